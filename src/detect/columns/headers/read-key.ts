import { remembering } from '../../../core/remember.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { wordsAsWritten } from './header-tokens.ts';
import { readWords } from './header-words.ts';

/** What the name of a field says that it holds, and how strongly (log-odds, as of a header). */
export interface KeyReading {
  readonly role: ColumnRole;
  readonly score: number;
}

/** Names of a path are parted by these, and places in lists stand in brackets or for themselves: "contact[0].name", "diagnose.1". */
const STEP = /[.:/>]|\[\d{1,4}\]|(?<=[.:/>])\d{1,4}(?=$|[.:/>])/;

/** What the end of a path says is a little less sure than what a name says as a whole: "invoice.name". */
const OF_END = 0.2;

const bestOf = (name: string): KeyReading | undefined => {
  let best: KeyReading | undefined;
  const words = wordsAsWritten(name);
  for (const [role, score] of words.length === 0 ? [] : readWords(words).scores)
    if (score > (best?.score ?? 0)) best = { role, score };
  return best;
};

const lastStep = (name: string): string | undefined => {
  const steps = name.split(STEP).filter((step) => /\p{L}/u.test(step));
  return steps.length > 1 ? steps.at(-1) : undefined;
};

/** What a name of a field means: read like a table's header as it stands, and by its last step where it is a path ("client.geboortedatum"). */
const read = (name: string): KeyReading | undefined => {
  const whole = bestOf(name);
  const step = lastStep(name);
  const end = step === undefined ? undefined : bestOf(step);
  return end && end.score - OF_END > (whole?.score ?? 0) ? { role: end.role, score: end.score - OF_END } : whole;
};

/** Names that are remembered: records have few, over and over. */
const MOST_KNOWN = 20_000;

/** What the name of a field outside of tables says: the key of a setting, a tag, the label of a form. */
export const readKey = remembering(read, MOST_KNOWN);
