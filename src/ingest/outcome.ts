import type { UnreadReason } from '../schema/unread-reasons.ts';
import type { DocumentKind, UnitEnd } from './opened.ts';
import { languageOf } from './text/language.ts';

/** Gathers what happens while a unit is read, and says at the end what became of it. */
export interface Outcome {
  text(text: string, as: 'plain' | 'mail'): number;
  table(): void;
  member(end: Pick<UnitEnd, 'status' | 'reason'>): void;
  /** Parts without text; they are in no `text`. */
  unread(reason: UnreadReason, parts: number): void;
  /** `failed`: why the reading ended before the unit did. */
  end(failed?: UnreadReason): UnitEnd;
}

const SAMPLE = 40_000;

const codePointsIn = (text: string): number => {
  // Pairs of surrogates are one character; counting them is cheaper than walking the text.
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  return text.length - pairs;
};

export const createOutcome = (kindWhenEmpty: DocumentKind = 'text'): Outcome => {
  let kind: DocumentKind | undefined;
  let sample = '';
  let characters = 0;
  let parts = 0;
  let partsUnread = 0;
  let members = 0;
  let locked = 0;
  let reason: UnreadReason | null = null;

  const statusOf = (failed: UnreadReason | undefined): Pick<UnitEnd, 'status' | 'reason'> => {
    const hasContent = parts > 0 || kind === 'table' || members > 0;
    if (members > 0 && locked === members) return { status: 'unread', reason: 'password' };
    if (failed !== undefined) return { status: hasContent ? 'partly' : 'unread', reason: failed };
    if (partsUnread === 0) return { status: 'read', reason: null };
    return { status: hasContent ? 'partly' : 'unread', reason };
  };

  return {
    text: (text, as) => {
      kind = as === 'mail' ? 'mail' : (kind ?? 'text');
      if (kind === 'container') kind = 'text';
      if (sample.length < SAMPLE) sample += text.slice(0, SAMPLE - sample.length);
      characters += codePointsIn(text);
      parts += 1;
      return parts;
    },
    table: () => {
      kind = 'table';
    },
    member: (end) => {
      kind ??= 'container';
      members += 1;
      if (end.status === 'unread' && end.reason === 'password') locked += 1;
    },
    unread: (why, count) => {
      reason ??= why;
      partsUnread += count;
    },
    end: (failed) => {
      const found = statusOf(failed);
      const isText = kind === 'text' || kind === 'mail';
      return {
        event: 'end',
        ...found,
        kind: found.status === 'unread' ? 'unread' : (kind ?? kindWhenEmpty),
        language: isText ? languageOf(sample) : null,
        characters: isText || (kind === undefined && found.status === 'read') ? characters : null,
        parts: parts + partsUnread,
        partsUnread,
      };
    },
  };
};

/** The end of a unit whose content is read elsewhere. */
export const copyEnd: UnitEnd = {
  event: 'end',
  status: 'duplicate',
  reason: null,
  kind: 'text',
  language: null,
  characters: null,
  parts: 0,
  partsUnread: 0,
};
