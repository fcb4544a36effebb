import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from '../src/detect/text/default-scanner.ts';
import { mentionsOf } from '../src/detect/text/mentions.ts';
import { markedTexts } from '../test/support/marked-text.ts';

// Precision and recall of the link from a value to its person: node bench/links.ts DRILL
// A value is right when the person named most in its record is the one that the truth says.

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

/** Counts the true values of a text that were found, those with a record that names somebody, and those named rightly. */
const countLinks = (text: string, truth: readonly TrueSpan[], kind: string, count: Count, show?: string): void => {
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
    count.values += 1;
    const person = m < 0 ? undefined : personOf[recordOf.get(m) ?? -1];
    if (person === undefined) {
      if (show) console.log(show, 'no link', one.element, one.start, m < 0 ? 'not found' : '');
      continue;
    }
    count.linked += 1;
    if (person === one.person) count.right += 1;
    else if (show) console.log(show, 'wrong link', one.element, one.start);
  }
};

const report = (name: string, { values, linked, right }: Count): void =>
  console.log(
    `${name}: ${values} values, precision ${(right / linked).toFixed(4)}, recall ${(right / values).toFixed(4)}`,
  );

const [, , drill, verbose] = process.argv;
if (drill) {
  const byDocument = new Map<string, TrueSpan[]>();
  for (const line of readFileSync(join(drill, 'truth/span.ndjson'), 'utf8').split('\n')) {
    if (line === '') continue;
    const row = JSON.parse(line) as TrueSpan & { readonly document: string };
    byDocument.set(row.document, [...(byDocument.get(row.document) ?? []), row]);
  }
  const kinds = {
    note: { values: 0, linked: 0, right: 0 },
    chat: { values: 0, linked: 0, right: 0 },
    case: { values: 0, linked: 0, right: 0 },
  };
  for (const folder of ['evidence/notes', 'evidence/mail']) {
    for (const file of readdirSync(join(drill, folder)).sort()) {
      const kind = /^(note|chat|case)_/.exec(file)?.[1] as keyof typeof kinds | undefined;
      if (!kind) continue;
      const text = readFileSync(join(drill, folder, file), 'utf8').replaceAll('\r\n', '\n');
      countLinks(
        text,
        byDocument.get(`${folder}/${file}`) ?? [],
        kind === 'case' ? 'mail' : 'plain',
        kinds[kind],
        verbose ? file : undefined,
      );
    }
  }
  for (const [kind, count] of Object.entries(kinds)) report(`drill ${kind}`, count);
}
const own = new Map<string, Count>();
for (const { name, genre, text, spans } of markedTexts()) {
  const count = own.get(genre) ?? { values: 0, linked: 0, right: 0 };
  own.set(genre, count);
  countLinks(text, spans, genre === 'mail' ? 'mail' : 'plain', count, verbose ? name : undefined);
}
for (const [genre, count] of own) if (count.values > 0) report(`texts ${genre}`, count);
