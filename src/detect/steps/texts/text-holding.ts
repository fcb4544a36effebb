import { type ElementId, isCounted, type ValueState } from '../../../schema/vocabulary.ts';
import { findWithOwn, type OwnDetectors } from '../../own-detectors.ts';
import { countsBy, type Protocol } from '../../protocol.ts';

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

/** A finding of a text with its confidence in millionths. */
interface Told {
  readonly element: ElementId;
  readonly state: ValueState;
  readonly confidence: number;
}

/** What a free text exposes of one person: "element=state" words in order, those that do not count, and how sure all of them are. */
export interface TextHolding {
  readonly holding: string | null;
  readonly withheld: string | null;
  readonly told: string | null;
}

/** The words of findings that are one person's. */
export const holdingWords = (found: readonly Told[], protocol: Protocol): TextHolding => {
  const holding = new Set<string>();
  const withheld = new Set<string>();
  for (const { element, state, confidence } of found)
    (countsBy(protocol, element, confidence) ? holding : withheld).add(`${element}=${state}`);
  const told = found.map(({ element, confidence }) => ({ element, thousandths: Math.floor(confidence / 1000) }));
  return { holding: wordsOf(holding), withheld: wordsOf(withheld), told: toldWords(told) };
};

/** A free text as far as it is looked at. */
export const lookedAt = (text: string): string => text.slice(0, LONGEST);

/** What a free-text cell exposes, whosever it is, and whether it names somebody. */
export const textHolding = (
  text: string,
  { protocol, detectors }: TextSetting,
): TextHolding & { readonly isNaming: boolean } => {
  const found = findWithOwn(detectors)(lookedAt(text)).filter(({ element }) => isCounted(element));
  // A name in a note is as often somebody else's: it does not make the row's person named.
  const own = found
    .filter(({ element }) => element !== 'person_name')
    .map(({ element, state, confidence }) => ({ element, state, confidence: Math.floor(confidence * 1_000_000) }));
  return { ...holdingWords(own, protocol), isNaming: own.length < found.length };
};
