import type { OpenQuestion } from '../../case/open-questions.ts';
import type { Timeline } from '../../case/timeline.ts';
import type { DecisionFacts, ProvenanceFacts } from './report-facts.ts';
import type { ReviewedSample } from './reviewed-count.ts';

/** What the report says beside the artifacts. `asOf` is the day of the report (ISO), passed in: a report is a function of its case. */
export interface ReportMeta extends ProvenanceFacts {
  readonly decisions: readonly DecisionFacts[];
  readonly questions: readonly OpenQuestion[];
  readonly timeline: Timeline;
  /** The last review that drew at random; null: there was none. */
  readonly reviewed: ReviewedSample | null;
  /** The number of all people of the last run, and the range in which it lies by the model's doubt (95 %). */
  readonly counted: {
    readonly people: number;
    readonly estimated: number;
    readonly low: number;
    readonly high: number;
  };
}
