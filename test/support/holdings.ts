import type { Row } from '../../src/engine/port.ts';

/** Exposures as artifacts hold them: what each person holds (`held`), and the holdings, numbered from 1. */
export const holdingsOf = (
  exposures: readonly Row[],
): { readonly held: (person: number) => number | null; readonly holdings: readonly Row[] } => {
  const of = Map.groupBy(exposures, (row) => Number(row['person_id']));
  const texts = [...of].map(([person, rows]) => {
    const words = rows.map(({ person_id: _person, ...row }) => JSON.stringify({ records: 1, ...row }));
    return { person, text: JSON.stringify(words.sort()) };
  });
  const numbers = new Map([...new Set(texts.map(({ text }) => text))].map((text, n) => [text, n + 1]));
  const people = new Map(texts.map(({ person, text }) => [person, numbers.get(text) ?? null]));
  return {
    held: (person) => people.get(person) ?? null,
    holdings: [...numbers].flatMap(([text, held]) =>
      (JSON.parse(text) as readonly string[]).map((word) => ({ held, ...(JSON.parse(word) as Row) })),
    ),
  };
};
