import { countBefore } from '../../spans/span.ts';
import type { Place, Scene, Value } from '../scene.ts';
import { type Lines, SCOPES } from './lines.ts';
import { put, type Signs, sign, signs } from './sign.ts';

/** What is known of a person and one stretch: nobody is named in it, others are, or they are the only one, the first, a later one. */
const [WITHOUT, KNOWN, NEW, OTHERS, ONLY, FIRST, LATER, LAST, INTRODUCED] = [
  'without',
  'without, known',
  'without, new',
  'of others',
  'only',
  'first',
  'later',
  'last',
  'introduced',
].map((tail) => SCOPES.map((scope) => sign(`${scope} ${tail}`)));

/** How a naming of a person stands among the namings of an entry, a section or a mail in front of a value. */
const ofScope = (before: readonly Place[], begin: number, firsts: readonly number[], scope: number): Signs => {
  const own = before.filter(({ start }) => start >= begin);
  const [last, first] = [own[0]?.person, own.at(-1)?.person];
  const named = new Set(own.map(({ person }) => person));
  return (sheet, person) => {
    const at = firsts[person] ?? 0;
    if (named.size === 0) {
      put(sheet, WITHOUT?.[scope]);
      put(sheet, (at < begin ? KNOWN : NEW)?.[scope]);
      return;
    }
    if (!named.has(person)) return put(sheet, OTHERS?.[scope]);
    put(sheet, (named.size === 1 ? ONLY : person === first ? FIRST : LATER)?.[scope]);
    if (named.size > 1 && person === last) put(sheet, LAST?.[scope]);
    if (at >= begin) put(sheet, INTRODUCED?.[scope]);
  };
};

/** Where each person is named first. */
export const firstsOf = ({ people, spans }: Scene): readonly number[] =>
  people.map(({ names }) => spans[names[0] ?? 0]?.start ?? 0);

/** Who is named in the entry, the section and the mail that a value stands in, in front of it. */
export const entrySigns = ({ span, before }: Value, { beginOf }: Lines, firsts: readonly number[]): Signs => {
  const own = SCOPES.map((scope, n) => ofScope(before, beginOf(scope, span.start), firsts, n));
  return (sheet, person) => {
    for (const one of own) one(sheet, person);
  };
};

const COUNTS = [0, 1, '2+'];
const [AGREES, DIFFERS] = ['agrees', 'differs'].map((how) => ({
  order: sign(`order ${how}`),
  counted: signs(`order ${how},`, COUNTS),
}));
/** Values that are looked back over to the name before. */
const MOST_BETWEEN = 32;
const [RIGHT_BEHIND, LATER_ON] = ['right behind', 'later'].map((where) => signs(`pair ${where}, `, ['first', 'other']));

/** "ANN LEE and BO LEE ... SSN 220-41-1011 / 220-41-1012": the second value of a kind is of the second who is named. */
export const orderSigns = ({ spans }: Scene, { span, before }: Value, { lineAt, startOf }: Lines): Signs => {
  const [near] = before;
  const line = near === undefined ? 0 : startOf(lineAt(near.start));
  const group = [...new Set(before.filter(({ start }) => start >= line).map(({ person }) => person))].reverse();
  if (near === undefined || group.length < 2) return () => undefined;
  let [same, between] = [0, 0];
  const own = countBefore(spans, span.start);
  for (let n = own - 1; between < MOST_BETWEEN && n >= 0 && (spans[n]?.start ?? 0) >= near.end; n -= 1) {
    between += 1;
    if (spans[n]?.element === span.element) same += 1;
  }
  const where = between === 0 ? RIGHT_BEHIND : LATER_ON;
  return (sheet, person) => {
    const at = group.indexOf(person);
    if (at < 0) return;
    const how = at === same ? AGREES : DIFFERS;
    put(sheet, how?.order);
    put(sheet, how?.counted[Math.min(2, same)]);
    put(sheet, where?.[at === 0 ? 0 : 1]);
  };
};
