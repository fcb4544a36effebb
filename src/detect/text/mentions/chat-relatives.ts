import type { Span } from '../spans/span.ts';
import { type Line, lineAt, SELF } from './chat-lines.ts';
import { isRelative, partyBefore, partyIn } from './parties.ts';
import type { NamedPerson } from './people.ts';

/** "Hi Ann. What number", "And your email, Ann?": what stands around the name of whoever is spoken to. */
const GREETS = /^(?:(?:hi|hello|hey|thanks|thank you|ok|okay|great|and|hola)(?: there)?[,!.]? )?$/iu;
const SPEAKS_ON = /^[,.!?-]/u;
const ENDS_LINE = /^\s{0,2}[?.!]\s{0,3}$/u;

/** The relative by whom a line is headed: "SON:", "My mom:". */
const relativeIn = (speaker: string): string | undefined => {
  const party = partyIn(speaker);
  return party !== undefined && isRelative(party) ? party : undefined;
};

/**
 * Whom lines mean that a relative heads ("SON:"), by the head of the line: whoever the talk says is that relative ("my son Bo Ray", "What is your
 * son's name?" and the answer), else who is spoken to right before such a line.
 */
export const relativesOf = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  lines: readonly Line[],
): ReadonlyMap<string, number | undefined> => {
  const heads = new Map<string, string>();
  for (const { speaker } of lines) {
    const party = relativeIn(speaker);
    if (party !== undefined) heads.set(party, speaker);
  }
  const found = new Map<string, number | undefined>([...heads.values()].map((speaker) => [speaker, undefined]));
  if (heads.size === 0) return found;
  const named = new Set<string>();
  const spokenTo = ({ start, end }: Span, line: Line, next: Line): boolean =>
    (GREETS.test(text.slice(line.words, start)) && SPEAKS_ON.test(text.slice(end, end + 1))) ||
    (text.slice(start - 2, start) === ', ' && ENDS_LINE.test(text.slice(end, next.start)));
  const names = people
    .flatMap((person, own) => person.names.map((n) => ({ person: own, span: spans[n] })))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  for (const { person, span } of names) {
    const at = span === undefined ? -1 : lineAt(lines, span.start);
    const [before, line, next] = [lines[at - 1], lines[at], lines[at + 1]];
    if (!span || !line || (next && span.start >= next.start)) continue;
    const front = text.slice(line.words, span.start);
    const asked = before && before.speaker !== line.speaker && SELF.test(front);
    const party = partyBefore(front) ?? (asked ? partyIn(text.slice(before.words, line.start)) : undefined);
    const speaker = heads.get(party ?? '');
    if (speaker !== undefined && speaker !== line.speaker && !named.has(speaker)) {
      named.add(speaker);
      found.set(speaker, person);
    } else if (
      next &&
      found.has(next.speaker) &&
      found.get(next.speaker) === undefined &&
      next.speaker !== line.speaker &&
      spokenTo(span, line, next)
    )
      found.set(next.speaker, person);
  }
  return found;
};
