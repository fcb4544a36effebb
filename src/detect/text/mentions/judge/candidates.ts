import { lineBefore } from '../people/standing.ts';
import { fitsOffice, NOBODY, type Place, type Scene, type Value } from '../scene.ts';
import { type Nearness, OF_BLOCK } from './around.ts';

/** Whom each of TIERS names. */
export type Votes = readonly (readonly number[])[];

/**
 * Whom a text is about that tells of several one after the other ("Customer Ann Lee called ...", and below a blank line "Customer Bo Hill
 * came ..."): in the block of one of them none of the others is meant, unless it names them.
 */
const othersOf = ({ discourse, chat }: Scene, { span, before }: Value, front: Nearness): ReadonlySet<number> => {
  const served = chat.servedAt(span.start);
  const isSubject = ({ person, end }: Place) =>
    chat.isChat ? chat.servedAt(end) === person : discourse.standing[person] === 'subject';
  const own = before.filter(({ end }) => front(end) <= OF_BLOCK);
  const first = own.at(-1);
  const named = new Set(own.map(({ person }) => person));
  const isOwn = chat.isChat ? served !== undefined && named.has(served) : first !== undefined && isSubject(first);
  if (!isOwn) return new Set();
  return new Set(before.filter((one) => !named.has(one.person) && isSubject(one)).map(({ person }) => person));
};

/**
 * Whom a value may be of by what they do: of whoever acts for an office no more than how to be reached, where anybody else is named near
 * ("Nurse: Bo Hill", a birth date, "Patient: Ann Lee"), unless the text is about them or the value follows their name in its line.
 */
const fitsFor = (scene: Scene, { span, before, after }: Value): ((person: number) => boolean) => {
  const fits = (person: number): boolean => fitsOffice(scene, person, span);
  if (![...before, ...after].some(({ person }) => fits(person))) return () => true;
  const [near] = before;
  const isInLine = near !== undefined && lineBefore(scene.text, span.start).length >= span.start - near.end;
  return (person) => fits(person) || person === scene.discourse.main || (isInLine && person === near.person);
};

/** Whom a value may belong to: who is named near, whom a rule names, and who speaks, is spoken to or is spoken of. */
export const candidatesOf = (scene: Scene, value: Value, front: Nearness, votes: Votes): readonly number[] => {
  const { discourse, chat } = scene;
  const { span, before, after } = value;
  const at = span.start;
  const others = othersOf(scene, value, front);
  const voted = new Set(votes.flat());
  const isFor = fitsFor(scene, value);
  const mayOwn = (person: number): boolean => voted.has(person) || (isFor(person) && !others.has(person));
  return [
    ...new Set(
      [
        ...before.map(({ person }) => person),
        ...after.map(({ person }) => person),
        ...voted,
        discourse.main,
        discourse.speakerAt(at),
        discourse.addresseeAt(at),
        chat.headAt(at),
        chat.servedAt(at),
        chat.topicAt(at),
      ].filter((person): person is number => person !== undefined && person !== NOBODY && mayOwn(person)),
    ),
    NOBODY,
  ];
};
