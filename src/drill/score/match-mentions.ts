import type { ColumnTruth, DocumentTruth } from '../truth/truth.ts';
import type { FoundColumn } from './elements.ts';

/** The mention of the truth that a found mention of a row is; null: it repeats one that another stands for. */
export interface MatchedMention {
  readonly documentNo: number;
  readonly mention: number;
  readonly wanted: number | null;
}

interface Vote {
  readonly documentNo: number;
  readonly found: number;
  readonly truth: number;
  readonly columns: number;
}

const votesOf = (
  found: readonly FoundColumn[],
  truth: readonly ColumnTruth[],
  documents: ReadonlyMap<number, DocumentTruth>,
): readonly Vote[] => {
  const mentions = new Map(truth.map(({ document, column, mention }) => [`${document}\n${column}`, mention]));
  const votes = new Map<string, Vote>();
  for (const { documentNo, column, mention } of found) {
    const wanted = mentions.get(`${documents.get(documentNo)?.document}\n${column}`);
    if (wanted === undefined) continue;
    const key = `${documentNo} ${mention} ${wanted}`;
    const columns = (votes.get(key)?.columns ?? 0) + 1;
    votes.set(key, { documentNo, found: mention, truth: wanted, columns });
  }
  return [...votes.values()].sort((a, b) => b.columns - a.columns || a.documentNo - b.documentNo || a.found - b.found);
};

/**
 * Who is counted as the first or second person of a row is the stage's own choice, so mentions are matched by the
 * columns that they share, the fullest first. A mention that is not named keeps its number: no column says otherwise.
 */
export const matchMentions = (
  found: readonly FoundColumn[],
  truth: readonly ColumnTruth[],
  documents: ReadonlyMap<number, DocumentTruth>,
): readonly MatchedMention[] => {
  const matched = new Map<string, MatchedMention>();
  const taken = new Set<string>();
  const votes = votesOf(found, truth, documents);
  for (const { documentNo, found: mention, truth: wanted } of votes) {
    const [from, to] = [`${documentNo} ${mention}`, `${documentNo} ${wanted}`];
    if (matched.has(from) || taken.has(to)) continue;
    matched.set(from, { documentNo, mention, wanted });
    taken.add(to);
  }
  for (const { documentNo, found: mention } of votes) {
    const from = `${documentNo} ${mention}`;
    if (!matched.has(from)) matched.set(from, { documentNo, mention, wanted: null });
  }
  return [...matched.values()];
};
