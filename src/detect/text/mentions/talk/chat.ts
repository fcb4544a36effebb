import type { Span } from '../../spans/span.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { type Line, lastUpTo, lineAt, linesOf, SELF } from './chat-lines.ts';
import { relativesOf } from './chat-relatives.ts';
import { OF_NAMED } from './discourse.ts';
import type { Log } from './log.ts';

/** Speakers who serve: what they say of numbers is about whom they serve. */
const SERVES =
  /^(?:agent|bot|support|rep|representative|operator|csr|advisor|assistant|system|help ?desk|chatbot|associate|specialist|agente|operador|berater|conseiller)\b/i;

/** "Arjun gets sick": a name that a line begins with, of whom something is told. */
const DOES = /^ (?!and\b|here\b|my\b|calling\b|speaking\b|from\b|with\b|at\b)\p{Ll}/u;

/** Lines of dialogue that make a text a chat: fewer are a form. */
const LEAST_LINES = 4;

/** A line in which somebody is named. */
interface Turn {
  readonly at: number;
  readonly person: number;
  readonly speaker: string;
}

/** Who speaks in a chat, and what they are asked. */
export interface Chat {
  readonly isChat: boolean;
  /** The person who speaks at an offset by what they said their name is; of an agent's words, whom the agent serves. */
  readonly servedAt: (at: number) => number | undefined;
  /** Whom the talk is about: who is served, or whose name somebody gave who was asked for another's. */
  readonly topicAt: (at: number) => number | undefined;
  /** Who speaks, where the head of their lines says no name but they did. */
  readonly selfAt: (at: number) => number | undefined;
  /** The person by whose name the line, or the entry of a log, is headed. */
  readonly headAt: (at: number) => number | undefined;
  /** Of somebody else than whoever speaks, the last who did before; else who does next. */
  readonly otherAt: (at: number) => number | undefined;
  /** Whether the line before, of somebody else, asks for what is theirs. */
  readonly isAnswerAt: (at: number) => boolean;
  /** Where the words of the line begin that holds an offset. */
  readonly wordsAt: (at: number) => number;
  /** The words of the line before, where somebody else says them. */
  readonly askedAt: (at: number) => string;
  /** Where the words of the line begin in whose head an offset stands; undefined within words. */
  readonly headedAt: (at: number) => number | undefined;
  /** Names, by their place in the list of spans, that head lines: who speaks is not spoken of. */
  readonly heads: ReadonlySet<number>;
}

const NO_CHAT: Chat = {
  isChat: false,
  servedAt: () => undefined,
  topicAt: () => undefined,
  selfAt: () => undefined,
  headAt: () => undefined,
  otherAt: () => undefined,
  isAnswerAt: () => false,
  wordsAt: () => 0,
  askedAt: () => '',
  headedAt: () => undefined,
  heads: new Set(),
};

/** Words by which a question asks for what is of whom it is put to, and of others. */
export const ASKS_YOU = /(?:^|[^\p{L}])(?:your|ur|you|u|tu|votre|ihre?n?|dein)(?=[^\p{L}])/iu;
export const ASKS_OF_OTHERS =
  /(?:^|[^\p{L}])(?:his|her|their|him|them|(?!(?:what|that|who|where|how|here|there|let|driver|operator|today)['’])\p{L}{3,}['’]s)(?=[^\p{L}])/iu;

/** "And his name?": what is answered is not who answers. */
const asksOfOthers = (text: string, lines: readonly Line[], n: number): boolean => {
  const [line, before] = [lines[n], lines[n - 1]];
  return line !== undefined && before !== undefined && ASKS_OF_OTHERS.test(` ${text.slice(before.words, line.start)} `);
};

/** "Who am I speaking with?", "Hi, Ann Lee. I want": a greeting in front of the name that was asked for. */
const ASKS_WHO =
  /who(?:m)? (?:am i|do i|is this|are you)|who['’]s (?:this|calling)|(?:your|caller['’]s) (?:full |first |last )?name/iu;
const GREETING = /^(?:hi|hello|hey|hola)(?: there)?[,!.]? $/iu;

const saysOwnName = (text: string, lines: readonly Line[], n: number, at: number): boolean => {
  const [line, before] = [lines[n], lines[n - 1]];
  if (!line) return false;
  const front = text.slice(line.words, at);
  if (SELF.test(front)) return true;
  const isAsked = before !== undefined && before.speaker !== line.speaker;
  return isAsked && GREETING.test(front) && ASKS_WHO.test(text.slice(before.words, line.start));
};

interface Turns {
  /** Who says what their name is, and whose name is given to who asked for another's. */
  readonly served: readonly Turn[];
  readonly topics: readonly Turn[];
  readonly heads: ReadonlySet<number>;
  /** The person who heads a line, by where its words begin. */
  readonly headOf: ReadonlyMap<number, number>;
}

const turnsOf = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  lines: readonly Line[],
): Turns => {
  const [served, topics]: [Turn[], Turn[]] = [[], []];
  const heads = new Set<number>();
  const headOf = new Map<number, number>();
  for (const [person, n] of people.flatMap(({ names }, own) => names.map((name) => [own, name] as const))) {
    const [at, end] = [spans[n]?.start ?? 0, spans[n]?.end ?? 0];
    const own = lineAt(lines, at);
    const [line, next] = [lines[own], lines[own + 1]];
    if (next && at >= next.start && at < next.words) {
      heads.add(n);
      headOf.set(next.words, person);
      continue;
    }
    if (!line || !saysOwnName(text, lines, own, at) || DOES.test(text.slice(end, end + 16))) continue;
    const turn = { at, person, speaker: line.speaker };
    if (SERVES.test(line.speaker)) continue;
    if (asksOfOthers(text, lines, own)) topics.push(turn);
    else if (!OF_NAMED.test(text.slice(end, end + 3))) served.push(turn);
  }
  for (const turns of [served, topics]) turns.sort((a, b) => a.at - b.at);
  return { served, topics, heads, headOf };
};

/** Lines in which whoever else speaks is looked for. */
const MOST_TURNS = 8;

const lastOf = (turns: readonly Turn[], at: number): Turn | undefined => turns[lastUpTo(turns, at, (one) => one.at)];

/** In a chat, who speaks and who is served; nothing in other texts. */
export const chatOf = (spans: readonly Span[], text: string, people: readonly NamedPerson[], log: Log): Chat => {
  const lines = linesOf(text);
  const speakers = new Set(lines.map(({ speaker }) => speaker));
  const isChat = lines.length >= LEAST_LINES && speakers.size > 1 && speakers.size * 2 <= lines.length;
  const headedAt = (at: number): number | undefined => {
    const next = lines[lineAt(lines, at) + 1];
    return next && at >= next.start && at < next.words ? next.words : undefined;
  };
  if (!isChat) {
    return { ...NO_CHAT, heads: log.heads, headAt: log.writerAt, headedAt };
  }
  const { served, topics, heads, headOf } = turnsOf(spans, text, people, lines);
  const bySpeaker = Map.groupBy(served, ({ speaker }) => speaker);
  const relatives = relativesOf(spans, text, people, lines);
  const speakerAt = (at: number): string => lines[lineAt(lines, at)]?.speaker ?? '';
  const turnsAt = (at: number): readonly Turn[] => bySpeaker.get(speakerAt(at)) ?? [];
  const askedAt = (at: number): string => {
    const n = lineAt(lines, at);
    const [line, before] = [lines[n], lines[n - 1]];
    return line && before && line.speaker !== before.speaker ? text.slice(before.words, line.start) : '';
  };
  return {
    isChat: true,
    heads,
    // Who says a name only later is known by the head of the line.
    servedAt: (at) => {
      const own = turnsAt(at);
      const speaker = speakerAt(at);
      if (own.length === 0 && relatives.has(speaker)) return relatives.get(speaker);
      return (lastOf(own, at) ?? lastOf(served, at) ?? own[0])?.person;
    },
    selfAt: (at) => {
      const own = turnsAt(at);
      return (lastOf(own, at) ?? own[0])?.person ?? relatives.get(speakerAt(at));
    },
    topicAt: (at) => {
      const [own, other] = [lastOf(served, at), lastOf(topics, at)];
      return other && other.at > (own?.at ?? -1) ? other.person : own?.person;
    },
    headAt: (at) => headOf.get(lines[lineAt(lines, at)]?.words ?? -1),
    otherAt: (at) => {
      const n = lineAt(lines, at);
      const isOther = ({ speaker }: Line) => speaker !== lines[n]?.speaker;
      const other = lines.slice(Math.max(0, n - MOST_TURNS), Math.max(0, n)).findLast(isOther);
      return headOf.get((other ?? lines.slice(n + 1, n + MOST_TURNS).find(isOther))?.words ?? -1);
    },
    isAnswerAt: (at) => {
      const asked = ` ${askedAt(at)} `;
      return ASKS_YOU.test(asked) && !ASKS_OF_OTHERS.test(asked);
    },
    wordsAt: (at) => lines[lineAt(lines, at)]?.words ?? 0,
    askedAt,
    headedAt,
  };
};
