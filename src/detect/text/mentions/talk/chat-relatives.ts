import type { Span } from '../../spans/span.ts';
import { isRelative, partyBefore, partyIn } from '../parties.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { type Line, lineAt, SELF } from './chat-lines.ts';

/** "Hi Ann. What number", "And your email, Ann?": what stands around the name of whoever is spoken to. */
const GREETS = /^(?:(?:hi|hello|hey|thanks|thank you|ok|okay|great|and|hola)(?: there)?[,!.]? )?$/iu;
const SPEAKS_ON = /^[,.!?-]/u;
const ENDS_LINE = /^\s{0,2}[?.!]\s{0,3}$/u;

/** The relative by whom a line is headed: "SON:", "My mom:". */
const relativeIn = (speaker: string): string | undefined => {
  const party = partyIn(speaker);
  return party !== undefined && isRelative(party) ? party : undefined;
};

/** Whether a name in a line is that of whoever is spoken to before the next. */
const isSpokenTo = (text: string, { start, end }: Span, line: Line, next: Line): boolean =>
  (GREETS.test(text.slice(line.words, start)) && SPEAKS_ON.test(text.slice(end, end + 1))) ||
  (text.slice(start - 2, start) === ', ' && ENDS_LINE.test(text.slice(end, next.start)));

/** The party that a name is said to be of: "my son Bo Ray", or the answer to "What is your son's name?". */
const partyOf = (text: string, start: number, line: Line, before: Line | undefined): string | undefined => {
  const front = text.slice(line.words, start);
  const isAnswer = before !== undefined && before.speaker !== line.speaker && SELF.test(front);
  return partyBefore(front) ?? (isAnswer ? partyIn(text.slice(before.words, line.start)) : undefined);
};

/** Relatives who head lines, by party, with how they are headed. */
const headsOf = (lines: readonly Line[]): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap(({ speaker }) => {
      const party = relativeIn(speaker);
      return party === undefined ? [] : [[party, speaker] as const];
    }),
  );

/**
 * Whom lines mean that a relative heads ("SON:"), by the head of the line: whoever the talk says is that relative ("my son Bo Ray", "What is your
 * son's name?" and the answer), else who is spoken to right before such a line; undefined where nothing says so.
 */
export const relativesOf = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  lines: readonly Line[],
): ReadonlyMap<string, number | undefined> => {
  const heads = headsOf(lines);
  const [named, called]: [Map<string, number>, Map<string, number>] = [new Map(), new Map()];
  if (heads.size === 0) return named;
  const namings = people
    .flatMap(({ names }, person) => names.flatMap((n) => (spans[n] ? [{ person, span: spans[n] }] : [])))
    .sort((a, b) => a.span.start - b.span.start);
  for (const { person, span } of namings) {
    const at = lineAt(lines, span.start);
    const [before, line, next] = [lines[at - 1], lines[at], lines[at + 1]];
    if (!line || (next && span.start >= next.start)) continue;
    const speaker = heads.get(partyOf(text, span.start, line, before) ?? '');
    if (speaker !== undefined && speaker !== line.speaker && !named.has(speaker)) named.set(speaker, person);
    if (next && next.speaker !== line.speaker && !called.has(next.speaker) && isSpokenTo(text, span, line, next))
      called.set(next.speaker, person);
  }
  return new Map([...heads.values()].map((speaker) => [speaker, named.get(speaker) ?? called.get(speaker)]));
};
