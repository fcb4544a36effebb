import { wordSet } from '../../tokens/characters.ts';
import { COLON } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { isCapital } from '../look.ts';
import { beginsColumn, type NamedField, surety, valueEnd } from './fields.ts';

const FAMILY = wordSet('last surname family lastname');
const GIVEN = wordSet('first given forename forenames firstname');
const NAME = wordSet('name names');

/** Which half of a name a label in front of a value is of. */
const halfOf = (hash: number): 'family' | 'given' | undefined => {
  if (FAMILY.has(hash)) return 'family';
  return GIVEN.has(hash) ? 'given' : undefined;
};

interface Half {
  readonly half: 'family' | 'given';
  readonly from: number;
  readonly to: number;
}

/** A label of half a name that begins a column, and right behind it, without a sign, what it asks for. */
const halfAt = (tokens: Tokens, key: number): Half | undefined => {
  const { hash, kind, gap } = tokens;
  const half = halfOf(hash[key] ?? 0);
  if (half === undefined || !isCapital(kind[key] ?? 0)) return undefined;
  const behindColon = hash[key - 1] === COLON && kind[key - 1] === KIND.mark;
  if (key > 0 && !beginsColumn(tokens, key) && !behindColon) return undefined;
  const from = NAME.has(hash[key + 1] ?? 0) && gap[key + 1] === GAP.blank ? key + 2 : key + 1;
  if (gap[from] !== GAP.blank || !isCapital(kind[from] ?? 0)) return undefined;
  const to = valueEnd(tokens, from);
  return to < 0 || tokens.taken[from] === 1 ? undefined : { half, from, to };
};

/** "Last MAGPANTAY   First ROMULO": the two halves of a name in columns of a form beside each other, in either order. */
export const bareFields = (tokens: Tokens): readonly NamedField[] => {
  const { fieldCues } = tokens;
  const fields: NamedField[] = [];
  for (let n = 0; n < fieldCues.count; n += 1) {
    const first = halfAt(tokens, fieldCues.items[n] ?? 0);
    const second = first && (tokens.gap[first.to] ?? 0) < GAP.newline ? halfAt(tokens, first.to) : undefined;
    if (!first || !second || first.half === second.half) continue;
    const sure = [first, second].map(({ from, to }) => surety(tokens, from, to, false));
    if (sure.includes(0)) continue;
    for (const [place, { from, to }] of [first, second].entries())
      fields.push({ from, to, confidence: sure[place] ?? 0 });
  }
  return fields;
};
