import type { Span } from '../../spans/span.ts';
import { familyInFront } from '../people/lent-words.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { nameIsOfOffice } from '../people/standing.ts';

/** People whom a text names in one breath: "Harold and Lucille Bjornson", "Mr. and Mrs. Okafor". */
export interface Couple {
  readonly people: readonly number[];
  readonly start: number;
  readonly end: number;
}

const TITLE = String.raw`(?:(?:mr|mrs|ms|miss|herrn?|frau|sr|sra|señora?|mme|m|sig|sig\.ra)\.? )?`;
const RELATION = `(?:(?:his|her|my|your|their|the|seine|ihre|su|sa|son) )?(?:(?:former|late|ex-?|first|second) ?)?(?:wife|husband|spouse|partner|fianc[ée]e?|girlfriend|boyfriend|ehefrau|ehemann|espos[oa]|marido|femme|mari|moglie|marito|daughter|son|mother|father|brother|sister),? `;
/** Words between two names of one breath. */
const AND = new RegExp(String.raw`^(?: ?\([^()\n]{1,30}\))?,? (?:and|&|und|et|y|e) (?:${RELATION})?${TITLE}$`, 'iu');
const COMMA = /^(?: ?\([^()\n]{1,30}\))?, $/u;
const REACH = 70;
/** Signs in front of a bracket in which its family is named. */
const FAMILY_REACH = 60;
/** People of one home or account, at most: more are a list of anybody. */
const MOST_PEOPLE = 12;

/** "Mr. and " in front of "Mrs. Okafor": her husband is not named there. */
const MR_AND =
  /(?:^|[^\p{L}])(?:mr|herrn?|sr|m|sig)\.? (?:and|&|und|y|et|e) (?:(?:mrs|ms|frau|sra|mme|sig\.ra)\.? )?$/iu;

/** The other of a family name with whom somebody is greeted who is named without a first name. */
const husbandOf = (people: readonly NamedPerson[], person: number): number | undefined => {
  const family = people[person]?.family;
  if (!family) return undefined;
  const others = people.flatMap((one, n) => (n !== person && one.family === family && one.gender !== 'f' ? [n] : []));
  return others.length === 1 || people[others[0] ?? -1]?.gender === 'm' ? others[0] : undefined;
};

/** Where the family is named whose members a bracket names from here on: "The Lees (Ann and Bo)"; undefined: it names none. */
const familyAt = (text: string, start: number): number | undefined => {
  const head = text.slice(Math.max(0, start - FAMILY_REACH), start);
  const line = head.slice(head.lastIndexOf('\n') + 1);
  return familyInFront(line) === undefined ? undefined : start - line.length;
};

/** All that a text names in one breath, in the order of the text: none of them acts for an office. */
export const couplesOf = (spans: readonly Span[], text: string, people: readonly NamedPerson[]): readonly Couple[] => {
  const names = people
    .flatMap(({ names: own }, person) => own.flatMap((n) => (spans[n] ? [{ person, span: spans[n] }] : [])))
    .sort((a, b) => a.span.start - b.span.start);
  const couples: Couple[] = [];
  let open:
    | { people: number[]; spans: Span[]; start: number; end: number; isJoined: boolean; isIn: boolean }
    | undefined;
  const close = (): void => {
    const all = [...new Set(open?.people)];
    const isOfOffice = open?.isJoined && open.spans.some((span) => nameIsOfOffice(text, span));
    if (open?.isJoined && !isOfOffice && all.length > 1 && all.length <= MOST_PEOPLE)
      couples.push({ people: all, start: open.start, end: open.end });
    open = undefined;
  };
  for (const { person, span } of names) {
    const between = open && span.start - open.end < REACH ? text.slice(open.end, span.start).replace(/\s+/g, ' ') : '';
    const isJoining = AND.test(between);
    if (!open || open.isJoined || !(isJoining || COMMA.test(between))) {
      close();
      const family = familyAt(text, span.start);
      open = {
        people: [],
        spans: [],
        start: family ?? span.start,
        end: span.end,
        isJoined: false,
        isIn: family !== undefined,
      };
    }
    open.people.push(person);
    open.spans.push(span);
    open.end = span.end;
    open.isJoined = isJoining;
    if (open.isIn && text[span.end] === ')') Object.assign(open, { end: span.end + 1, isJoined: true });
    const head = text.slice(Math.max(0, span.start - 24), span.start);
    const husband = MR_AND.test(head) ? husbandOf(people, person) : undefined;
    if (husband !== undefined) couples.push({ people: [husband, person], start: span.start, end: span.end });
  }
  close();
  return couples.sort((a, b) => a.end - b.end);
};
