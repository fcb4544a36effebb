import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Mention, mentionsOf } from '../src/detect/text/mentions.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import { type MarkedText, markedTextsIn, type TrueSpan } from '../test/support/marked-text.ts';
import { asFound, asTrue, type Found, truthOf } from './truth-as-found.ts';

interface Count {
  values: number;
  linked: number;
  right: number;
  /** Further people who have a value by the truth, those who were given one that is theirs, and those who were given any. */
  sharing: number;
  shared: number;
  given: number;
}

const namesIn = (mention: Mention | undefined, spans: readonly Span[], text: string): string => {
  const names = (mention?.members ?? [])
    .flatMap((m) => spans[m] ?? [])
    .filter(({ element }) => element === 'person_name');
  return names.length === 0 ? 'nobody' : names.map(({ start, end }) => text.slice(start, end)).join(', ');
};

/**
 * Counts the true values of a text, those with a record that names somebody, and those whose record names the right
 * person: the one whose name stands most in it. A name that the truth leaves open and gives to nobody ("Hi Craig," in a mail to Craig
 * Wozniak) says nothing of whose a record is.
 */
const countLinks = (
  { text, spans: truth }: Pick<MarkedText, 'text' | 'spans'>,
  { spans, people }: Found,
  kind: string,
  count: Count,
  onWrong?: (one: TrueSpan, given: string) => void,
): void => {
  const mentions = mentionsOf(spans, text, kind, people);
  const marks = truthOf(spans, truth);
  const recordOf = new Map(
    mentions.flatMap(({ members, shared }, n) =>
      members.filter((m) => !shared.has(m)).map((m): [number, number] => [m, n]),
    ),
  );
  const personOf = mentions.map(({ members }) => {
    const votes = new Map<number, number>();
    for (const m of members) {
      const one = marks[m];
      const isOpen = one?.optional === true && one.person === 0;
      if (one?.element === 'person_name' && !isOpen) votes.set(one.person, (votes.get(one.person) ?? 0) + 1);
    }
    return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  });
  for (const one of truth) {
    if (one.element === 'person_name' || one.person === 0 || one.optional === true) continue;
    const m = marks.indexOf(one);
    const person = m < 0 ? undefined : personOf[recordOf.get(m) ?? -1];
    count.values += 1;
    if (person !== undefined) count.linked += 1;
    const isRight = person === one.person || (person !== undefined && one.also?.includes(person));
    const sharers = mentions.flatMap(({ shared }, n) => (shared.has(m) ? [personOf[n]] : []));
    const owners = [one.person, ...(one.also ?? [])];
    count.sharing += owners.length - 1;
    count.given += sharers.length;
    count.shared += sharers.filter(
      (sharer) => sharer !== undefined && sharer !== person && owners.includes(sharer),
    ).length;
    if (isRight) count.right += 1;
    else onWrong?.(one, m < 0 ? 'not found' : namesIn(mentions[recordOf.get(m) ?? -1], spans, text));
  }
};

const report = (name: string, { values, linked, right, sharing, shared, given }: Count): void => {
  const ofSeveral =
    sharing + given > 0 ? `; of several: ${sharing} more who have one, ${given} given, ${shared} rightly` : '';
  console.log(
    `${name}: ${values} values, precision ${(right / linked).toFixed(4)}, recall ${(right / values).toFixed(4)}${ofSeveral}`,
  );
};

const add = (to: Count, from: Count): void => {
  for (const key of COUNTS) to[key] += from[key];
};

const COUNTS = ['values', 'linked', 'right', 'sharing', 'shared', 'given'] as const;

const nothing = (): Count => ({ values: 0, linked: 0, right: 0, sharing: 0, shared: 0, given: 0 });

const spansByDocument = (drill: string): ReadonlyMap<string, readonly TrueSpan[]> => {
  const found = new Map<string, TrueSpan[]>();
  for (const line of readFileSync(join(drill, 'truth/span.ndjson'), 'utf8').split('\n')) {
    if (line === '') continue;
    const row = JSON.parse(line) as TrueSpan & { readonly document: string };
    found.set(row.document, [...(found.get(row.document) ?? []), row]);
  }
  return found;
};

/** Notes, chats and mails of a drill: their places in the truth are those of their own text. */
const drillLinks = (drill: string): void => {
  const truth = spansByDocument(drill);
  const kinds = new Map(['note', 'chat', 'case'].map((kind) => [kind, nothing()]));
  for (const folder of ['evidence/notes', 'evidence/mail']) {
    for (const file of readdirSync(join(drill, folder)).sort()) {
      const kind = /^(note|chat|case)_/.exec(file)?.[1] ?? '';
      const count = kinds.get(kind);
      if (!count) continue;
      const text = readFileSync(join(drill, folder, file), 'utf8').replaceAll('\r\n', '\n');
      const spans = truth.get(`${folder}/${file}`) ?? [];
      countLinks({ text, spans }, asFound({ text }), kind === 'case' ? 'mail' : 'plain', count);
    }
  }
  for (const [kind, count] of kinds) report(`drill, ${kind === 'case' ? 'mail' : kind}`, count);
};

const showIn =
  (name: string, text: string) =>
  ({ start, end, element }: TrueSpan, given: string): void =>
    console.log(
      `  ${name} ${element} (${given}): ${text.slice(Math.max(0, start - 60), start)}«${text.slice(start, end)}»`.replaceAll(
        '\n',
        ' / ',
      ),
    );

/** Links in marked texts of a folder, by genre; with those that are wrong. */
const textLinks = (folder: string, withFaults: boolean, find: (text: MarkedText) => Found): void => {
  const genres = new Map<string, Count>();
  const all = nothing();
  for (const text of markedTextsIn(pathToFileURL(`${resolve(folder)}/`))) {
    const { genre, name } = text;
    const count = genres.get(genre) ?? nothing();
    genres.set(genre, count);
    const own = nothing();
    const onWrong = withFaults ? showIn(name, text.text) : undefined;
    countLinks(text, find(text), genre === 'mail' ? 'mail' : 'plain', own, onWrong);
    for (const counted of [count, all]) add(counted, own);
  }
  for (const [genre, count] of [...genres].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (count.values > 0) report(`${folder}, ${genre}`, count);
  report(`${folder}, all`, all);
};

const WORDS: ReadonlySet<string> = new Set(['faults', 'truth']);

/**
 * Precision and recall of the link from a value to its person, on a drill ("-" for none) and on folders of marked texts: as found,
 * or with the values and people of the truth.
 */
export const measureLinks = (drill: string | undefined, words: readonly string[]): void => {
  if (drill !== undefined && drill !== '-') drillLinks(drill);
  const find = words.includes('truth') ? asTrue : asFound;
  const folders = words.filter((word) => !WORDS.has(word));
  for (const folder of folders.length > 0 ? folders : ['test/fixtures/texts'])
    textLinks(folder, words.includes('faults'), find);
};
