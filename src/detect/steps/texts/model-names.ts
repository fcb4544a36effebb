import type { StageContext } from '../../../case/stage.ts';
import { sql } from '../../../engine/sql.ts';
import type { ModelPool } from '../../model/model-pool.ts';

/** What a model found in the texts of a part, by document and part of it, as JSON. */
export const MODEL_NAMES = 'model_names';

const COLUMNS = [
  { name: 'document_no', type: 'integer' },
  { name: 'part', type: 'integer' },
  { name: 'names', type: 'text' },
] as const;

/**
 * Fills the table above from `working_text`. Texts go to the threads one by one as these are free, so that no more of them
 * are held than there are threads; what is found in a text hangs on the text and the model alone.
 */
export const findModelNames = async (
  { engine, emit }: Pick<StageContext, 'engine' | 'emit'>,
  model: ModelPool,
): Promise<void> => {
  await engine.create(MODEL_NAMES, COLUMNS);
  const writer = await engine.writer(MODEL_NAMES, COLUMNS);
  const [counted] = await engine.read({
    name: 'texts_to_name',
    reads: ['working_text'],
    sql: sql`select count(*) as n from working_text where text <> ''`,
  });
  const total = Number(counted?.['n'] ?? 0);
  let done = 0;
  const query = sql`select document_no, part, text from working_text where text <> '' order by document_no, part`;
  for await (const rows of engine.stream({ name: 'texts_for_model', reads: ['working_text'], sql: query })) {
    await Promise.all(
      rows.map(async (row) => {
        const names = await model.namesIn(String(row['text']));
        done += 1;
        emit({ stage: 'detect', step: 'names by the model', done, total, unit: 'documents' });
        if (names.length > 0) writer.append([Number(row['document_no']), Number(row['part']), JSON.stringify(names)]);
      }),
    );
    await writer.flush();
  }
  await writer.close();
};
