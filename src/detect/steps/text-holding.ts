import { isCounted } from '../../schema/vocabulary.ts';
import { findWithOwn, type OwnDetectors } from '../own-detectors.ts';
import { countsBy, type Protocol } from '../protocol.ts';

/** Cells beyond this length are looked at up to here; a cell of a table that is longer is a document of its own kind. */
const LONGEST = 65_536;

/** What free text in cells is searched with. */
export interface TextSetting {
  readonly protocol: Protocol;
  readonly detectors: readonly OwnDetectors[];
}

const wordsOf = (words: ReadonlySet<string>): string | null => (words.size === 0 ? null : [...words].sort().join(' '));

/** How surely elements were found, the surest finding of each: sorted "element=thousandths"; null for none. */
export const toldWords = (
  found: Iterable<{ readonly element: string; readonly thousandths: number }>,
): string | null => {
  const surest = new Map<string, number>();
  for (const { element, thousandths } of found) surest.set(element, Math.max(surest.get(element) ?? 0, thousandths));
  return wordsOf(new Set([...surest].map(([element, thousandths]) => `${element}=${thousandths}`)));
};

/** Elements that a free-text cell exposes, as "element=state" words in order, those that do not count, and how sure all of them are; null for none. */
export const textHolding = (
  text: string,
  { protocol, detectors }: TextSetting,
): { readonly holding: string | null; readonly withheld: string | null; readonly told: string | null } => {
  // A name in a note is as often somebody else's: it does not make the row's person named.
  const own = findWithOwn(detectors)(text.slice(0, LONGEST)).filter(
    ({ element }) => isCounted(element) && element !== 'person_name',
  );
  const holding = new Set<string>();
  const withheld = new Set<string>();
  for (const { element, state, confidence } of own) {
    const counts = countsBy(protocol, element, Math.floor(confidence * 1_000_000));
    (counts ? holding : withheld).add(`${element}=${state}`);
  }
  const told = toldWords(
    own.map(({ element, confidence }) => ({ element, thousandths: Math.floor(confidence * 1000) })),
  );
  return { holding: wordsOf(holding), withheld: wordsOf(withheld), told };
};
