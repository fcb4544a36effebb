import type { ColumnRole, ElementId, ExposureState, Relation, ValueState } from '../../schema/vocabulary.ts';

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

export const TRUTH_FILES = ['document', 'record', 'column', 'span', 'person', 'duty'] as const;
export type TruthFile = (typeof TRUTH_FILES)[number];

export interface TruthRows {
  readonly document: readonly DocumentTruth[];
  readonly record: readonly RecordTruth[];
  readonly column: readonly ColumnTruth[];
  readonly span: readonly SpanTruth[];
  readonly person: readonly PersonTruth[];
  readonly duty: readonly DutyTruth[];
}

/** Collects the truth of a block while its files are written. */
export interface Truth {
  add<Name extends TruthFile>(file: Name, row: TruthRows[Name][number]): void;
  expose(document: string, person: number, element: ElementId, state: ValueState): void;
  /** Sorted; people of whom the same was exposed share one list. */
  exposuresOf(person: number): readonly string[];
  readonly rows: TruthRows;
}

/** Folder whose files were not reached, by the decision that the drill's case.yaml records. */
const EXCLUDED_FOLDER = 'evidence/archive/';

/** A set of exposures with the sets that one more makes of it: few are distinct, so that each is sorted once. */
interface Held {
  readonly exposed: readonly string[];
  readonly more: Map<string, Held>;
}

const createHeld = (): ((held: Held | undefined, exposure: string) => Held) => {
  const all = new Map<string, Held>();
  const heldOf = (exposed: readonly string[]): Held => {
    const key = exposed.join(' ');
    const held = all.get(key) ?? { exposed, more: new Map<string, Held>() };
    all.set(key, held);
    return held;
  };
  const nothing = heldOf([]);
  return (held = nothing, exposure) => {
    const known = held.more.get(exposure);
    if (known) return known;
    const next = held.exposed.includes(exposure) ? held : heldOf([...held.exposed, exposure].sort());
    held.more.set(exposure, next);
    return next;
  };
};

const NOTHING: readonly string[] = [];

export const createTruth = (): Truth => {
  const rows: { [Name in TruthFile]: TruthRows[Name][number][] } = {
    document: [],
    record: [],
    column: [],
    span: [],
    person: [],
    duty: [],
  };
  const exposures = new Map<number, Held>();
  const withMore = createHeld();
  return {
    rows,
    add: (file, row) => void (rows[file] as (typeof row)[]).push(row),
    expose: (document, person, element, state) => {
      if (document.startsWith('register/')) return;
      const exposure: ExposureState = document.startsWith(EXCLUDED_FOLDER) ? 'excluded' : 'presumed';
      exposures.set(person, withMore(exposures.get(person), `${element}=${state}=${exposure}`));
    },
    exposuresOf: (person) => exposures.get(person)?.exposed ?? NOTHING,
  };
};
