import { countBefore } from '../../spans/span.ts';
import { isTold } from '../pronouns.ts';
import { isNewParagraph, type Place } from '../scene.ts';
import {
  type Around,
  coupleWith,
  isLineHead,
  LOOKED_AT,
  nameBefore,
  OF_ACCOUNTS,
  REACH,
  type Shared,
} from './around.ts';
import {
  BOTH_BEHIND,
  GREETS,
  HELD_BY,
  HELD_FIELD,
  JOINT,
  JOINT_HOLDER,
  NUMBER_FIELD,
  WITH,
  WITH_BEHIND,
  WITH_SOMEBODY,
} from './words.ts';

/** "Our joint checking", "we have a joint account", and not "our customer's joint account": the words right in front of "joint". */
const OURS = /(?<!\p{L})(?:our|we|nuestr[ao]|unser\p{L}*|notre|nostr[ao])(?: \p{L}{1,10}){0,3} ?$/iu;

/** Signs within which somebody is spoken of still. */
const PASSAGE = 300;

/** Signs of the head of a letter, from those it goes to on. */
const HEAD = 700;

/** Names around a field that are looked at for who holds it. */
const MOST_HOLDERS = 4;

/** Couples or names in front that are looked at. */
const MOST_NAMES = 32;

/** Whoever else was named last in front of a name, within a few sentences. */
const namedBefore = ({ names }: Around, near: Place): number | undefined => {
  const split = countBefore(names, near.start);
  return names
    .slice(Math.max(0, split - MOST_NAMES), split)
    .findLast(({ person, end }) => person !== near.person && near.start - end < PASSAGE)?.person;
};

/** With whom an account is held: "my joint account with Dana Lee, 4471", "joint checking 4471 with her husband Olaf". */
const jointWith = (around: Around, { span, owner, label }: Shared): readonly number[] | undefined => {
  const { text, names } = around;
  const near = nameBefore(around, span.start);
  const words = text.slice(span.start - label.length, near?.start ?? 0).replace(/\s+/g, ' ');
  if (near && JOINT.test(words) && WITH.test(words)) {
    const other = near.person === owner && isTold(words) ? namedBefore(around, near) : undefined;
    return other === undefined ? [near.person] : [near.person, other];
  }
  // "In branch with her ex-husband re joint account" says with whom somebody came.
  if (WITH_SOMEBODY.test(label.slice(label.search(JOINT)))) return [];
  const next = names[countBefore(names, span.end)];
  if (!next || next.start - span.end > LOOKED_AT) return undefined;
  return WITH_BEHIND.test(text.slice(span.end, next.start).replace(/\s+/g, ' ')) ? [next.person] : undefined;
};

/** Those of whom words behind an account say that they hold it together. */
const heldBy = ({ text, couples }: Around, { span }: Shared): readonly number[] => {
  const next = couples[countBefore(couples, span.end)];
  if (!next || next.start - span.end > LOOKED_AT || !OF_ACCOUNTS.has(span.element)) return [];
  return HELD_BY.test(text.slice(span.end, next.start)) ? next.people : [];
};

/** Those to whom a letter goes whose head says a number: "Ann and Bo Lee", their address, and "Loan number:". */
const inLetterhead = (around: Around, { span }: Shared): readonly number[] => {
  const couple = coupleWith(around, span.start, undefined, HEAD);
  if (!couple || !isLineHead(around.text, couple.start)) return [];
  const between = around.text.slice(couple.end, span.start);
  const first = countBefore(around.names, couple.end);
  const isOfOthers = around.names
    .slice(first, countBefore(around.names, span.start))
    .some(({ person }) => !couple.people.includes(person));
  if (isOfOthers || !/^[ \t]*\n/.test(between)) return [];
  return !GREETS.test(between) && NUMBER_FIELD.test(between.slice(-LOOKED_AT)) ? couple.people : [];
};

/** The two who hold together by their form, "Owner:" and "Joint owner:", whose field in front of their names or below a blank line says a number. */
const holdersAround = (around: Around, { span, owner, label }: Shared): readonly number[] => {
  const { text, names } = around;
  if (owner === undefined || !HELD_FIELD.test(label)) return [];
  const split = countBefore(names, span.start);
  const near = names.slice(Math.max(0, split - MOST_HOLDERS), split + MOST_HOLDERS);
  for (const [at, { person, start, end }] of near.entries()) {
    const first = near.slice(0, at).findLast((one) => one.person !== person);
    if (!first || Math.abs(start - span.start) > HEAD || start - first.end > HEAD) continue;
    const isApart = span.end <= first.start || (span.start > end && isNewParagraph(text.slice(end, span.start)));
    if (
      isApart &&
      [person, first.person].includes(owner) &&
      JOINT_HOLDER.test(text.slice(Math.max(0, start - 72), start))
    )
      return [first.person, person];
  }
  return [];
};

/** "My wife Ann ... Our joint checking is": with whom whoever writes is married. */
const withOwnSpouse = ({ ownSpouses }: Around, { span, label }: Shared): readonly number[] => {
  const spouse = OURS.test(label.slice(0, label.search(JOINT)))
    ? ownSpouses.findLast(({ end }) => end <= span.start && span.start - end < REACH)
    : undefined;
  return spouse === undefined ? [] : [spouse.person];
};

/** Whose an account or a telephone is as well: `own` gives the last couple in front that its owner is of. */
export const ofAccount = (
  around: Around,
  shared: Shared,
  own: (reach: number) => readonly number[],
): readonly number[] => {
  if (JOINT.test(shared.label)) {
    const joint = jointWith(around, shared) ?? own(REACH);
    return joint.length > 0 ? joint : withOwnSpouse(around, shared);
  }
  if (BOTH_BEHIND.test(around.text.slice(shared.span.end, shared.span.end + LOOKED_AT))) return own(REACH);
  const held = heldBy(around, shared);
  if (held.length > 0 || shared.span.element === 'phone') return held;
  const addressed = inLetterhead(around, shared);
  return addressed.length > 0 ? addressed : holdersAround(around, shared);
};
