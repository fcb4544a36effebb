import type { Detector } from '../data-files.ts';
import { VALIDATORS } from '../values/validators.ts';
import { hashOf } from './characters.ts';
import type { FoundLabel, Page } from './page.ts';
import type { Span } from './span.ts';
import { GAP, KIND, type Tokens } from './tokens.ts';
import { unclearAt } from './unclear.ts';
import { isWhole } from './whole.ts';

/** Words that stand between a label and its value: "number is", "on file", "del cliente es". */
const FILLERS: ReadonlySet<number> = new Set(
  'number numbers num no nr nbr code id is was are be as of the a my his her your our their its for on in file record still now current currently listed provided given same reads ending shown below above following with por para del de la el su mi es son era numero num nro ist lautet nummer est sont numero della e il suo o que card value please should changed updated says would and entered used called set to last new old issued'
    .split(' ')
    .map(hashOf),
);

/** Words after which a value counts that needs a sign of separation. */
const IS: ReadonlySet<number> = new Set('is was es ist est reads lautet are'.split(' ').map(hashOf));

const SIGNS = new Uint8Array(128);
for (const sign of ':=#-.()"\'*|>[]_/`') SIGNS[sign.charCodeAt(0)] = 1;

/** Tokens between a label and its value, at most. */
const MOST_FILLERS = 8;

const COLON = 58;
const EQUALS = 61;

const valueAt = (page: Page, detector: Detector, at: number): Span | undefined => {
  const { text } = page;
  detector.expression.lastIndex = at;
  const found = detector.expression.exec(text);
  if (!found) return undefined;
  const end = at + found[0].length;
  if (!isWhole(text, at, end)) return undefined;
  if (detector.validator && !VALIDATORS[detector.validator]?.(found[0])) return undefined;
  const why = [detector.id, detector.validator, 'label'].filter(Boolean).join(', ');
  const { element, score: confidence, state = 'clear', id } = detector;
  return { element, start: at, end, confidence, state, detector: id, why };
};

/** Whether a label stands where a value is asked for: at the start of a line or behind a sign. */
const asksForValue = ({ gap, kind, count }: Tokens, from: number, to: number): boolean =>
  to < count && (gap[from] ?? 0) >= GAP.newline && (gap[to] ?? 0) >= GAP.newline && kind[to] !== KIND.mark;

/** The first value behind a label that one of its detectors accepts. */
const behind = (page: Page, { from, to, detectors }: FoundLabel): Span | undefined => {
  const { tokens } = page;
  const { gap, hash, kind, start, count } = tokens;
  let separated = false;
  let lines = 0;
  for (let token = to; token < Math.min(count, to + MOST_FILLERS); token += 1) {
    const between = gap[token] ?? 0;
    if (between >= GAP.newline) {
      lines += 1;
      if (lines > 1 || !(separated || asksForValue(tokens, from, token))) return undefined;
      if (between === GAP.paragraph && !separated) return undefined;
    }
    const at = start[token] ?? 0;
    for (const detector of detectors) {
      if (detector.separator && !separated) continue;
      const span = valueAt(page, detector, at) ?? unclearAt(page.text, detector, at);
      if (span) return span;
    }
    const sign = hash[token] ?? 0;
    if (kind[token] === KIND.mark) {
      if (sign > 127 || SIGNS[sign] !== 1) return undefined;
      separated ||= sign === COLON || sign === EQUALS;
    } else if (FILLERS.has(sign)) separated ||= IS.has(sign);
    else return undefined;
  }
  return undefined;
};

/** Values that stand behind one of their labels. */
export const findLabelled = (page: Page): void => {
  for (const label of page.labels) {
    const span = behind(page, label);
    if (span) page.emit(span);
  }
};
