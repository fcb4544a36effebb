import type { ScriptFunction } from '../../engine/port.ts';
import { isCounted } from '../../schema/vocabulary.ts';
import { foldWords } from '../columns/cells/fold.ts';
import { isOfOthers } from '../text/mentions/by-head.ts';
import { pronounIn } from '../text/mentions/pronouns.ts';
import { findInText } from '../text/script.ts';
import type { TalkPlan } from './talk-plan.ts';
import type { TextDetection, TextFindings } from './text-findings.ts';
import { holdingWords, lookedAt, type TextHolding, type TextSetting } from './text-holding.ts';

/** Between the names of a row's people, in the order of the plan. */
export const BETWEEN_NAMES = '\u001f';

type Cells = TextFindings['records'][number]['cells'];

/** What the text of a row says of one person: of one of the row (`mention`), or of somebody else (`cells` of RECORD). */
interface Said extends TextHolding {
  readonly mention?: number;
  readonly cells?: Cells;
}

/** A line above the text that says who somebody of the row is. */
interface HeadLine {
  readonly mention: number;
  readonly end: number;
  readonly start: number;
}

/** Whose something is: one of the row, somebody whom the text names, or whom it does not name. */
type Owner = { readonly mention: number } | { readonly record: number; readonly isNamed: boolean } | undefined;

const NAME_CELLS = ['full_name', 'given_name', 'middle_name', 'family_name', 'maiden_name', 'name_suffix'] as const;
const NAMELESS: Cells = Object.fromEntries(NAME_CELLS.map((name) => [name, null]));

const isName = ({ element }: TextDetection): boolean => element === 'person_name';

const lengthOf = (text: string): number => [...text].length;

/** The names of a row's people as lines above its text, so that it is read as a note about them. */
const headOf = ({ heads }: TalkPlan, names: readonly string[]) => {
  const lines: HeadLine[] = [];
  let head = '';
  for (const [n, { mention, word }] of heads.entries()) {
    if (word === null || !names[n]) continue;
    const start = lengthOf(head);
    head += `${word}: ${names[n].replace(/\s+/g, ' ')}\n`;
    lines.push({ mention, start, end: lengthOf(head) });
  }
  return { head, lines };
};

/** Whether a name of a text can be that of a cell: no word of the shorter one is missing in the other. */
const isCalled = (name: string, cell: string): boolean => {
  const [a, b] = [foldWords(name).split(' '), foldWords(cell).split(' ')];
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return few[0] !== '' && few.every((word) => many.includes(word));
};

/** Whose each record of a text is. */
const ownersOf = (
  { detections, records }: TextFindings,
  lines: readonly HeadLine[],
  ofHouse: readonly { readonly mention: number; readonly name: string }[],
): readonly Owner[] => {
  const headed = new Map<number, number>();
  for (const found of detections) {
    const line = isName(found) ? lines.find(({ start, end }) => found.start >= start && found.start < end) : undefined;
    if (line && found.record !== null && !headed.has(found.record)) headed.set(found.record, line.mention);
  }
  return records.map(({ cells }, record): Owner => {
    const mention = headed.get(record);
    if (mention !== undefined) return { mention };
    const name = cells['full_name'] ?? cells['given_name'] ?? cells['family_name'];
    if (name === null || name === undefined) return { record, isNamed: false };
    const served = ofHouse.find((one) => isCalled(String(name), one.name));
    return served ? { mention: served.mention } : { record, isNamed: true };
  });
};

/** Whether what a text says of nobody by name is that of whom the row's text is. */
const isOfAbout = (manner: TalkPlan['manner'], text: string): boolean => {
  if (manner === 'subject') return true;
  if (pronounIn(text) === 'my') return true;
  return manner === 'speaker' && !isOfOthers(text);
};

/**
 * What the text of a row says of each: of its own people under their number, that of `about` always, and of others whom
 * the text names. `names`: of the row's people, in the order of the plan.
 */
export const saidInRow = (
  names: readonly string[],
  given: string,
  plan: TalkPlan,
  { protocol, detectors }: TextSetting,
): readonly Said[] => {
  const text = lookedAt(given);
  const { head, lines } = headOf(plan, names);
  const found = findInText(head + text, 'plain', { tokenKey: '', detectors });
  const from = lengthOf(head);
  const ofHouse = plan.heads.flatMap(({ mention, word }, n) =>
    word === null && names[n] ? [{ mention, name: names[n] }] : [],
  );
  const owners = ownersOf(found, lines, ofHouse);
  const isAbouts = isOfAbout(plan.manner, text);
  const ownerOf = (record: number | null): Owner => {
    const owner = record === null ? undefined : owners[record];
    if (owner && ('mention' in owner ? owner.mention !== plan.about : owner.isNamed)) return owner;
    if (isAbouts) return { mention: plan.about };
    return record === null ? undefined : { record, isNamed: false };
  };
  const own = new Map<number, TextDetection[]>([[plan.about, []]]);
  const others = new Map<number, { readonly isNamed: boolean; readonly detections: TextDetection[] }>();
  for (const detection of found.detections) {
    const owner = detection.start < from || !isCounted(detection.element) ? undefined : ownerOf(detection.record);
    if (owner === undefined) continue;
    if ('mention' in owner) {
      own.set(owner.mention, [...(own.get(owner.mention) ?? []), detection]);
    } else {
      const { record, isNamed } = owner;
      others.set(record, { isNamed, detections: [...(others.get(record)?.detections ?? []), detection] });
    }
  }
  const withoutNames = (detections: readonly TextDetection[]) => detections.filter((one) => !isName(one));
  return [
    ...[...own].map(([mention, all]) => ({ mention, ...holdingWords(withoutNames(all), protocol) })),
    ...[...others]
      .filter(([, { detections }]) => withoutNames(detections).length > 0)
      .map(([record, { detections, isNamed }]) => ({
        ...holdingWords(isNamed ? detections : withoutNames(detections), protocol),
        cells: { ...found.records[record]?.cells, ...(isNamed ? {} : NAMELESS) },
      })),
  ];
};

/** Script step over rows (document_no, row_no, names, text, plan as JSON): a row for each of whom the text says something. */
export const talkInRow: ScriptFunction = function* ([, , names, text, plan], setting) {
  if (!text || !plan) return;
  const said = saidInRow(
    (names ?? '').split(BETWEEN_NAMES),
    text,
    JSON.parse(plan) as TalkPlan,
    setting as TextSetting,
  );
  for (const { mention, holding, withheld, told, cells } of said) {
    yield [
      mention === undefined ? null : String(mention),
      holding,
      withheld,
      told,
      cells ? JSON.stringify(cells) : null,
    ];
  }
};
