// Puts what Candor makes of its data files into the build (dist/kept), so that a package that nobody may write to starts
// as fast as a clone, which keeps it beside its compile cache.
import { readdirSync } from 'node:fs';
import { readYaml } from '../dist/core/data-files.js';
import { WORD_TESTS } from '../dist/detect/columns/cells/content-words.js';
import { fillLexicon } from '../dist/detect/text/tokens/lexicon.js';

const data = new URL('../data/', import.meta.url);
const files = readdirSync(data, { recursive: true }).map((path) => path.replaceAll('\\', '/'));
for (const path of files.filter((name) => name.endsWith('.yaml'))) readYaml(new URL(path, data));
fillLexicon();
WORD_TESTS.given_name('Mary');
WORD_TESTS.city_name('Dover');
