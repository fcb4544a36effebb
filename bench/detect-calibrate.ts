import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadDetectors } from '../src/detect/data-files.ts';
import { familyOf, shareAt } from '../src/detect/text/calibration.ts';
import { createScanner } from '../src/detect/text/scanner.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import { calibrationSteps, type Steps } from '../src/detect/words/data-files.ts';
import { FAMILIES, type Family } from '../src/detect/words/kinds.ts';
import { isCounted } from '../src/schema/vocabulary.ts';
import { markedTextsIn } from '../test/support/marked-text.ts';

/** One detection: what the rules said, and whether it is right. */
interface Case {
  readonly span: Span;
  readonly right: boolean;
}

/** Classes of presidio_synth_v2 that an element may lie on; others of its elements have no class there. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  person_name: ['PERSON'],
  postal_address: ['STREET_ADDRESS', 'GPE', 'ZIP_CODE'],
  phone: ['PHONE_NUMBER'],
  payment_card: ['CREDIT_CARD'],
  iban: ['IBAN_CODE'],
  ssn: ['US_SSN'],
  email: ['EMAIL_ADDRESS'],
  ip_address: ['IP_ADDRESS'],
  drivers_license: ['US_DRIVER_LICENSE'],
  zip: ['ZIP_CODE'],
  place_of_birth: ['GPE'],
};

interface Gold {
  readonly full_text: string;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}

const shared = (a: Span, from: number, to: number): number =>
  Math.max(0, Math.min(a.end, to) - Math.max(a.start, from));

/** Detections of the labelled set; its offsets are code points, its texts have none beyond the first plane where it matters. */
const ofGold = (file: string, scan: (text: string) => readonly Span[]): readonly Case[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as readonly Gold[]).flatMap(({ full_text: text, spans }) =>
    scan(text).flatMap((span): Case[] => {
      const classes = CLASSES[span.element];
      if (!classes) return [];
      const held = spans
        .filter(({ entity_type: type }) => classes.includes(type))
        .reduce((sum, one) => sum + shared(span, one.start_position, one.end_position), 0);
      return [{ span, right: 2 * held >= span.end - span.start }];
    }),
  );

/** Detections of marked texts; what may be found or left is left out. `half` takes every other file, by the sum of its letters. */
const ofTexts = (folder: string, half: 0 | 1, scan: (text: string) => readonly Span[]): readonly Case[] =>
  markedTextsIn(pathToFileURL(`${resolve(folder)}/`))
    .filter(({ name }) => [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 2 === half)
    .flatMap(({ text, spans }) =>
      scan(text)
        .filter(({ element }) => isCounted(element))
        .flatMap((span): Case[] => {
          const on = spans.filter((truth) => shared(span, truth.start, truth.end) > 0);
          if (on.some(({ optional }) => optional)) return [];
          const held = on
            .filter((truth) => truth.element === span.element)
            .reduce((sum, truth) => sum + shared(span, truth.start, truth.end), 0);
          return [{ span, right: 2 * held >= span.end - span.start }];
        }),
    );

const EDGES: readonly number[] = [0, 55, 60, 70, 80, 90, 95];

interface Bin {
  readonly from: number;
  readonly right: number;
  readonly all: number;
}

/** The share of a bin, drawn a little to the middle: few cases say little. */
const shareOf = ({ right, all }: Bin): number => (right + 1) / (all + 2);

/** Joins bins until their shares rise. */
const rising = (bins: readonly Bin[]): readonly Bin[] => {
  const done: Bin[] = [];
  for (const bin of bins) {
    let last = bin;
    for (let before = done.at(-1); before && shareOf(before) > shareOf(last); before = done.at(-1)) {
      last = { from: before.from, right: before.right + last.right, all: before.all + last.all };
      done.pop();
    }
    done.push(last);
  }
  return done;
};

const stepsOf = (cases: readonly Case[]): Steps => {
  const bins = EDGES.map((from, n): Bin => {
    const own = cases.filter(({ span }) => {
      const raw = 100 * span.confidence;
      return raw >= from && raw < (EDGES[n + 1] ?? 101);
    });
    return { from, right: own.filter(({ right }) => right).length, all: own.length };
  }).filter(({ all }) => all > 0);
  return rising(bins).map((bin) => [bin.from, Math.min(99, Math.max(1, Math.round(100 * shareOf(bin))))]);
};

const HEAD = `# What a confidence of the rules is worth: of detections of a family, from which confidence on which share was right, both in
# hundredths. Written by \`npm run bench:detect -- calibrate\` from presidio_synth_v2 and one half of the held-out texts.
`;

type AllSteps = Readonly<Record<Family, Steps>>;

const fitted = (cases: readonly Case[]): AllSteps =>
  Object.fromEntries(
    FAMILIES.map((family) => [family, stepsOf(cases.filter(({ span }) => familyOf(span) === family))]),
  ) as AllSteps;

const write = (steps: AllSteps): void => {
  const lines = FAMILIES.map((family) => `${family}: ${JSON.stringify(steps[family]).replaceAll(',', ', ')}`);
  writeFileSync(new URL('../data/judges/calibration.yaml', import.meta.url), `${HEAD}${lines.join('\n')}\n`);
};

const saidBy =
  (steps: AllSteps) =>
  (span: Span): number =>
    shareAt(steps[familyOf(span)], 100 * span.confidence);

/** Of detections by the confidence that is given, how many are right: of the half that nothing was fitted to. */
const showReliability = (
  cases: readonly Case[],
  saidOf: (span: Span) => number,
  families: readonly (Family | 'all')[],
): void => {
  const edges = [0, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];
  for (const family of families) {
    for (const [n, from] of edges.entries()) {
      const own = cases.filter(({ span }) => {
        const confidence = saidOf(span);
        return (
          (family === 'all' || familyOf(span) === family) && confidence >= from && confidence < (edges[n + 1] ?? 2)
        );
      });
      if (own.length === 0) continue;
      const said = own.reduce((sum, { span }) => sum + saidOf(span), 0) / own.length;
      const right = own.filter((one) => one.right).length / own.length;
      console.log(`${family} from ${from}: ${own.length} cases, said ${said.toFixed(3)}, right ${right.toFixed(3)}`);
    }
  }
};

/** How far what is said lies from what is right, over tenths of confidence, weighed by how many there are. */
const errorOf = (cases: readonly Case[], saidOf: (span: Span) => number): number => {
  const bins = Map.groupBy(cases, ({ span }) => Math.floor(10 * saidOf(span)));
  return [...bins.values()].reduce((sum, own) => {
    const said = own.reduce((all, { span }) => all + saidOf(span), 0);
    return sum + Math.abs(said - own.filter(({ right }) => right).length) / cases.length;
  }, 0);
};

/** The mean square of what is said against what is right (Brier). */
const squareOf = (cases: readonly Case[], saidOf: (span: Span) => number): number =>
  cases.reduce((sum, { span, right }) => sum + (saidOf(span) - Number(right)) ** 2, 0) / Math.max(1, cases.length);

/** Fits data/judges/calibration.yaml, and shows how reliable it is on texts that it was not fitted to, beside the one that was there. */
export const measureCalibration = (gold: string, folder: string): void => {
  const { scan } = createScanner(loadDetectors());
  const before = calibrationSteps();
  const after = fitted([...ofGold(gold, scan), ...ofTexts(folder, 0, scan)]);
  write(after);
  const others = ofTexts(folder, 1, scan);
  console.log('by the file before:');
  showReliability(others, saidBy(before), ['all']);
  console.log('by the file now:');
  showReliability(others, saidBy(after), ['all', ...FAMILIES]);
  const ways: readonly (readonly [string, (span: Span) => number])[] = [
    ["the rules' scores", ({ confidence }) => confidence],
    ['the file before', saidBy(before)],
    ['the file now', saidBy(after)],
  ];
  for (const family of ['all', ...FAMILIES] as const) {
    const own = others.filter(({ span }) => family === 'all' || familyOf(span) === family);
    const told = ways.map(
      ([name, said]) => `${errorOf(own, said).toFixed(3)} ${squareOf(own, said).toFixed(4)} by ${name}`,
    );
    console.log(`${family}, ${own.length} cases, mean distance of said and right, and mean square: ${told.join(', ')}`);
  }
};
