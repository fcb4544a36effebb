import type { StageContext } from '../../case/stage.ts';
import type { Step } from '../../engine/port.ts';
import type { TableSchema } from '../../schema/table.ts';

/**
 * Writes a table of everybody as a working copy on disk while it is made, and reads it from there: the engine does not hold it as well,
 * and the stage's output is a copy of the file.
 */
export const keepTable = async (
  { engine, scratch }: Pick<StageContext, 'engine' | 'scratch'>,
  { name, columns, key }: TableSchema,
  step: Omit<Step, 'name'>,
): Promise<void> => {
  await engine.view({ name, ...step });
  await scratch.put(name, name, { columns, orderBy: key });
  await engine.attach(scratch.files(name, [name], columns));
};
