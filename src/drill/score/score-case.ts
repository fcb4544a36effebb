import { NOBODY } from '../text-builder.ts';
import type { PersonTruth } from '../truth.ts';
import { type ClusterScore, type Labelled, scoreClusters } from './clusters.ts';
import { type DutyScore, scoreDuties } from './duties.ts';
import { scoreColumns, scoreSpans } from './elements.ts';
import { matchDocuments } from './match-documents.ts';
import { matchMentions } from './match-mentions.ts';
import { type MatchedRecords, matchRecords } from './match-records.ts';
import { type Accuracy, type Share, shareOf } from './measures.ts';
import { mainPersons, scoreAttributes, scoreExposures } from './people.ts';
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

function* labelled(found: FoundCase, matched: MatchedRecords): Generator<Labelled> {
  for (const { recordId, person } of found.records) {
    const truth = matched.personOf.get(recordId);
    if (truth !== undefined) yield { truth, found: person };
  }
  for (const { person } of matched.missed) yield { truth: person, found: null };
}

function* placed(found: FoundCase, matched: MatchedRecords) {
  for (const { recordId, person } of found.records) {
    const truth = matched.personOf.get(recordId);
    if (truth !== undefined && person !== null) yield { personId: person, truth };
  }
}

const isTaken = ({ exposed }: PersonTruth): boolean => exposed.some((text) => text.endsWith('=presumed'));

/** Compares what the stages found with what the drill knows. */
export const scoreCase = (found: FoundCase, truth: DrillTruth): CaseScore => {
  const documents = matchDocuments(found.documents, truth.documents);
  const mentionOf = matchMentions(found.columns, truth.columns, documents);
  const matched = matchRecords(found.records, truth.records, documents, mentionOf);
  const people = truth.records.filter(({ person }) => person !== NOBODY).length;
  const mains = mainPersons(placed(found, matched));
  const columns = scoreColumns(found.columns, truth.columns, documents);
  const persons = new Map(truth.persons.map((person) => [person.person, person]));
  const taken = new Set(
    found.exposures
      .filter(({ exposure }) => exposure === 'presumed' || exposure === 'read')
      .map(({ personId }) => personId),
  );
  return {
    documents: scoreDocuments(found, truth),
    columns: columns.elements,
    column_states: columns.states,
    spans: scoreSpans(found.spans, truth.spans, documents),
    records: {
      found: shareOf(people - matched.missed.length, people),
      extra: matched.extra,
    },
    people: scoreClusters(labelled(found, matched)),
    affected: { truth: truth.persons.filter(isTaken).length, found: taken.size },
    attributes: scoreAttributes(found.persons, mains, persons),
    exposures: scoreExposures(found.exposures, mains, truth.persons),
    duties: scoreDuties(found.duties, truth.duties),
  };
};
