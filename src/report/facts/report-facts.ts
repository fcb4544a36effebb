import type { Timeline } from '../../case/timeline.ts';
import type { ElementId, ExposureState, Relation, ValueState } from '../../schema/vocabulary.ts';
import type { CoverageFacts } from './coverage-facts.ts';

/** A number of the report with the id under which `candor why count ID` shows the rows behind it. */
export interface Count {
  readonly id: string;
  readonly value: number;
}

/** A count that people are named by, with what it could be at least and at most. */
interface CountRange extends Count {
  readonly low: number;
  readonly high: number;
}

/** How many people were found, how many there are by estimate, and between what at 95 %: people found twice are fewer. */
export interface EstimatedCount extends CountRange {
  readonly estimated: number;
}

export interface ElementFacts {
  readonly element: ElementId | string;
  readonly label: string;
  readonly people: Count;
  readonly states: Readonly<Partial<Record<ValueState, Count>>>;
  readonly relations: Readonly<Partial<Record<Relation, Count>>>;
}

export interface PlaceFacts {
  /** Law id of the residence; null: residence not known. */
  readonly jurisdiction: string | null;
  readonly name: string;
  readonly residents: CountRange;
  readonly minors: Count;
  readonly deceased: Count;
  /** In the order of the report's elements. */
  readonly elements: readonly (Count & { readonly element: string })[];
}

interface UnreadFacts {
  readonly status: 'unread' | 'partly';
  readonly mediaType: string;
  readonly reason: string;
  readonly documents: Count;
  readonly bytes: number;
  readonly partsUnread: number;
}

export interface StatusFacts {
  readonly status: string;
  readonly count: Count;
  readonly bytes: number;
}

export interface EvidenceFacts {
  /** Files as found below evidence/ and register/, by status; they add up to `files`. */
  readonly byFile: readonly StatusFacts[];
  readonly files: Count;
  readonly bytes: number;
  /** Documents inside those files, by status; they add up to `documents`. */
  readonly byDocument: readonly StatusFacts[];
  readonly documents: Count;
  readonly unread: readonly UnreadFacts[];
}

/** One possible answer of an undetermined duty: what is learnt, and what the law asks then. */
export interface ConsequenceFacts {
  readonly when: string;
  readonly answer: string;
}

export interface DutyFacts {
  readonly id: string;
  readonly jurisdiction: string | null;
  readonly place: string;
  readonly lawName: string;
  readonly version: string | null;
  readonly audience: string;
  readonly who: string | null;
  readonly answer: string;
  readonly basis: string | null;
  readonly persons: number | null;
  readonly residents: number | null;
  readonly threshold: string | null;
  readonly date: string | null;
  readonly at: string | null;
  readonly deadlineText: string | null;
  readonly standard: string | null;
  readonly dependsOn: string | null;
  readonly because: string | null;
  readonly missing: readonly string[];
  readonly consequences: readonly ConsequenceFacts[];
  readonly citation: string | null;
  readonly asOf: string | null;
  readonly confidence: string | null;
  readonly openQuestions: readonly string[];
  readonly flagged: boolean;
  readonly overdue: boolean;
  /** Days from the day of the report to the deadline; negative when past. */
  readonly daysLeft: number | null;
  /** The day on which the notice was given or filed; null: it was not. */
  readonly doneOn: string | null;
  /** The number that the office gave. */
  readonly doneReference: string | null;
  /** The number of the filing that this corrects. */
  readonly updateOf: string | null;
}

export interface LawFacts {
  /** Required, with a day; earliest first. */
  readonly dated: readonly DutyFacts[];
  /** Required, without a day yet: words only, or it hangs on another day. */
  readonly undated: readonly DutyFacts[];
  readonly undetermined: readonly DutyFacts[];
  readonly notEvaluated: readonly DutyFacts[];
  /** Given or filed, in the order of the days. */
  readonly done: readonly DutyFacts[];
  readonly notRequired: readonly DutyFacts[];
  /** The first dated duty that is not overdue. */
  readonly next: string | null;
  readonly overdue: number;
}

interface FlowFacts {
  readonly step: string;
  readonly count: Count;
  readonly removed: number;
  readonly why: string | null;
}

export interface BandFacts {
  readonly band: Band;
  readonly count: Count;
}

/** How many people there are where records are joined from another chance on (thousandths). */
export interface SensitivityFacts {
  /** The chance from which they are joined. */
  readonly chosen: number;
  readonly points: readonly { readonly threshold: number; readonly people: number }[];
}

/** The count that a reviewed random sample tells, with its exact interval (95 %). */
export interface ReviewedFacts {
  readonly on: string;
  readonly peopleReviewed: number;
  readonly pairsReviewed: number;
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

interface SureFacts {
  readonly sensitivity: SensitivityFacts;
  /** Null: no review has drawn people and pairs at random. */
  readonly reviewed: ReviewedFacts | null;
  /** That all records of one person are one person. */
  readonly people: readonly BandFacts[];
  /** That a column holds the element. */
  readonly columns: readonly BandFacts[];
  /** That a span of text is the element. */
  readonly values: readonly BandFacts[];
  readonly links: readonly { readonly joined: boolean; readonly reason: string; readonly pairs: Count }[];
}

export interface QuestionFacts {
  /** `case`: an answer in case.yaml or a decision settles it. `law`: a lawyer must read the law. */
  readonly of: 'case' | 'law';
  readonly question: string;
  readonly where: string;
  readonly people: number | null;
}

export interface DecisionFacts {
  readonly about: string;
  readonly decided: string;
  readonly by: string | null;
  readonly on: string | null;
  readonly why: string | null;
  readonly document: string | null;
}

export interface ProvenanceFacts {
  readonly caseName: string;
  readonly caseId: string;
  readonly notifier: string;
  readonly drill: boolean;
  readonly revision: number;
  readonly asOf: string;
  /** Where days end, and where days without a time lie. */
  readonly timeZone: string;
  readonly codeVersion: string;
  readonly dataVersions: readonly { readonly name: string; readonly version: string }[];
  readonly checkpoint: string | null;
}

export const BANDS = ['firm', 'high', 'fair', 'weak', 'unstated'] as const;
export type Band = (typeof BANDS)[number];

/** What speaks against the contact data of the affected, before anything is sent. */
export interface ContactFacts {
  /** Addresses that two or more affected people share, and how many people do. */
  readonly households: Count;
  readonly sharing: number;
  /** People whom this way cannot reach. */
  readonly undeliverable: readonly { readonly contact: string; readonly people: Count }[];
  readonly flags: readonly {
    readonly contact: string;
    readonly flag: string;
    readonly title: string;
    readonly effect: string;
    readonly people: Count;
  }[];
}

/** Affected people of an earlier case who are affected again. */
export interface EarlierFacts {
  readonly caseId: string;
  readonly name: string;
  readonly since: string;
  readonly people: Count;
  /** Those whom the earlier case offers protection. */
  readonly protected: Count;
}

/** Everything that out/report.json and out/report.html say: aggregates only, no value of any person. */
export interface ReportFacts {
  readonly candor_report: 1;
  readonly provenance: ProvenanceFacts;
  readonly people: {
    /** People of whom something was read or is presumed taken. */
    readonly affected: EstimatedCount;
    readonly byExposure: readonly (Count & { readonly exposure: ExposureState | 'none' })[];
    readonly byRelation: readonly (Count & { readonly relation: Relation })[];
    readonly minors: Count;
    readonly minorUnknown: Count;
    readonly deceased: Count;
    readonly withoutAddress: Count;
    /** What was found and is no person: counted apart. */
    readonly apart: readonly (Count & { readonly kind: string })[];
  };
  readonly elements: readonly ElementFacts[];
  readonly places: readonly PlaceFacts[];
  readonly register: {
    readonly affected: Count;
    readonly unaffected: Count;
    readonly notFound: Count;
  } | null;
  readonly contacts: ContactFacts;
  readonly earlier: readonly EarlierFacts[];
  readonly sure: SureFacts;
  readonly evidence: EvidenceFacts;
  /** What came out of the documents that were read. */
  readonly coverage: CoverageFacts;
  readonly law: LawFacts;
  readonly flow: readonly FlowFacts[];
  readonly blocked: readonly {
    readonly field: string;
    readonly values: Count;
    readonly records: number;
    readonly reason: string;
  }[];
  readonly questions: readonly QuestionFacts[];
  readonly decisions: readonly DecisionFacts[];
  /** From awareness to notice: the days, how they changed, and why each step took as long as it did. */
  readonly timeline: Timeline;
  readonly problems: readonly {
    readonly stage: string;
    readonly code: string;
    readonly severity: string;
    readonly hint: string;
    readonly count: Count;
  }[];
}
