import type { Candidates } from '../labels/label-plan.ts';
import { firstAt } from '../labels/label-value.ts';
import { emitAt, type FoundLabel, type Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { unitSet } from '../tokens/characters.ts';
import { GAP, type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { type Cell, lineAt } from './cells.ts';

/** Lines of a block, at most, and label lines that follow one another in one, at least. */
const MOST_LINES = 48;
const LEAST_LABELS = 3;

/** Signs of a line that names a field, at most. */
const WIDEST = 60;

/** A line that names a field, with what its label asks for; undefined where no detector has the label. */
interface Field {
  readonly asks: Candidates | undefined;
}

/** What a line is worth beside a field: its value, or nothing that speaks for or against, or no value of it. */
const FITS = 3;
const OPEN = 0.2;
const OPPOSES = -2;
const SKIP = -0.3;

/** Values that have to stand in the order of their fields. */
const LEAST_FITS = 2;

/** The line of an offset where it is short enough to name a field: most labels stand in prose, which costs little to tell. */
const shortLineAt = (text: string, at: number): Cell | undefined => {
  const first = Math.max(0, at - WIDEST);
  const before = text.slice(first, at).lastIndexOf('\n');
  const behind = text.slice(at, at + WIDEST + 1).indexOf('\n');
  if ((before < 0 && first > 0) || (behind < 0 && at + WIDEST < text.length)) return undefined;
  return { from: first + before + 1, to: behind < 0 ? text.length : at + behind };
};

/** Signs that a label of a field goes on with in its line, in front of its value's: "no.", "#", "(9 digits)", a colon. */
const GOES_ON = unitSet([...'nN.#(:'].map((sign) => sign.charCodeAt(0)));

/** Whether little may stand behind a label in its line: the look that tells most labels of prose before the line is read. */
const mayEndLine = ({ gap, units, start, from }: Tokens, { to }: FoundLabel): boolean =>
  (gap[to] ?? 0) >= GAP.newline || GOES_ON.has(units[(start[to] ?? 0) - from] ?? 0);

/** Whether a line is a label and little else: "Account no.:", "Routing no. (9 digits):", "Driver's license". */
const isFieldLine = ({ text, tokens }: Page, { from, to }: FoundLabel, line: Cell): boolean => {
  if (line.to - line.from > WIDEST || !/^[^\d:;.,]{0,24}$/.test(text.slice(line.from, tokens.start[from])))
    return false;
  const behind = text.slice(tokens.end[to - 1], line.to);
  return /^(?: ?(?:no|number|nr|num)?[.#]?)?(?: ?\([^()\n]{1,24}\))? ?:?[ \t]*$/i.test(behind);
};

/** Whether a line without a known label names a field: it ends in a colon, or is a few words. */
const isOtherField = (text: string, { from, to }: Cell): boolean => {
  const own = text.slice(from, to).trim();
  return own.endsWith(':') || (own.length > 0 && own.length <= WIDEST / 2 && !/\d/.test(own));
};

/** The fields of a block that begins with a label, and where its lines end; undefined where too few stand together. */
const fieldsFrom = (
  page: Page,
  labelAt: ReadonlyMap<number, FoundLabel>,
  first: Cell,
): { readonly fields: readonly Field[]; readonly end: number } | undefined => {
  const { text } = page;
  const fields: Field[] = [];
  let known = 0;
  let pending = 0;
  let end = first.to;
  for (let at = first.from; fields.length + pending < MOST_LINES && at < text.length; ) {
    const line = lineAt(text, at);
    const label = labelAt.get(line.from);
    if (label) {
      while (pending > 0) {
        fields.push({ asks: undefined });
        pending -= 1;
      }
      fields.push({ asks: label.plan().all });
      known += 1;
      end = line.to;
    } else if (known < LEAST_LABELS - 1 || !isOtherField(text, line)) break;
    else pending += 1;
    at = line.to + 1;
  }
  return known >= LEAST_LABELS ? { fields, end } : undefined;
};

/** The lines of values below a block of fields, which one blank line may part from it. */
const valueLines = (
  text: string,
  labelAt: ReadonlyMap<number, FoundLabel>,
  from: number,
  most: number,
): readonly Cell[] => {
  const lines: Cell[] = [];
  let at = from;
  for (let n = 0; lines.length < most && n < 2 * most && at < text.length; n += 1) {
    const line = lineAt(text, at);
    const own = text.slice(line.from, line.to).trim();
    if (labelAt.has(line.from)) break;
    // Fields that no label names may end the block, and what is signed.
    const isRest = own === '' || own.endsWith(':') || own.length > WIDEST;
    if (!isRest) lines.push(line);
    else if (lines.length > 0) break;
    at = line.to + 1;
  }
  return lines;
};

/** What a line holds for a field: a value that fills it. */
const valueIn = (page: Page, { asks }: Field, { from, to }: Cell): Span | undefined => {
  if (!asks) return undefined;
  const span = firstAt(page, asks, tokenFrom(page.tokens, from), true);
  return span && 3 * (span.end - span.start) >= 2 * (to - from) ? span : undefined;
};

/** The best order-keeping match of fields and lines: for each field the value in its line. */
const matched = (page: Page, fields: readonly Field[], lines: readonly Cell[]): readonly Span[] => {
  const spans = fields.map((field) => lines.map((line) => valueIn(page, field, line)));
  const worth = (i: number, j: number): number => {
    if (spans[i]?.[j]) return FITS;
    return fields[i]?.asks ? OPPOSES : OPEN;
  };
  const width = lines.length + 1;
  const best = new Float64Array((fields.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = fields.length; i >= 0; i -= 1)
    for (let j = lines.length; j >= 0; j -= 1) {
      if (i === fields.length || j === lines.length) continue;
      best[i * width + j] = Math.max(at(i + 1, j) + SKIP, at(i, j + 1) + SKIP, at(i + 1, j + 1) + worth(i, j));
    }
  const found: Span[] = [];
  for (let [i, j] = [0, 0]; i < fields.length && j < lines.length; ) {
    if (at(i, j) === at(i + 1, j + 1) + worth(i, j)) {
      const span = spans[i]?.[j];
      if (span) found.push(span);
      i += 1;
      j += 1;
    } else if (at(i, j) === at(i + 1, j) + SKIP) i += 1;
    else j += 1;
  }
  return found;
};

/**
 * Forms out of which a program took all labels first and then all values: "Employee no.: / Routing no.: / Account no.:" and below them
 * "31-4482 / 271981149 / 0019928837450". The values stand in the order of their fields, though some are left out or take two lines.
 */
export const findBlocks = (page: Page): void => {
  const { text, tokens, labels } = page;
  const labelAt = new Map<number, FoundLabel>();
  for (const label of labels) {
    const line = mayEndLine(tokens, label) ? shortLineAt(text, tokens.start[label.from] ?? 0) : undefined;
    if (line && isFieldLine(page, label, line)) labelAt.set(line.from, label);
  }
  let reached = -1;
  for (const from of labelAt.keys()) {
    if (from < reached) continue;
    const block = fieldsFrom(page, labelAt, lineAt(text, from));
    if (!block) continue;
    reached = block.end;
    const found = matched(page, block.fields, valueLines(text, labelAt, block.end + 1, 2 * block.fields.length));
    if (found.length < LEAST_FITS) continue;
    for (const span of found) emitAt(page, tokenFrom(tokens, span.start), span);
  }
};
