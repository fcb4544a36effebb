import { readFileSync, writeFileSync } from 'node:fs';
import { codePoints } from '../src/detect/steps/detect-texts.ts';
import { scan } from '../src/detect/text/default-scanner.ts';

// Writes predictions for a labelled set, as the shared scorer reads them: node bench/detect.ts GOLD.json PREDICTIONS.ndjson
const [, , gold = '', target = ''] = process.argv;
const texts = (JSON.parse(readFileSync(gold, 'utf8')) as readonly { full_text?: string; text?: string }[]).map(
  (entry) => entry.full_text ?? entry.text ?? '',
);
const begun = performance.now();
const lines = texts.flatMap((text, doc) => {
  const at = codePoints(text);
  return scan(text).map(({ element, start, end, confidence }) =>
    JSON.stringify({ doc, element, start: at(start), end: at(end), score: confidence }),
  );
});
const seconds = (performance.now() - begun) / 1000;
writeFileSync(target, `${lines.join('\n')}\n`);
const characters = texts.reduce((sum, text) => sum + text.length, 0);
console.log(`${texts.length} texts, ${characters} characters, ${lines.length} spans, ${seconds.toFixed(2)} s`);
