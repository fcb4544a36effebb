import { LIVES_WITH } from '../owners/by-home.ts';
import { isNewParagraph } from '../scene.ts';
import { type Around, coupleWith, isLineHead, LOOKED_AT, nameBefore, OF_HOMES, REACH, type Shared } from './around.ts';
import { inHousehold } from './household.ts';
import { ALL_LIVE, AND_I, BARE, HOME_BEHIND, HOME_FIELD, IN_HOME, LETTERHEAD, OF_BOTH, PARTY } from './words.ts';

/** The people of a couple whom no other name parts from the value. */
const rightBehind = (around: Around, { span }: Shared): readonly number[] => {
  const couple = coupleWith(around, span.start, undefined, 400);
  if (!couple || !OF_HOMES.has(span.element)) return [];
  if ((nameBefore(around, span.start)?.end ?? 0) > couple.end) return [];
  const between = around.text.slice(couple.end, span.start);
  const flat = between.replace(/\s+/g, ' ');
  if (isNewParagraph(between)) return [];
  if (LETTERHEAD.test(between) && isLineHead(around.text, couple.start))
    return span.element === 'postal_address' ? couple.people : [];
  if (span.element === 'postal_address' && HOME_BEHIND.test(flat) && !BARE.test(flat)) return couple.people;
  const isParty = PARTY.test(around.text.slice(Math.max(0, couple.start - LOOKED_AT), couple.start));
  return isParty && HOME_FIELD.test(between) ? couple.people : [];
};

/** With whom somebody lives: "Lives with her husband Olaf at", "my wife Dana and I live at". */
const livingWith = (around: Around, { span, owner }: Shared): readonly number[] => {
  const near = nameBefore(around, span.start);
  if (span.element !== 'postal_address' || !near || near.person === owner || span.start - near.end > LOOKED_AT)
    return [];
  const between = around.text.slice(near.end, span.start).replace(/\s+/g, ' ');
  if (AND_I.test(between)) return [near.person];
  const head = around.text.slice(Math.max(0, near.start - LOOKED_AT), near.start);
  return IN_HOME.test(between) && LIVES_WITH.test(head) ? [near.person] : [];
};

/** Whose a home or a telephone is as well: `own` gives the last couple in front that its owner is of. */
export const ofHome = (
  around: Around,
  shared: Shared,
  own: (reach: number) => readonly number[],
): readonly number[] => {
  const isAddress = shared.span.element === 'postal_address';
  const household = isAddress ? inHousehold(around, shared, own) : [];
  if (household.length > 0) return household;
  if ((isAddress && ALL_LIVE.test(shared.label)) || OF_BOTH.test(shared.label)) return own(REACH);
  const behind = rightBehind(around, shared);
  return behind.length > 0 ? behind : livingWith(around, shared);
};
