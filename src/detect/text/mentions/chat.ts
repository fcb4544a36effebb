import type { Span } from '../span.ts';
import type { NamedPerson } from './people.ts';

/** The head of a line of dialogue: a time, who speaks, a colon. */
const LINE =
  /(?:^|\n)[> ]{0,4}(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?[\])]?[ -]{0,3})?([\p{L}][\p{L}\p{N} .'-]{0,24}):[ \t]/gu;

/** Speakers who serve: what they say of numbers is about whom they serve. */
const SERVES =
  /^(?:agent|bot|support|rep|representative|operator|csr|advisor|assistant|system|help ?desk|chatbot|associate|specialist|agente|operador|berater|conseiller)\b/i;

const SELF =
  /^(?:(?:hi|hello|hey|yes|sure|ok|okay|hola)[,!.]? )?(?:(?:my name is|my name's|name is|name:|i am|i'm|im|this is|its|it's|call me|me llamo|soy|mi nombre es) )?(?:(?:mr|mrs|ms|dr)\.? )?$/i;

interface Line {
  readonly start: number;
  /** Where the words begin. */
  readonly words: number;
  readonly speaker: string;
}

const linesOf = (text: string): readonly Line[] =>
  [...text.matchAll(LINE)].map((found) => ({
    start: found.index,
    words: found.index + found[0].length,
    speaker: (found[1] ?? '').toLowerCase(),
  }));

/** Lines of dialogue that make a text a chat: fewer are a form. */
const LEAST_LINES = 4;

const lineAt = (lines: readonly Line[], at: number): number => {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.words ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** In a chat, the person who speaks at an offset by what they said their name is; of an agent's words, whom the agent serves. */
export const chatOf = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
): ((at: number) => number | undefined) => {
  const lines = linesOf(text);
  const speakers = new Set(lines.map(({ speaker }) => speaker));
  const isChat = lines.length >= LEAST_LINES && speakers.size > 1 && speakers.size * 2 <= lines.length;
  if (!isChat) return () => undefined;
  const served: { readonly at: number; readonly person: number }[] = [];
  for (const [person, { names }] of people.entries()) {
    for (const n of names) {
      const at = spans[n]?.start ?? 0;
      const line = lines[lineAt(lines, at)];
      if (line && !SERVES.test(line.speaker) && SELF.test(text.slice(line.words, at))) served.push({ at, person });
    }
  }
  served.sort((a, b) => a.at - b.at);
  return (at) => served.findLast((one) => one.at <= at)?.person;
};
