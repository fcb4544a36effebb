import { loadLawData } from '../assess/data-files.ts';
import { type LawBook, lawBook } from '../assess/law/evaluate.ts';
import { parseFacts } from '../assess/law/facts/facts.ts';
import { caseFacts } from '../case/case-facts.ts';
import type { Decision } from '../case/case-schema.ts';
import { CandorError } from '../core/errors.ts';

/** Decisions that become facts of the law: their words are those of the law data. */
const OF_LAW: readonly Decision['about'][] = [
  'exemption',
  'condition',
  'assumption',
  'extension',
  'law_enforcement_hold',
];

const factsFault = (decision: Decision, book: LawBook): string | null => {
  const { notifier: _, ...facts } = caseFacts({
    candor: 1,
    id: 'one-decision',
    name: 'one decision',
    at_rest: 'none',
    notifier: { name: 'notifier', sectors: [] },
    decisions: [decision],
  });
  try {
    parseFacts({ ...facts, notifier: {}, groups: [] }, book.known);
    return null;
  } catch (error) {
    if (error instanceof CandorError && error.code === 'FACTS_INVALID') return error.message;
    throw error;
  }
};

/** The law of an exemption must have it: a claim that no law knows would be skipped silently. */
const exemptionFault = (decision: Decision, { laws }: LawBook): string | null => {
  if (decision.about !== 'exemption') return null;
  const has = laws.find(({ id }) => id === decision.jurisdiction)?.exemptions_structured.map(({ by }) => by) ?? [];
  if (has.some((by) => by === decision.exemption)) return null;
  const named = has.length === 0 ? 'it has none' : `it has ${[...new Set(has)].sort().join(', ')}`;
  return `exemption: this law has no such exemption; ${named}`;
};

/**
 * Refuses a decision about something that the law data do not have (a law, an exemption, a condition, a version) or
 * that says nothing (a hold that ends before it began): once it is on record, no run could judge the case any more.
 */
export const decisionFitsLaw = (decision: Decision): void => {
  if (!OF_LAW.includes(decision.about)) return;
  const book = lawBook(loadLawData());
  const fault = factsFault(decision, book) ?? exemptionFault(decision, book);
  if (fault === null) return;
  throw new CandorError('USAGE', `the decision does not fit the law data\n    ${fault}`, {
    hint: 'candor law show ID shows the exemptions, conditions and versions of a law; nothing was recorded',
  });
};
