import type { SheetHead } from '../html/style.ts';

/** How one duty stands: its answer and its day. */
export interface DutyState {
  readonly answer: string;
  /** A day, or a moment where hours count. */
  readonly date: string | null;
}

/** What a changed fact does to a duty. */
export const MOVES = ['added', 'lifted', 'opened', 'settled', 'earlier', 'later', 'dated', 'undated', 'same'] as const;
export type Move = (typeof MOVES)[number];

export interface DutyMove {
  /** Id of the law; null: people whose residence is not known. */
  readonly law: string | null;
  readonly name: string;
  /** Where the law has versions that wait: which of them. */
  readonly version: string | null;
  readonly audience: string;
  readonly who: string | null;
  /** null: the law does not reach the case. */
  readonly before: DutyState | null;
  readonly after: DutyState | null;
  readonly move: Move;
  /** Days by which the date moves; null where one side has none. */
  readonly days: number | null;
}

/** Every duty of a case as it stands and as it would stand, for the page and for JSON. */
export interface WhatIfFacts extends SheetHead {
  readonly notifier: string;
  readonly timeZone: string;
  readonly codeVersion: string;
  readonly set: readonly (readonly [key: string, value: string])[];
  readonly duties: readonly DutyMove[];
}

const DAY_MS = 86_400_000;

/** Days from one date to the other; null where one side has none. */
export const daysBetween = (before: DutyState | null, after: DutyState | null): number | null => {
  if (!before?.date || !after?.date) return null;
  return Math.round((Date.parse(after.date) - Date.parse(before.date)) / DAY_MS);
};

const isOpenOrOwed = (state: DutyState | null): boolean =>
  state?.answer === 'required' || state?.answer === 'undetermined';

/** What happened between two states of a duty. */
export const moveOf = (before: DutyState | null, after: DutyState | null): Move => {
  if (!isOpenOrOwed(before) && !isOpenOrOwed(after)) return 'same';
  if (before?.answer !== after?.answer) {
    if (after?.answer === 'required') return 'added';
    if (after?.answer === 'undetermined') return 'opened';
    return before?.answer === 'undetermined' ? 'settled' : 'lifted';
  }
  const [from, to] = [before?.date ?? null, after?.date ?? null];
  if (from === to) return 'same';
  if (from === null) return 'dated';
  if (to === null) return 'undated';
  return Date.parse(to) < Date.parse(from) ? 'earlier' : 'later';
};
