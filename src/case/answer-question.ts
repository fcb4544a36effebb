import { type Document, isSeq } from 'yaml';
import { CandorError } from '../core/errors.ts';
import { parseCaseFile } from './case-file.ts';
import { type CaseFile, caseSchema, DATE_EVENTS, type DateEvent, type Decision } from './case-schema.ts';
import { fieldsAt } from './schema-fields.ts';

/** Where in case.yaml the answer to an open question goes; the id of a question is the key that it asks for. */
export type AnswerPlace =
  | { readonly kind: 'value'; readonly path: readonly (string | number)[] }
  | { readonly kind: 'date'; readonly event: DateEvent }
  | { readonly kind: 'paper'; readonly event: DateEvent }
  | { readonly kind: 'gap'; readonly from: DateEvent; readonly to: DateEvent }
  | { readonly kind: 'condition'; readonly jurisdiction: string; readonly path: string };

const isEvent = (word: string): word is DateEvent => (DATE_EVENTS as readonly string[]).includes(word);

/** Law and facts call some events otherwise than case.yaml does. */
const eventOf = (word: string): DateEvent | undefined => {
  const plain = word.replace(/_at$/, '').replace(/^awareness$/, 'aware');
  return isEvent(plain) ? plain : undefined;
};

const under = (key: 'incident' | 'notifier', rest: readonly string[]): AnswerPlace | undefined => {
  const path = [key, ...rest];
  const known = fieldsAt(caseSchema, path.slice(0, -1), {});
  return known.includes(path.at(-1) ?? '') ? { kind: 'value', path } : undefined;
};

const evidencePlace = (id: string, file: CaseFile): AnswerPlace | undefined => {
  const [, index, key = ''] = /^evidence\[(\d+)\]\.([a-z_]+)$/.exec(id) ?? [];
  if (index === undefined || file.evidence?.[Number(index)] === undefined) return undefined;
  const known = fieldsAt(caseSchema, ['evidence', Number(index)], {});
  return known.includes(key) ? { kind: 'value', path: ['evidence', Number(index), key] } : undefined;
};

const gapPlace = ([from = '', to = '']: readonly string[]): AnswerPlace | undefined =>
  isEvent(from) && isEvent(to) ? { kind: 'gap', from, to } : undefined;

const datePlace = (words: readonly string[]): AnswerPlace | undefined => {
  const [first = '', second] = words;
  const event = eventOf(first);
  if (event === undefined) return undefined;
  if (second === undefined) return { kind: 'date', event };
  return second === 'document' ? { kind: 'paper', event } : undefined;
};

/** The place of a question's answer; undefined: the id asks for nothing that case.yaml holds. */
export const placeOfQuestion = (id: string, file: CaseFile): AnswerPlace | undefined => {
  const condition = /^([a-z]{2}(?:-[a-z0-9]+)*):(\$\..+)$/.exec(id);
  if (condition) return { kind: 'condition', jurisdiction: condition[1] ?? '', path: condition[2] ?? '' };
  if (id.startsWith('evidence[')) return evidencePlace(id, file);
  const [first = '', ...rest] = id.split('.');
  switch (first) {
    case 'dates':
      return datePlace(rest);
    case 'gap':
      return gapPlace(rest);
    case 'notifier':
    case 'incident':
      return under(first, rest);
    case 'event':
    case 'group':
      return under('incident', rest);
    default:
      return datePlace([first, ...rest]) ?? under('incident', [first, ...rest]);
  }
};

export type AnswerValue = Extract<Decision, { readonly about: 'answer' }>['value'];

interface Answer {
  readonly value: AnswerValue;
  readonly by: string;
  readonly on: string;
  readonly why: string;
  readonly document?: string | undefined;
}

const given = (parts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));

const dateIndex = (file: CaseFile, event: DateEvent): number =>
  (file.dates ?? []).findIndex((date) => date.event === event);

/** A new value of a date; the value that stood there moves below `earlier`, with the reason for the change. */
const setDate = (document: Document, file: CaseFile, event: DateEvent, answer: Answer): void => {
  const index = dateIndex(file, event);
  const before = file.dates?.[index];
  const { value, by, on, why, document: paper } = answer;
  const now = given({ event, at: String(value), document: paper, recorded_by: by, recorded_on: on });
  if (!before) {
    const list = document.get('dates');
    if (isSeq(list)) {
      list.flow = false;
      list.add(document.createNode(now));
    } else document.set('dates', document.createNode([now]));
    return;
  }
  const old = given({ at: before.at, recorded_by: before.recorded_by, document: before.document, why });
  const earlier = before.at === value ? (before.earlier ?? []) : [...(before.earlier ?? []), old];
  document.setIn(['dates', index], document.createNode({ ...now, ...(earlier.length > 0 ? { earlier } : {}) }));
};

/** Puts an answer at its place in the document of case.yaml. */
export const putAnswer = (document: Document, file: CaseFile, place: AnswerPlace, answer: Answer): void => {
  switch (place.kind) {
    case 'date':
      setDate(document, file, place.event, answer);
      return;
    case 'paper': {
      const index = dateIndex(file, place.event);
      if (index < 0) throw new CandorError('USAGE', 'this date is not on record yet', { place: { key: place.event } });
      document.setIn(['dates', index, 'document'], String(answer.value));
      return;
    }
    case 'value': {
      document.setIn(place.path, document.createNode(answer.value));
      const [list, index, key] = place.path;
      // A decision about a folder carries who took it, when and why.
      if (list === 'evidence' && key === 'exposure') {
        document.setIn([list, index, 'decided_by'], answer.by);
        document.setIn([list, index, 'decided_at'], answer.on);
        document.setIn([list, index, 'why'], answer.why);
      }
      return;
    }
    case 'gap':
    case 'condition':
      return;
    default:
      place satisfies never;
  }
};

/** The readings of a word that was given as an answer: as it stands, as a list where the key takes one. */
export const readingsOf = (text: string, plain: AnswerValue): readonly AnswerValue[] => [
  plain,
  text,
  text.split(',').map((part) => part.trim()),
];

/** The first reading under which the file stays valid; the fault of the first where none does. */
export const validReading = (
  readings: readonly AnswerValue[],
  text: (value: AnswerValue) => string,
  name: string,
): AnswerValue => {
  let fault: unknown;
  for (const value of readings) {
    try {
      parseCaseFile(text(value), name);
      return value;
    } catch (error) {
      fault ??= error;
    }
  }
  throw fault;
};
