import { countBefore } from '../../spans/span.ts';
import { genderIn } from '../people/gender.ts';
import type { Place } from '../scene.ts';
import type { Around, Shared } from './around.ts';
import {
  ASKED_BOTH,
  BOTH_STILL,
  CHILDREN,
  KIN_FIELD,
  LIVE_WITH_ME,
  ONE_LIVES_WITH_ME,
  OUR_HOME,
  OWN_KIN,
  WE_LIVE,
} from './words.ts';

/** Names in front of a home that are looked at for who lives there, and words in front of each. */
const MOST_NAMES = 32;
const LOOKED_AT = 64;
/** Signs in front of a home within which children are named. */
const PASSAGE = 1500;

const namesBefore = ({ names }: Around, at: number): readonly Place[] => {
  const split = countBefore(names, at);
  return names.slice(Math.max(0, split - MOST_NAMES), split);
};

/** Everybody of the couple that begins with a name, or whom it names alone. */
const withJoined = ({ couples }: Around, { person, start }: Place): readonly number[] =>
  couples.find((couple) => couple.start === start)?.people ?? [person];

/** Whom the writer or a form calls a husband, a child: "my wife Ann", "our kids, Mia and Max", "Daughter: Meera Nair"; not who has a home elsewhere. */
const kinOf = (around: Around, at: number): readonly number[] => {
  const kin = namesBefore(around, at).flatMap((name) => {
    const head = around.text.slice(Math.max(0, name.start - LOOKED_AT), name.start);
    return OWN_KIN.test(head) || KIN_FIELD.test(head) ? withJoined(around, name) : [];
  });
  return kin.filter((person) => !around.housed.has(person));
};

/** Those whom the last words in front name as children: "We have two children: Mia Cole, born 11/02/2014, and Max Cole." */
const childrenIn = (around: Around, at: number): readonly number[] => {
  const from = Math.max(0, at - PASSAGE);
  const names = namesBefore(around, at);
  for (const { index, 0: word } of [...around.text.slice(from, at).matchAll(CHILDREN)].reverse()) {
    const start = from + index + word.length;
    const end = start + around.text.slice(start, at).search(/[.;]\s|\n|$/);
    const named = names.filter((name) => name.start >= start && name.end <= end);
    if (named.length > 0) return named.map(({ person }) => person);
  }
  return [];
};

/** Who "lives with me": whom the sentence names, else the last man or woman in front whom its pronoun may mean. */
const whoLives = (around: Around, { span, owner, label }: Shared): readonly number[] => {
  const others = namesBefore(around, span.start).filter(({ person }) => person !== owner);
  const own = others.findLast(({ start }) => start >= span.start - label.length);
  const gender = genderIn(label);
  const meant = own ?? (gender && others.findLast(({ person }) => around.genders[person] === gender));
  return meant === undefined ? [] : [meant.person];
};

/** The line above an answer: "AGENT: And where do you both live?" */
const questionBefore = (text: string, at: number): string => {
  const [above = '', line = ''] = text
    .slice(Math.max(0, at - 300), at)
    .split('\n')
    .slice(-2);
  return /:[ \t]*(?:[\p{L}'’]{1,6}[,.]? ){0,4}$/u.test(line) ? above : '';
};

/** Who lives in a home with whoever says so: "we all live at", "the children live with me at", and "Yes, we're both still there." */
export const inHousehold = (
  around: Around,
  shared: Shared,
  own: (reach: number) => readonly number[],
): readonly number[] => {
  const { text } = around;
  const { span, label } = shared;
  if (ONE_LIVES_WITH_ME.test(label)) return whoLives(around, shared);
  if (LIVE_WITH_ME.test(label)) return childrenIn(around, span.start);
  if (WE_LIVE.test(label) || OUR_HOME.test(label)) return kinOf(around, span.start);
  const isOfBoth =
    ASKED_BOTH.test(questionBefore(text, span.start)) ||
    BOTH_STILL.test(text.slice(span.end, span.end + LOOKED_AT * 2));
  return isOfBoth ? own(PASSAGE) : [];
};
