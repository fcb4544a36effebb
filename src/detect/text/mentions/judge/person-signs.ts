import { isBeside } from '../parties.ts';
import type { NamedPerson } from '../people.ts';
import type { Scene } from '../scene.ts';
import { ABOUT } from '../standing.ts';
import { few } from './sign.ts';

const isWhole = ({ given, family }: NamedPerson): boolean => given.length > 1 && family.length > 1;

const shareOf = (share: number): number => [0.1, 0.25, 0.5].filter((least) => share > least).length;

const partyOf = (party: string | undefined): string | undefined => {
  if (party === undefined) return undefined;
  if (ABOUT.has(party)) return 'about';
  return isBeside(party) ? 'beside' : 'party';
};

/** How a person's first name is written: what no list knows is less often a name. */
const writingOf = (value: string): readonly (string | undefined)[] => [
  /\p{L}{2}/u.test(value) && value === value.toUpperCase() ? 'capitals' : undefined,
  /(?:^|\s)\p{Ll}/u.test(value) ? 'small' : undefined,
];

/** How a person stands to the text. */
const standingSigns = ({ discourse }: Scene, person: number, subjects: number): readonly (string | undefined)[] => {
  const standing = discourse.standing[person] ?? 'plain';
  return [
    `standing=${standing}`,
    ...(person === discourse.main ? ['main', `main=${standing}`, `main of ${few(subjects, 2)}`] : []),
    discourse.isSelf(person) ? 'self' : undefined,
    discourse.role[person] === undefined ? undefined : 'role',
    partyOf(discourse.party[person]),
    discourse.gender[person] === undefined ? undefined : 'given known',
  ];
};

/** What is known of the people of a text, wherever the value stands. */
export const personSigns = (scene: Scene): readonly (readonly string[])[] => {
  const { people, spans, text, discourse, places } = scene;
  const most = people.reduce((count, { names }) => Math.max(count, names.length), 0);
  const subjects = discourse.standing.filter((standing) => standing === 'subject').length;
  return people.map((one, person) => {
    const { names, gender } = one;
    const best = names.reduce((sure, n) => Math.max(sure, spans[n]?.confidence ?? 0), 0);
    const first = spans[names[0] ?? 0];
    return [
      ...standingSigns(scene, person, subjects),
      `sure=${Math.floor(best * 10)}`,
      `named=${few(names.length, 4)}`,
      names.length === most ? 'named most' : undefined,
      person === 0 ? 'named first' : undefined,
      isWhole(one) ? 'whole' : 'part',
      gender === undefined ? undefined : 'titled',
      ...writingOf(text.slice(first?.start ?? 0, first?.end ?? 0)),
      `share=${shareOf(names.length / Math.max(1, places.length))}`,
    ].filter((sign) => sign !== undefined);
  });
};
