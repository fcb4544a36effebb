import type { CaseFile } from '../../case/case-schema.ts';
import type { MemoFacts } from '../../report/memo/memo-facts.ts';
import { placeName } from '../../report/place-names.ts';
import { numberText } from '../../report/words.ts';
import { words } from './words.ts';

/** The facts of a case as rows of the memo. */

export const peopleText = (best: number | null | undefined, low?: number, high?: number | null): string => {
  if (best === undefined) return '';
  const count = best === null ? 'not known' : numberText(best);
  return low === undefined
    ? count
    : `${count} (${numberText(low)} to ${high == null ? 'not known' : numberText(high)})`;
};

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(plain).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, part]) => `${words(key)}: ${plain(part)}`)
      .join('; ');
  return words(String(value));
};

export type Facts = Readonly<Record<string, unknown>>;

/** What is told elsewhere in the memo, or is a table of its own. */
const ELSEWHERE = ['dates', 'groups', 'as_of', 'exemptions_claimed', 'conditions', 'assumptions', 'extension_claimed'];

export const factRows = (facts: Facts): MemoFacts['facts'] =>
  Object.entries(facts).flatMap(([key, value]): (readonly [string, string])[] =>
    ELSEWHERE.includes(key) || value === null || value === undefined ? [] : [[words(key), plain(value)]],
  );

export const dateRows = (file: CaseFile): MemoFacts['dates'] =>
  (file.dates ?? []).map(({ event, at, recorded_by: by, recorded_on: on, document, earlier = [] }) => [
    words(event),
    at,
    [
      `by ${by}${on ? ` on ${on}` : ''}`,
      document ?? '',
      ...earlier.map((before) => `earlier ${before.at}: ${before.why}`),
    ]
      .filter((part) => part !== '')
      .join('; '),
  ]);

const elementText = (element: unknown): string => {
  if (typeof element === 'string') return words(element);
  const { id, ...state } = element as { readonly id: string } & Facts;
  return `${words(id)} (${plain(state)})`;
};

export const groupRows = (groups: readonly Facts[]): MemoFacts['groups'] =>
  groups.map((group) => [
    `${placeName((group['jurisdiction'] as string | null) ?? null)}, ${words(String(group['relation'] ?? 'customer'))}`,
    peopleText(
      group['count'] as number,
      group['count_low'] as number | undefined,
      group['count_high'] as number | undefined,
    ),
    [
      group['with_name'] === true ? 'name' : 'no name',
      ...(Array.isArray(group['elements']) ? group['elements'].map(elementText) : []),
    ].join(', '),
  ]);

const total = (groups: readonly Facts[], key: string): number =>
  groups.reduce((sum, group) => sum + Number(group[key] ?? group['count'] ?? 0), 0);

const idsOf = ({ elements }: Facts): readonly string[] =>
  Array.isArray(elements)
    ? elements.map((element) => (typeof element === 'string' ? element : String((element as { id: string }).id)))
    : [];

/** People by place: how many, and everything that anybody there lost. */
export const placeRows = (groups: readonly Facts[]): MemoFacts['places'] => {
  const places = [...new Set(groups.map(({ jurisdiction }) => (jurisdiction as string | null) ?? null))];
  return places.map((place) => {
    const here = groups.filter(({ jurisdiction }) => (jurisdiction ?? null) === place);
    const [best, low, high] = [total(here, 'count'), total(here, 'count_low'), total(here, 'count_high')];
    return [
      placeName(place),
      low === best && high === best ? peopleText(best) : peopleText(best, low, high),
      [...new Set(here.flatMap(idsOf))].sort().map(words).join(', '),
    ];
  });
};
