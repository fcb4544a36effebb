import { dateText, plainWord } from '../words.ts';
import type { DutyMove, DutyState, Move } from './whatif-facts.ts';

/** The words for what moves, for page and terminal alike. */

const WORDS: Readonly<Record<Move, string>> = {
  added: 'newly required',
  lifted: 'no longer required',
  opened: 'now undetermined',
  settled: 'no longer in question',
  earlier: 'earlier',
  later: 'later',
  dated: 'gets a day',
  undated: 'loses its day',
  same: 'as before',
};
export const moveText = (move: Move): string => WORDS[move];

const AUDIENCES: Readonly<Record<string, string>> = {
  individuals: 'The people',
  credit_bureaus: 'Credit bureaus',
  owner: 'The owner of the data',
};
export const toldText = ({ who, audience }: Pick<DutyMove, 'who' | 'audience'>): string =>
  who ?? AUDIENCES[audience] ?? plainWord(audience);

export const stateText = (state: DutyState | null): string => {
  if (!state) return 'Not reached';
  const by = state.date === null ? '' : `by ${dateText(state.date)}`;
  if (by === '') return plainWord(state.answer);
  return state.answer === 'undetermined' ? `Undetermined; if required, ${by}` : `${plainWord(state.answer)} ${by}`;
};

export const daysMoved = (days: number | null): string => {
  if (days === null || days === 0) return '';
  return `${days > 0 ? '+' : '\u2212'}${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
};
