import type { DecisionFacts, ProvenanceFacts } from '../facts/report-facts.ts';

/** What the decision memo says: every duty with its reason and citation, what is open, what was decided and by whom. */

export interface MemoDuty {
  readonly whom: string;
  readonly answer: string;
  readonly people: string;
  /** By when, in one line; empty where nothing is owed. */
  readonly by: string;
  /** The rule behind the date, threshold, timing; or why nothing is owed. */
  readonly why: string;
  readonly overdue: boolean;
}

export interface MemoOpen {
  readonly place: string;
  readonly what: string;
  /** Names of what is missing, as facts and law data call it. */
  readonly missing: readonly string[];
  /** The same as questions. */
  readonly asks: readonly string[];
  readonly follows: readonly { readonly when: string; readonly answer: string }[];
}

export interface MemoLaw {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly citations: readonly string[];
  readonly asOf: string;
  readonly confidence: string;
  /** Something was read with care: silence of the law, a count on both sides, an hour that nobody noted. */
  readonly flagged: boolean;
  /** Nothing is owed and nothing is open under it. */
  readonly quiet: boolean;
  readonly duties: readonly MemoDuty[];
  /** Letter, offer, ways, substitute notice, records: name and what holds. */
  readonly letter: readonly (readonly [name: string, text: string])[];
  readonly openQuestions: readonly string[];
}

export interface MemoFacts {
  readonly candor_memo: 1;
  readonly provenance: Omit<ProvenanceFacts, 'checkpoint'>;
  /** SHA-256 of the facts that the duties were worked out from (out/law-facts.json). */
  readonly factsHash: string;
  readonly summary: readonly (readonly [name: string, text: string])[];
  readonly facts: readonly (readonly [name: string, text: string])[];
  readonly dates: readonly (readonly [event: string, at: string, source: string])[];
  /** What would move if a date that was recorded before held: which date, whose duty, as it stands, then. */
  readonly otherDates: readonly (readonly [date: string, duty: string, now: string, then: string])[];
  /** From awareness to notice: steps, days, reasons. */
  readonly gaps: readonly (readonly [fromTo: string, days: string, why: string])[];
  /** The same people by place, with everything that anybody there lost. */
  readonly places: readonly (readonly [place: string, people: string, elements: string])[];
  /** Numbered from 1 in their order. */
  readonly groups: readonly (readonly [place: string, people: string, elements: string])[];
  readonly decisions: readonly DecisionFacts[];
  /** Decisions on record that were taken after the day of the memo: not counted in it. */
  readonly laterDecisions: number;
  readonly filings: readonly (readonly [office: string, state: string, details: string])[];
  /** What the notifier does beyond the law. */
  readonly policies: readonly (readonly [what: string, people: string, by: string, why: string])[];
  /** The law data or the code differ from those of the revision that is shown: its duties may have read otherwise then. */
  readonly lawChanged: boolean;
  readonly open: readonly MemoOpen[];
  readonly laws: readonly MemoLaw[];
}
