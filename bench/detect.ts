import { readFileSync, writeFileSync } from 'node:fs';
import { codePoints } from '../src/detect/steps/texts/detect-texts.ts';
import { scan } from '../src/detect/text/default-scanner.ts';
import { measureBenign } from './detect-benign.ts';
import { measureCalibration } from './detect-calibrate.ts';
import { measureConll } from './detect-conll.ts';
import { fitFacts } from './detect-fit-facts.ts';
import { fitLinks } from './detect-fit-links.ts';
import { fitNames } from './detect-fit-names.ts';
import { fitNumbers } from './detect-fit-numbers.ts';
import { measureCrowded, measureHostile } from './detect-hostile.ts';
import { measureLinks } from './detect-links.ts';
import { measureSpeed } from './detect-speed.ts';
import { measureTables } from './detect-tables.ts';
import { measureTexts } from './detect-texts.ts';

// Measures detection in text: npm run bench:detect -- score GOLD PREDICTIONS | benign FILE... | speed [FILE...] | links [DRILL|- [FOLDER...] [faults] [truth]] | texts FOLDER [faults] | conll FILE [faults] | tables FOLDER [faults]

/** Writes predictions for a labelled set, as the shared scorer reads them. */
const predict = (gold: string, target: string): void => {
  const texts = (JSON.parse(readFileSync(gold, 'utf8')) as readonly { full_text?: string; text?: string }[]).map(
    (entry) => entry.full_text ?? entry.text ?? '',
  );
  const before = process.cpuUsage();
  const lines = texts.flatMap((text, doc) => {
    const at = codePoints(text);
    return scan(text).map(({ element, start, end, confidence }) =>
      JSON.stringify({ doc, element, start: at(start), end: at(end), score: confidence }),
    );
  });
  const { user, system } = process.cpuUsage(before);
  writeFileSync(target, `${lines.join('\n')}\n`);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const seconds = ((user + system) / 1_000_000).toFixed(2);
  console.log(`${texts.length} texts, ${characters} characters, ${lines.length} spans, ${seconds} s of processor time`);
};

const [, , what, ...rest] = process.argv;
if (what === 'benign') measureBenign(rest);
else if (what === 'speed') measureSpeed(rest);
else if (what === 'crowded') measureCrowded();
else if (what === 'hostile') measureHostile(rest[0] === undefined ? undefined : Number(rest[0]), rest[1] === 'few');
else if (what === 'links') measureLinks(rest[0], rest.slice(1));
else if (what === 'texts' && rest[0] !== undefined) measureTexts(rest[0], rest[1] === 'faults');
else if (what === 'conll' && rest[0] !== undefined) measureConll(rest[0], rest[1] === 'faults');
else if (what === 'tables' && rest[0] !== undefined) await measureTables(rest[0], rest[1] === 'faults');
else if (what === 'calibrate' && rest.length === 2) measureCalibration(rest[0] ?? '', rest[1] ?? '');
else if (what === 'fit-links' && rest[0] !== undefined) fitLinks(rest);
else if (what === 'fit-names' && rest[0] !== undefined) fitNames(rest);
else if (what === 'fit-facts' && rest[0] !== undefined) fitFacts(rest);
else if (what === 'fit-numbers' && rest[0] !== undefined) fitNumbers(rest);
else if (what === 'score' && rest.length === 2) predict(rest[0] ?? '', rest[1] ?? '');
else
  console.log(
    'bench:detect -- score GOLD PREDICTIONS | benign FILE... | speed [FILE...] | links [DRILL|- [FOLDER...] [faults] [truth]] | texts FOLDER [faults] | conll FILE [faults] | tables FOLDER [faults] | calibrate GOLD FOLDER | hostile [SIGNS [few]] | crowded | fit-links FOLDER... | fit-names FOLDER... [out=PREFIX,...] | fit-facts FOLDER... | fit-numbers FOLDER... [out|out=PREFIX,...]',
  );
