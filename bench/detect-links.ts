import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scan } from '../src/detect/text/default-scanner.ts';
import { type Mention, mentionsOf } from '../src/detect/text/mentions.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import { markedTextsIn } from '../test/support/marked-text.ts';

interface TrueSpan {
  readonly element: string;
  readonly start: number;
  readonly end: number;
  readonly person: number;
  readonly optional?: boolean;
}

interface Count {
  values: number;
  linked: number;
  right: number;
}

const overlap = (a: TrueSpan, b: { readonly start: number; readonly end: number }): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start);

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
  text: string,
  truth: readonly TrueSpan[],
  kind: string,
  count: Count,
  onWrong?: (one: TrueSpan, given: string) => void,
): void => {
  const spans = scan(text);
  const mentions = mentionsOf(spans, text, kind);
  const truthOf = spans.map((span) =>
    truth.find((one) => one.element === span.element && 2 * overlap(one, span) > span.end - span.start),
  );
  const recordOf = new Map(mentions.flatMap(({ members }, n) => members.map((m): [number, number] => [m, n])));
  const personOf = mentions.map(({ members }) => {
    const votes = new Map<number, number>();
    for (const m of members) {
      const one = truthOf[m];
      const isOpen = one?.optional === true && one.person === 0;
      if (one?.element === 'person_name' && !isOpen) votes.set(one.person, (votes.get(one.person) ?? 0) + 1);
    }
    return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  });
  for (const one of truth) {
    if (one.element === 'person_name' || one.person === 0 || one.optional === true) continue;
    const m = truthOf.indexOf(one);
    const person = m < 0 ? undefined : personOf[recordOf.get(m) ?? -1];
    count.values += 1;
    if (person !== undefined) count.linked += 1;
    if (person === one.person) count.right += 1;
    else onWrong?.(one, m < 0 ? 'not found' : namesIn(mentions[recordOf.get(m) ?? -1], spans, text));
  }
};

const report = (name: string, { values, linked, right }: Count): void =>
  console.log(
    `${name}: ${values} values, precision ${(right / linked).toFixed(4)}, recall ${(right / values).toFixed(4)}`,
  );

const nothing = (): Count => ({ values: 0, linked: 0, right: 0 });

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
      countLinks(text, truth.get(`${folder}/${file}`) ?? [], kind === 'case' ? 'mail' : 'plain', count);
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
const textLinks = (folder: string, withFaults: boolean): void => {
  const genres = new Map<string, Count>();
  const all = nothing();
  for (const { genre, name, text, spans } of markedTextsIn(pathToFileURL(`${resolve(folder)}/`))) {
    const count = genres.get(genre) ?? nothing();
    genres.set(genre, count);
    for (const counted of [count, all]) {
      const onWrong = withFaults && counted === all ? showIn(name, text) : undefined;
      countLinks(text, spans, genre === 'mail' ? 'mail' : 'plain', counted, onWrong);
    }
  }
  for (const [genre, count] of [...genres].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (count.values > 0) report(`${folder}, ${genre}`, count);
  report(`${folder}, all`, all);
};

/** Precision and recall of the link from a value to its person, on a drill ("-" for none) and on folders of marked texts. */
export const measureLinks = (drill: string | undefined, folders: readonly string[]): void => {
  if (drill !== undefined && drill !== '-') drillLinks(drill);
  const withFaults = folders.includes('faults');
  const named = folders.filter((folder) => folder !== 'faults');
  for (const folder of named.length > 0 ? named : ['test/fixtures/texts']) textLinks(folder, withFaults);
};
