import { stableJson } from '../case/manifest.ts';
import type { LawFault } from './data-files.ts';
import type { LawData } from './law/evaluate.ts';
import { isFactPath } from './law/facts/fact-values.ts';
import type { Law } from './law/schema/law-schema.ts';
import { getAt } from './law/schema/paths.ts';
import type { Condition, Test } from './law/schema/schema-parts.ts';

/** Faults that a schema cannot say: what does not fit together within a law file, or between files. */

type Fault = Omit<LawFault, 'file'>;

const walk = function* (value: unknown, path = '$'): Iterable<readonly [path: string, value: unknown]> {
  yield [path, value];
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* walk(one, `${path}[${index}]`);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* walk(one, `${path}.${key}`);
};

const factsIn = (test: Test): readonly string[] => {
  if ('all' in test) return test.all.flatMap(factsIn);
  if ('any' in test) return test.any.flatMap(factsIn);
  return 'not' in test ? factsIn(test.not) : [test.fact];
};

const isCondition = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && 'text' in value && 'holds_if' in value;

const conditionFaults = (law: Law): readonly Fault[] =>
  [...walk(law)].flatMap(([path, value]) =>
    isCondition(value) && value.holds_if
      ? factsIn(value.holds_if)
          .filter((fact) => !isFactPath(fact))
          .map((fact) => ({ key: `${path}.holds_if`, text: `${fact} is no fact that a case can state` }))
      : [],
  );

const same = (a: unknown, b: unknown): boolean => stableJson(a ?? null) === stableJson(b ?? null);

/** The file is the newest law: what the last change of a path put there must stand in it. */
const versionFaults = (law: Law): readonly Fault[] => {
  const starts = law.versions.map(({ effective_from: start }) => start);
  const latest = new Map(law.versions.flatMap(({ changes }) => Object.entries(changes)));
  return [
    ...(same(starts, [...starts].sort()) ? [] : [{ key: '$.versions', text: 'not in the order of their start' }]),
    ...[...latest].flatMap(([path, { after }]) =>
      same(withoutWords(getAt(law, path)), withoutWords(after))
        ? []
        : [{ key: `$.versions changes ${path}`, text: 'what stands after the change is not what the file says' }],
    ),
    ...law.versions.flatMap(({ changes }) =>
      Object.entries(changes)
        .filter(([, { before, before_unknown: isUnknown }]) => isUnknown && before !== null)
        .map(([path]) => ({ key: `$.versions changes ${path}`, text: 'an unknown former value is given' })),
    ),
    ...(law.versions.some(({ changes }) => Object.values(changes).some((one) => one.before_unknown)) &&
    law.open_questions.length === 0
      ? [{ key: '$.open_questions', text: 'a former value is unknown and no question asks for it' }]
      : []),
  ];
};

/** Words that were read from an item's own note, how a case records its notice, and updates are no part of a change. */
const withoutWords = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const {
    standard: _standard,
    recorded_as: _recorded,
    update: _update,
    ...rest
  } = value as Readonly<Record<string, unknown>>;
  return 'who' in rest || 'threshold_persons' in rest ? rest : value;
};

const NULLS = { key_exception: 'key', encryption_safe_harbor: 'encryption', paper: 'paper' } as const;

/** A null decides nothing, so somebody must be asked. */
const nullFaults = ({ event, open_questions: questions }: Law): readonly Fault[] => {
  if (event.trigger === null) return [];
  const asked = questions.join(' ').toLowerCase();
  return Object.entries(NULLS).flatMap(([key, word]) =>
    event[key as keyof typeof NULLS] === null && !asked.includes(word)
      ? [{ key: `$.event.${key}`, text: 'is null, and no open question asks for it' }]
      : [],
  );
};

const referenceFaults = (law: Law, data: LawData): readonly Fault[] => {
  const { content = [], content_conditions: conditions = {} } = law.individuals ?? {};
  const calendars = data.calendars.map(({ id }) => id);
  return [
    ...Object.keys(conditions)
      .filter((id) => !content.includes(id))
      .map((id) => ({ key: `$.individuals.content_conditions.${id}`, text: 'is no item of the content' })),
    ...content
      .filter((id) => id.startsWith('no_') && !Object.hasOwn(data.forbids, id))
      .map((id) => ({ key: '$.individuals.content', text: `data/law/content.json does not say what ${id} forbids` })),
    ...(law.holidays !== undefined && !calendars.includes(law.holidays)
      ? [{ key: '$.holidays', text: `data/calendars has no ${law.holidays}` }]
      : []),
    ...(law.reach === 'residents' && law.place === undefined
      ? [{ key: '$.place', text: 'the law of a place must name it' }]
      : []),
    ...(law.reach === 'notifier' && law.applies_if === undefined
      ? [{ key: '$.applies_if', text: 'a rule on notifiers must say which' }]
      : []),
  ];
};

/** Only words bind where no period does: those words must be there. */
const wordFaults = (law: Law): readonly Fault[] => [
  ...law.regulator.flatMap((item, index) =>
    item.deadline === null && item.standard === undefined
      ? [{ key: `$.regulator[${index}].standard`, text: 'no period and no words say when the office is told' }]
      : [],
  ),
  ...(law.consumer_reporting_agencies &&
  law.consumer_reporting_agencies.deadline === null &&
  law.consumer_reporting_agencies.standard === undefined
    ? [{ key: '$.consumer_reporting_agencies.standard', text: 'no period and no words say when the bureaus are told' }]
    : []),
];

const machinePaths = (law: Law): readonly Fault[] =>
  [...walk(law)].flatMap(([key, value]) =>
    typeof value === 'string' && /(^|[\s(])\/(work|home|tmp|root)\//.test(value)
      ? [{ key, text: "a machine's path" }]
      : [],
  );

const twice = (data: LawData): readonly LawFault[] => {
  const places = data.laws.flatMap(({ place, reach }) => (reach === 'residents' && place ? [place] : []));
  return places
    .filter((place, index) => places.indexOf(place) !== index)
    .map((place) => ({ file: 'data/law/jurisdictions', key: '$.place', text: `two laws are the law of ${place}` }));
};

/** Every fault of law data that are valid by form. */
export const lawFaults = (data: LawData): readonly LawFault[] => [
  ...data.laws.flatMap((law) =>
    [
      ...conditionFaults(law),
      ...versionFaults(law),
      ...nullFaults(law),
      ...referenceFaults(law, data),
      ...wordFaults(law),
      ...machinePaths(law),
    ].map((fault) => ({ file: `data/law/jurisdictions/${law.id}.json`, ...fault })),
  ),
  ...twice(data),
];
