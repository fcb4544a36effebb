import type { Answer } from '../../schema/vocabulary.ts';
import type { Missing } from './truth.ts';

/** What `candor law evaluate` answers (docs/law.md). Keys are those of the format, so that it is printed as it stands. */

export interface DeadlineRule {
  readonly count: number;
  readonly kind: 'calendar' | 'business' | 'hours';
  /** The clock's start, as `dates` of the facts calls it. */
  readonly from: string;
  readonly start?: string;
}

export interface DeadlineAnswer {
  readonly date?: string | null;
  readonly at?: string;
  readonly local?: string;
  readonly rule?: DeadlineRule | null;
  readonly standard?: string | null;
  readonly depends_on?: string;
  readonly unknown?: string;
  /** What the date would be by a day that is only planned. */
  readonly planned?: DeadlineAnswer;
  readonly or_sooner?: string;
  readonly sooner?: string;
  readonly latest?: string;
  readonly not_before?: DeadlineAnswer;
  readonly also?: readonly { readonly date: string; readonly convention: string }[];
  /** Where the law of the day is not known: what each shape of it says. Not printed; listed as undetermined. */
  readonly shapes?: { readonly open: readonly string[]; readonly says: Readonly<Record<string, string>> };
}

export type Because = 'no_harm' | 'maintainer' | 'exemption' | 'not_bound' | 'not_triggered';

/** Every answer that can be undetermined carries the facts that are missing; they are shown in the list of the undetermined. */
export interface Answered {
  readonly answer: Answer;
  readonly missing: readonly Missing[];
}

export interface IndividualsAnswer extends Answered {
  readonly persons?: number | null;
  readonly persons_low?: number;
  readonly persons_high?: number | null;
  /** All who may be told; not printed. */
  readonly possible?: number | null;
  readonly deadline?: DeadlineAnswer;
  readonly held?: boolean;
  readonly because?: Because;
  readonly overdue?: true;
}

export interface RegulatorAnswer extends Answered {
  readonly who: string;
  readonly step?: string;
  readonly state?: string;
  readonly timing?: string;
  readonly threshold?: { readonly test: string; readonly residents: number };
  readonly residents?: number | null;
  readonly deadline?: DeadlineAnswer;
  readonly how?: string;
  /** The item is about a no-harm finding: filed, told before it is used, consulted on, or sent on request. */
  readonly report?: string;
  readonly flagged?: true;
  readonly overdue?: true;
  /** Which item of the law file this answers, for evaluating it again; not printed. */
  readonly item: string;
}

export interface BureausAnswer extends Answered {
  readonly threshold?: { readonly test: string; readonly persons: number };
  readonly deadline?: DeadlineAnswer;
  readonly flagged?: true;
  readonly overdue?: true;
}

export interface OwnerAnswer extends Answered {
  readonly deadline?: DeadlineAnswer;
  readonly overdue?: true;
}

export interface ProtectionAnswer extends Answered {
  readonly months?: number;
  readonly kind?: string;
}

export interface ContentAnswer {
  readonly must: readonly string[];
  readonly must_not: readonly string[];
}

export type Permission = 'allowed' | 'not_allowed' | 'undetermined';

export interface SubstituteAnswer {
  readonly answer: Permission;
  readonly missing: readonly Missing[];
  readonly because?: 'cost' | 'count' | 'contact';
  readonly means?: readonly string[];
  readonly means_required?: number;
  readonly website_days?: number;
  readonly for_persons?: number;
  readonly shown_to?: string;
}

export interface MethodAnswer {
  readonly answer: Permission;
  readonly missing: readonly Missing[];
}

export interface RecordAnswer {
  readonly kept?: true;
  readonly years?: number;
  readonly months?: number;
  readonly from?: string;
  readonly until?: string | null;
}

export interface GroupAnswer {
  readonly individuals: IndividualsAnswer;
  readonly identity_protection?: ProtectionAnswer;
  readonly content?: ContentAnswer;
}

/** The duties under one law. */
export interface Entry {
  readonly jurisdiction: string | null;
  readonly version?: string;
  readonly individuals?: IndividualsAnswer;
  readonly regulators: readonly RegulatorAnswer[];
  readonly credit_bureaus?: BureausAnswer;
  readonly tell_owner?: OwnerAnswer;
  readonly content?: ContentAnswer;
  readonly form?: { readonly title: string; readonly headings: readonly string[]; readonly min_type_points: number };
  readonly identity_protection?: ProtectionAnswer;
  readonly substitute_notice?: SubstituteAnswer;
  readonly methods?: Readonly<Record<string, MethodAnswer>>;
  readonly record?: RecordAnswer;
  readonly recipients?: { readonly minors: string | null; readonly deceased: string | null };
  readonly by_group?: Readonly<Record<string, GroupAnswer>>;
  /** Groups without a name, by their place in the facts, where the entry has several; not printed. */
  readonly each_group?: Readonly<Record<string, IndividualsAnswer>>;
  readonly individuals_under?: string;
  readonly earliest?: 'individuals' | 'regulator' | 'credit_bureaus';
  readonly overdue: boolean;
  readonly flagged: boolean;
  readonly citations: readonly string[];
  readonly open_questions: readonly string[];
}
