import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from '../src/detect/text/default-scanner.ts';
import { mentionsOf } from '../src/detect/text/mentions.ts';
import { markedTexts } from '../test/support/marked-text.ts';

interface TrueSpan {
  readonly element: string;
  readonly start: number;
  readonly end: number;
  readonly person: number;
}

interface Count {
  values: number;
  linked: number;
  right: number;
}

const overlap = (a: TrueSpan, b: { readonly start: number; readonly end: number }): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start);

/**
 * Counts the true values of a text, those with a record that names somebody, and those whose record names the right
 * person: the one whose name stands most in it.
 */
const countLinks = (text: string, truth: readonly TrueSpan[], kind: string, count: Count): void => {
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
      if (one?.element === 'person_name') votes.set(one.person, (votes.get(one.person) ?? 0) + 1);
    }
    return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  });
  for (const one of truth) {
    if (one.element === 'person_name' || one.person === 0) continue;
    const m = truthOf.indexOf(one);
    const person = m < 0 ? undefined : personOf[recordOf.get(m) ?? -1];
    count.values += 1;
    if (person === undefined) continue;
    count.linked += 1;
    if (person === one.person) count.right += 1;
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

/** Precision and recall of the link from a value to its person, on a drill and on the texts of test/fixtures/texts. */
export const measureLinks = (drill: string | undefined): void => {
  if (drill !== undefined) drillLinks(drill);
  const genres = new Map<string, Count>();
  for (const { genre, text, spans } of markedTexts()) {
    const count = genres.get(genre) ?? nothing();
    genres.set(genre, count);
    countLinks(text, spans, genre === 'mail' ? 'mail' : 'plain', count);
  }
  for (const [genre, count] of genres) if (count.values > 0) report(`texts, ${genre}`, count);
};
