import { isBeside } from '../parties.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { ABOUT, type Standing } from '../people/standing.ts';
import type { Scene } from '../scene.ts';
import { few, sign, signs, upTo } from './sign.ts';

const STANDINGS: readonly Standing[] = ['subject', 'plain', 'second', 'professional'];
const STANDING = signs('standing=', STANDINGS);
const MAIN_STANDING = signs('main=', STANDINGS);
const MAIN = sign('main');
const MAIN_OF = signs('main of ', upTo(2));
const SELF = sign('self');
const ROLE = sign('role');
const [PARTY_ABOUT, PARTY_BESIDE, PARTY] = ['about', 'beside', 'party'].map(sign);
const GENDER_KNOWN = sign('given known');
const SURE = signs('sure=', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
const NAMED = signs('named=', upTo(4));
const NAMED_MOST = sign('named most');
const NAMED_FIRST = sign('named first');
const [WHOLE, PART] = ['whole', 'part'].map(sign);
const TITLED = sign('titled');
const [CAPITALS, SMALL] = ['capitals', 'small'].map(sign);
const SHARE = signs('share=', [0, 1, 2, 3]);

const isWhole = ({ given, family }: NamedPerson): boolean => given.length > 1 && family.length > 1;

const shareOf = (share: number): number => [0.1, 0.25, 0.5].filter((least) => share > least).length;

const partyOf = (party: string | undefined): number | undefined => {
  if (party === undefined) return undefined;
  if (ABOUT.has(party)) return PARTY_ABOUT;
  return isBeside(party) ? PARTY_BESIDE : PARTY;
};

/** How a person's first name is written: what no list knows is less often a name. */
const writingOf = (value: string): readonly (number | undefined)[] => [
  /\p{L}{2}/u.test(value) && value === value.toUpperCase() ? CAPITALS : undefined,
  /(?:^|\s)\p{Ll}/u.test(value) ? SMALL : undefined,
];

/** How a person stands to the text. */
const standingSigns = ({ discourse }: Scene, person: number, subjects: number): readonly (number | undefined)[] => {
  const standing = STANDINGS.indexOf(discourse.standing[person] ?? 'plain');
  return [
    STANDING[standing],
    ...(person === discourse.main ? [MAIN, MAIN_STANDING[standing], MAIN_OF[few(subjects, 2)]] : []),
    discourse.isSelf(person) ? SELF : undefined,
    discourse.role[person] === undefined ? undefined : ROLE,
    partyOf(discourse.party[person]),
    discourse.gender[person] === undefined ? undefined : GENDER_KNOWN,
  ];
};

/** What is known of the people of a text, wherever the value stands. */
export const personSigns = (scene: Scene): readonly (readonly number[])[] => {
  const { people, spans, text, discourse, places } = scene;
  const most = people.reduce((count, { names }) => Math.max(count, names.length), 0);
  const subjects = discourse.standing.filter((standing) => standing === 'subject').length;
  return people.map((one, person) => {
    const { names, gender } = one;
    const best = names.reduce((sure, n) => Math.max(sure, spans[n]?.confidence ?? 0), 0);
    const first = spans[names[0] ?? 0];
    return [
      ...standingSigns(scene, person, subjects),
      SURE[Math.floor(best * 10)],
      NAMED[few(names.length, 4)],
      names.length === most ? NAMED_MOST : undefined,
      person === 0 ? NAMED_FIRST : undefined,
      isWhole(one) ? WHOLE : PART,
      gender === undefined ? undefined : TITLED,
      ...writingOf(text.slice(first?.start ?? 0, first?.end ?? 0)),
      SHARE[shareOf(names.length / Math.max(1, places.length))],
    ].filter((number) => number !== undefined);
  });
};
