import { join } from 'node:path';
import type { ColumnRole, ElementId, ExposureState, Relation, ValueState } from '../schema/vocabulary.ts';
import { fileSink } from './files/sink.ts';

/** The files below `truth/`, one JSON object a line. Documents are named as `evidence/a.zip!/b.csv`. */
export interface DocumentTruth {
  readonly document: string;
  readonly format: string;
  readonly status: 'read' | 'unread' | 'duplicate' | 'container';
  readonly same_as?: string;
  /** Whether anything about a person stands in it. */
  readonly personal: boolean;
  readonly rows?: number;
}

export interface RecordTruth {
  readonly document: string;
  /** Row of a table from 1 (header not counted). */
  readonly row?: number;
  /** First character of the mention in a text. */
  readonly start?: number;
  readonly mention: number;
  /** 0: a company's row, nobody's. */
  readonly person: number;
}

export interface ColumnTruth {
  readonly document: string;
  readonly column: number;
  readonly mention: number;
  readonly role: ColumnRole;
  readonly element: ElementId | null;
  readonly state: ValueState;
}

export interface SpanTruth {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly element: ElementId;
  readonly state: ValueState;
  readonly person: number;
  /** False where the reader of the format lays the text out: then counts are compared, not offsets. */
  readonly exact: boolean;
}

export interface PersonTruth {
  readonly person: number;
  readonly household: number;
  readonly relation: Relation;
  readonly minor: number;
  readonly deceased: number;
  readonly guardian: number | null;
  readonly residence: string;
  /** Sorted "element=state=exposure"; empty: the person is in no exposed file. */
  readonly exposed: readonly string[];
}

export interface DutyTruth {
  readonly jurisdiction: string;
  readonly audience: 'individuals' | 'regulator';
  readonly answer: 'required' | 'not_required';
  /** Residents whose number (SSN or licence) was taken with their name: the least number that is told. */
  readonly residents: number;
}

export interface DrillTotals {
  readonly people: number;
  readonly seed: number;
  readonly from: string;
  readonly affected: number;
  readonly unaffected: number;
  readonly documents: number;
  readonly unread: number;
  readonly duplicates: number;
  readonly records: number;
  readonly register_records: number;
  readonly by_relation: Readonly<Record<string, number>>;
  readonly by_residence: Readonly<Record<string, number>>;
  readonly by_element: Readonly<Record<string, number>>;
  readonly minors: number;
  readonly deceased: number;
}

const TRUTH_FILES = ['document', 'record', 'column', 'span', 'person', 'duty'] as const;
type TruthFile = (typeof TRUTH_FILES)[number];

interface Rows {
  readonly document: DocumentTruth;
  readonly record: RecordTruth;
  readonly column: ColumnTruth;
  readonly span: SpanTruth;
  readonly person: PersonTruth;
  readonly duty: DutyTruth;
}

/** Collects the truth while files are written: lines go to disk, exposures of people stay until the end. */
export interface TruthWriter {
  add<Name extends TruthFile>(file: Name, row: Rows[Name]): void;
  expose(document: string, person: number, element: ElementId, state: ValueState): void;
  exposuresOf(person: number): ReadonlySet<string>;
  readonly counts: Readonly<Record<TruthFile, number>>;
  readonly documents: readonly DocumentTruth[];
  close(): void;
}

/** Folder whose files were not reached, by the decision that the drill's case.yaml records. */
const EXCLUDED_FOLDER = 'evidence/archive/';

export const openTruth = (folder: string): TruthWriter => {
  const sinks = new Map(TRUTH_FILES.map((name) => [name, fileSink(join(folder, `${name}.ndjson`))]));
  const exposures = new Map<number, Set<string>>();
  const documents: DocumentTruth[] = [];
  const counts: Record<TruthFile, number> = { document: 0, record: 0, column: 0, span: 0, person: 0, duty: 0 };
  return {
    counts,
    documents,
    add: (file, row) => {
      counts[file] += 1;
      if (file === 'document') documents.push(row as DocumentTruth);
      sinks.get(file)?.write(`${JSON.stringify(row)}\n`);
    },
    expose: (document, person, element, state) => {
      if (document.startsWith('register/')) return;
      const exposure: ExposureState = document.startsWith(EXCLUDED_FOLDER) ? 'excluded' : 'presumed';
      const held = exposures.get(person) ?? new Set();
      held.add(`${element}=${state}=${exposure}`);
      exposures.set(person, held);
    },
    exposuresOf: (person) => exposures.get(person) ?? new Set(),
    close: () => {
      for (const sink of sinks.values()) sink.close();
    },
  };
};
