import { countBefore } from '../../spans/span.ts';
import type { Place, Scene } from '../scene.ts';

/** What joins two names: "Marvin Tate and Delphine Tate", "Ewan and his wife, Mina", or one below the other at the head of a letter. */
const JOINS =
  /^,? ?(?:and|&|\+|y|et|und|e|en)\s+(?:(?:his|her) \p{Ll}{3,9},? )?(?:(?:mr|mrs|ms|dr|m|mme|d|dña|herr|frau|pastor|rev)\.? )?$|^\s*\n\s*$/iu;

/** Of two who are named together the first: what is of both is told of one. */
export const firstOfPair = ({ text, places }: Scene, place: Place): Place => {
  const own = places[countBefore(places, place.start) - 1];
  const isPair = own !== undefined && own.person !== place.person && JOINS.test(text.slice(own.end, place.start));
  return isPair ? own : place;
};

/** Words for several people. */
const THEY = /(?:^|[^\p{L}])(?:they|their|theirs|them|both|joint|jointly)(?=[^\p{L}])/iu;

/** Whom "their" means, where two are named together: the first of them. */
export const pairMeant = (scene: Scene, named: readonly Place[], label: string): number | undefined =>
  THEY.test(label)
    ? named.map((place) => firstOfPair(scene, place)).find((first, n) => first !== named[n])?.person
    : undefined;
