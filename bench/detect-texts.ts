import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scan } from '../src/detect/text/default-scanner.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import type { ElementId } from '../src/schema/vocabulary.ts';
import { addScores, type Fault, type Score, scoreTexts } from '../test/support/marked-scores.ts';
import { type MarkedText, markedTextsIn } from '../test/support/marked-text.ts';

/** Elements that vocabulary tells and not a number; they are counted apart from identifiers. */
const FACTS: readonly ElementId[] = [
  'medical',
  'genetic',
  'biometric',
  'race_or_ethnicity',
  'religion',
  'political_opinion',
  'union_membership',
  'sexual_orientation',
  'criminal_record',
  'work_evaluation',
  'place_of_birth',
  'signature',
  'cpni',
];

export const groupOf = (element: ElementId): string => {
  if (element === 'person_name') return 'persons';
  if (element === 'postal_address') return 'addresses';
  return FACTS.includes(element) ? 'facts' : 'identifiers';
};

/** 95 % Wilson interval of `k` of `n`. */
const wilson = (k: number, n: number): string => {
  if (n === 0) return '-';
  const z = 1.959964;
  const p = k / n;
  const d = 1 + (z * z) / n;
  const middle = (p + (z * z) / (2 * n)) / d;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / d;
  return `${p.toFixed(3)} [${Math.max(0, middle - half).toFixed(2)}-${Math.min(1, middle + half).toFixed(2)}]`;
};

export const lineOfScore = (name: string, { gold, found, elsewhere, said, right }: Score): string =>
  [
    name.padEnd(24),
    String(gold).padStart(5),
    String(said).padStart(5),
    `  P ${wilson(right, said)}`.padEnd(24),
    `  R ${wilson(found, gold)}`.padEnd(24),
    elsewhere > 0 ? `  as another ${elsewhere}` : '',
  ].join('');

const LINE_ENDS = /\s*\n\s*/g;

export const showFault = ({ text, missed, wrong }: Fault<Span>): string => {
  const at = missed ?? wrong ?? { start: 0, end: 0, element: '' };
  const around = `${text.text.slice(Math.max(0, at.start - 50), at.start)}«${text.text.slice(at.start, at.end)}»${text.text.slice(at.end, at.end + 30)}`;
  const kind = missed ? 'missed' : 'wrong ';
  return `${kind} ${at.element} ${wrong ? `${wrong.detector} ${wrong.confidence.toFixed(2)} ` : ''}${text.name}: ${around.replaceAll(LINE_ENDS, ' / ')}`;
};

/** Shows precision and recall by element and group of elements, with what was missed and what was wrong. */
export const reportTexts = (
  texts: readonly MarkedText[],
  detect: (text: string) => readonly Span[],
  withFaults: boolean,
): void => {
  const faults: string[] = [];
  const scores = scoreTexts(texts, detect, (fault) => faults.push(showFault(fault)));
  const groups = new Map<string, Score>();
  for (const [element, score] of scores) {
    const group = groupOf(element);
    const before = groups.get(group);
    groups.set(group, before ? addScores(before, score) : score);
  }
  console.log(`${texts.length} texts, ${texts.reduce((sum, { text }) => sum + text.length, 0)} characters`);
  console.log(`${'element'.padEnd(24)} gold  said`);
  for (const [element, score] of [...scores].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(lineOfScore(element, score));
  for (const [group, score] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(lineOfScore(`= ${group}`, score));
  if (withFaults) console.log(faults.sort().join('\n'));
};

/** Precision and recall on a folder of marked texts (invented people); with its faults. */
export const measureTexts = (folder: string, withFaults: boolean): void =>
  reportTexts(markedTextsIn(pathToFileURL(`${resolve(folder)}/`)), scan, withFaults);
