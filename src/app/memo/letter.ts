import type { Profile } from '../../assess/groups.ts';
import type { Entry } from '../../assess/law/answer.ts';
import type { Forbids } from '../../assess/law/duties/one-text.ts';
import type { Law } from '../../assess/law/schema/law-schema.ts';
import type { Policy } from '../../assess/options.ts';
import type { PeopleNotice } from '../../assess/people-notice.ts';
import type { MemoLaw } from '../../report/memo/memo-facts.ts';
import { numberText } from '../../report/words.ts';
import { answerWords, listed, words } from './words.ts';

/** What the letter under one law needs: content, offer, ways, substitute notice, recipients, records; and what policy adds. */

type Line = readonly [name: string, text: string];

/** What holds in the whole case: who is offered what, and what the notifier does beyond the law. */
export interface LetterCase {
  readonly profiles: readonly Profile[];
  readonly notices: readonly PeopleNotice[];
  readonly policies: readonly Policy[];
  /** Content that some law of the case asks for. */
  readonly strictest: readonly string[];
  readonly forbids: Forbids;
}

/** Everything that any law asks of a letter of the case. */
export const strictestContent = (entries: readonly Entry[]): readonly string[] => {
  const asked = entries.flatMap(({ individuals, content }) =>
    individuals?.answer === 'required' ? (content?.must ?? []) : [],
  );
  return [...new Set(asked)].sort();
};

/** What the policy adds to the letter here; what this law forbids stays out. */
const policyContent = ({ content }: Entry, given: LetterCase): readonly Line[] => {
  if (!content || !given.policies.some(({ policy }) => policy === 'strictest_content')) return [];
  const forbidden = content.must_not.flatMap((id) => given.forbids[id] ?? []);
  const added = given.strictest.filter((id) => !content.must.includes(id) && !forbidden.includes(id));
  return added.length === 0 ? [] : [['By policy it also says', listed(added)]];
};

const contentLines = (entry: Entry, given: LetterCase): readonly Line[] => {
  const { content, form } = entry;
  if (!content) return [];
  const forbidden = content.must_not.map((id) => id.replace(/^no_/, ''));
  return [
    ['The letter says', content.must.length === 0 ? 'no list is set' : listed(content.must)],
    ...(forbidden.length > 0 ? [['The letter may not say', listed(forbidden)] as const] : []),
    ...policyContent(entry, given),
    ...(form
      ? [
          [
            'Form',
            `"${form.title}", headings ${form.headings.join(', ')}, at least ${form.min_type_points}-point type`,
          ] as const,
        ]
      : []),
  ];
};

const peopleWhere = (given: LetterCase, place: string | null, basis: PeopleNotice['offerBasis']): number =>
  given.profiles.reduce((n, { jurisdiction, count }, index) => {
    const isOffered = jurisdiction === place && given.notices[index]?.offerBasis === basis;
    return isOffered ? n + count : n;
  }, 0);

/** The offer that the law asks, to whom, and the offer that the notifier makes beyond it. */
const offerLines = (
  { identity_protection: offer }: Entry,
  law: Law | undefined,
  given: LetterCase,
): readonly Line[] => {
  const place = law?.place ?? null;
  const when = law?.identity_protection?.when ?? [];
  const beyond = place === null ? 0 : peopleWhere(given, place, 'policy');
  const months = given.policies.find(({ policy }) => policy === 'offer')?.months;
  return [
    ...(offer && offer.answer !== 'not_required'
      ? [
          [
            'Offer',
            `${answerWords(offer.answer)}: ${offer.kind}, ${offer.months} months, to people whose ${when.map(words).join(' or ')} was exposed (${numberText(peopleWhere(given, place, 'law'))} people)`,
          ] as const,
        ]
      : []),
    ...(beyond > 0 && months !== undefined
      ? [['Offer by policy, not law', `${months} months, to ${numberText(beyond)} people`] as const]
      : []),
  ];
};

const substituteText = (substitute: NonNullable<Entry['substitute_notice']>): string => {
  if (substitute.answer === 'undetermined')
    return `undetermined: what is missing is ${substitute.missing.map(({ fact }) => fact).join(', ')}`;
  if (substitute.answer !== 'allowed') return answerWords(substitute.answer);
  const people = substitute.for_persons === undefined ? '' : ` for ${numberText(substitute.for_persons)} people`;
  const needed = substitute.means_required === undefined ? 'by all of' : `by ${substitute.means_required} of`;
  const days = substitute.website_days === undefined ? '' : `, ${substitute.website_days} days on the website`;
  return `allowed because of ${substitute.because}${people}, ${needed}: ${listed(substitute.means ?? [])}${days}`;
};

const recordText = ({ years, months, until }: NonNullable<Entry['record']>): string => {
  if (years) return `${years} years`;
  return months ? `${months} months, until ${until ?? 'not known'}` : 'yes';
};

const wayLines = ({ methods, substitute_notice: substitute }: Entry): readonly Line[] => [
  ...(methods
    ? [
        [
          'Ways',
          Object.entries(methods)
            .map(([way, { answer }]) => `${words(way)}: ${answerWords(answer)}`)
            .join(', '),
        ] as const,
      ]
    : []),
  ...(substitute ? [['Substitute notice', substituteText(substitute)] as const] : []),
];

export const letterOf = (entry: Entry, law: Law | undefined, given: LetterCase): MemoLaw['letter'] => {
  const { record, recipients } = entry;
  return [
    ...contentLines(entry, given),
    ...offerLines(entry, law, given),
    ...(entry.individuals?.answer === 'not_required' ? [] : wayLines(entry)),
    ...(recipients
      ? [
          [
            'Recipients',
            `minors: ${words(recipients.minors ?? 'as others')}; deceased: ${words(recipients.deceased ?? 'nobody')}`,
          ] as const,
        ]
      : []),
    ...(record ? [['Kept', recordText(record)] as const] : []),
  ];
};
