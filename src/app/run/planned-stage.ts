import type { Materialise, Stage, StageContext, StageResult } from '../../case/stage.ts';
import type { Engine } from '../../engine/port.ts';
import type { TableSchema } from '../../schema/table.ts';
import type { StageName } from '../../schema/tables.ts';

/** A stage with its options bound, so that the runner can treat all stages alike. */
export interface PlannedStage {
  readonly name: StageName;
  readonly version: number;
  readonly reads: readonly TableSchema[];
  readonly writes: readonly TableSchema[];
  /** What the rows hang on beside the input tables: plain data, hashed into the settings key. */
  readonly settings: unknown;
  /** SHA-256 of each of Candor's data files that the stage uses, by name. */
  readonly data: Readonly<Record<string, string>>;
  /** Runs although nothing that it hangs on has changed. */
  readonly always: boolean;
  /**
   * Sources whose documents the stage would work out otherwise now, for new settings: then it need not do everything
   * anew. The tables of the last revision are attached as `previous_<table>`.
   */
  readonly stale?: (engine: Engine) => Promise<readonly number[]>;
  run(context: StageContext, materialise: Materialise): Promise<StageResult>;
}

/** Binds options to a stage. `options` may hang on whether all documents must be copied anew (ingest only). */
export const plan = <Options>(
  stage: Stage<Options>,
  settings: unknown,
  data: Readonly<Record<string, string>>,
  options: (materialise: Materialise) => Options,
  always = false,
): PlannedStage => ({
  name: stage.name,
  version: stage.version,
  reads: stage.reads,
  writes: stage.writes,
  settings,
  data,
  always,
  run: (context, materialise) => stage.run(context, options(materialise)),
});
