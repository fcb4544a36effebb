import type { Engine } from '../../engine/port.ts';
import { integer, sql } from '../../engine/sql.ts';
import { NOBODY } from '../texts/text-builder.ts';
import { type ClusterScore, scoreClusters } from './clusters.ts';
import { type DutyScore, scoreDuties } from './duties.ts';
import { scoreColumns, scoreSpans } from './elements.ts';
import { matchDocuments } from './match-documents.ts';
import { matchMentions } from './match-mentions.ts';
import { matchRecords } from './match-records.ts';
import { type Accuracy, type Share, shareOf } from './measures.ts';
import { countRecords, groupRecords, scoreAttributes, scoreExposures } from './people.ts';
import type { FoundCase } from './read-found.ts';
import type { DrillTruth } from './read-truth.ts';

type ByElement = Readonly<Record<string, Accuracy>>;

export interface CaseScore {
  readonly documents: {
    /** Documents of the truth that the case lists. */
    readonly listed: Share;
    /** Of those that cannot be read: called unread. */
    readonly unread: Share;
    /** Copies that count once. */
    readonly duplicates: Share;
    readonly not_listed: readonly string[];
  };
  readonly columns: ByElement;
  readonly column_states: Share;
  readonly spans: ByElement;
  readonly records: { readonly found: Share; readonly extra: number };
  readonly people: ClusterScore;
  readonly affected: { readonly truth: number; readonly found: number };
  readonly attributes: Readonly<Record<string, Share>>;
  readonly exposures: ByElement;
  readonly duties: DutyScore;
}

const scoreDocuments = (found: FoundCase, truth: DrillTruth): CaseScore['documents'] => {
  // Here a copy is itself, not the document whose content it has.
  const plain = truth.documents.map(({ same_as: _, ...document }) => document);
  const matched = matchDocuments(found.documents, plain);
  const statuses = new Map<string, string>();
  for (const { documentNo, status } of found.documents) {
    const name = matched.get(documentNo)?.document;
    if (name !== undefined) statuses.set(name, status);
  }
  const listed = truth.documents.filter(({ document }) => statuses.has(document));
  const unread = truth.documents.filter(({ status }) => status === 'unread');
  const copies = truth.documents.filter(({ same_as }) => same_as !== undefined);
  const isCopy = (name: string | undefined) => name !== undefined && statuses.get(name) === 'duplicate';
  return {
    listed: shareOf(listed.length, truth.documents.length),
    unread: shareOf(unread.filter(({ document }) => statuses.get(document) === 'unread').length, unread.length),
    duplicates: shareOf(
      copies.filter(({ document, same_as }) => isCopy(document) || isCopy(same_as)).length,
      copies.length,
    ),
    not_listed: truth.documents.filter(({ document }) => !statuses.has(document)).map(({ document }) => document),
  };
};

/** Records of people in the truth. */
const countTruth = async (engine: Engine): Promise<number> => {
  const [row] = await engine.read({
    name: 'score:truth',
    reads: ['truth_record'],
    sql: sql`select count(*) as n from truth_record where person <> ${integer(NOBODY)}`,
  });
  return Number(row?.['n'] ?? 0);
};

/**
 * Compares what the stages found with what the drill knows. The engine holds the case's tables (`FOUND_TABLES`) and
 * those of the truth; the work on records and people is set-based there, so that its size is bounded by the disk.
 */
export const scoreCase = async (engine: Engine, found: FoundCase, truth: DrillTruth): Promise<CaseScore> => {
  const documents = matchDocuments(found.documents, truth.documents);
  await matchRecords(engine, truth.documents, documents, matchMentions(found.columns, truth.columns, documents));
  const records = await countTruth(engine);
  const { missed, extra } = await countRecords(engine);
  const people = scoreClusters(await groupRecords(engine));
  const attributes = await scoreAttributes(engine);
  const { affected, elements } = await scoreExposures(engine);
  const columns = scoreColumns(found.columns, truth.columns, documents);
  return {
    documents: scoreDocuments(found, truth),
    columns: columns.elements,
    column_states: columns.states,
    spans: scoreSpans(found.spans, truth.spans, documents),
    records: { found: shareOf(records - missed, records), extra },
    people,
    affected,
    attributes,
    exposures: elements,
    duties: scoreDuties(found.duties, truth.duties),
  };
};
