import { FIELDS } from '../fields/fields.ts';
import { type Explanation, either, LEVELS, type Weights } from './explanations.ts';
import { levelOf, type Pattern } from './patterns.ts';

const asBits = (shares: Float64Array): Float64Array => shares.map((share) => Math.log2(share));

export type Bits = Readonly<Record<Explanation, Float64Array>>;

export const bitsOf = ({ shares }: Weights): Bits => ({
  same: asBits(shares.same),
  relatives: asBits(shares.relatives),
  twins: asBits(shares.twins),
  neighbours: asBits(shares.neighbours),
  strangers: asBits(shares.strangers),
});

export type Weigher = (pattern: Pick<Pattern, 'words' | 'rarity' | 'placeRarity'>) => number;

/** Bits for one person against the other explanations, their chances added. */
export const weigher = (weights: Weights): Weigher => {
  const bits = bitsOf(weights);
  const { starts } = weights;
  return ({ words, rarity, placeRarity }) => {
    let same = starts.same;
    let [relatives, twins] = [starts.relatives, starts.twins];
    let [neighbours, strangers] = [starts.neighbours - rarity, -rarity - placeRarity];
    for (let field = 0; field < FIELDS.length; field++) {
      const level = levelOf(words, field);
      if (level === 0) continue;
      const at = field * LEVELS + level;
      same += bits.same[at] ?? 0;
      relatives += bits.relatives[at] ?? 0;
      twins += bits.twins[at] ?? 0;
      neighbours += bits.neighbours[at] ?? 0;
      strangers += bits.strangers[at] ?? 0;
    }
    return same - either(relatives, twins, neighbours, strangers);
  };
};
