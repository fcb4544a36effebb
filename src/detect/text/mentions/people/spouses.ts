import type { Span } from '../../spans/span.ts';
import type { NamedPerson } from './named-person.ts';

/** "Harold Nyquist and his wife " in front of Inger: whose husband he is. */
const WITH_SPOUSE =
  /^(?:\s{0,2}\([^()]{1,24}\))?,?\s(?:and|&)\s(?:his|her)\s(wife|husband)(?: of [\p{L}\d ]{3,20})?,?\s$/iu;
const REACH = 60;

/** The parties of people with what those are to each other who are named as a couple. */
export const withSpouses = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  parties: readonly (readonly string[])[],
): readonly ReadonlySet<string>[] => {
  const all = parties.map((own) => new Set(own));
  const personOf = new Map(people.flatMap(({ names }, person) => names.map((n): [number, number] => [n, person])));
  const names = [...personOf].sort(([a], [b]) => a - b);
  for (const [at, [n, person]] of names.entries()) {
    const next = spans[names[at + 1]?.[0] ?? -1];
    const name = spans[n];
    if (!next || !name || next.start - name.end > REACH) continue;
    const word = WITH_SPOUSE.exec(text.slice(name.end, next.start))?.[1]?.toLowerCase();
    if (word !== undefined) all[person]?.add(word === 'wife' ? 'husband' : 'wife');
  }
  return all;
};
