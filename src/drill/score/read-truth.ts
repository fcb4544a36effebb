import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CandorError } from '../../core/errors.ts';
import type { ColumnTruth, DocumentTruth, DutyTruth, PersonTruth, RecordTruth, SpanTruth } from '../truth.ts';

export interface DrillTruth {
  readonly documents: readonly DocumentTruth[];
  readonly records: readonly RecordTruth[];
  readonly columns: readonly ColumnTruth[];
  readonly spans: readonly SpanTruth[];
  readonly persons: readonly PersonTruth[];
  readonly duties: readonly DutyTruth[];
}

const linesOf = async <Line>(folder: string, name: string): Promise<readonly Line[]> => {
  const file = join(folder, `${name}.ndjson`);
  const rows: Line[] = [];
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    at += 1;
    if (line === '') continue;
    try {
      rows.push(JSON.parse(line) as Line);
    } catch (cause) {
      throw new CandorError('INPUT_UNREADABLE', 'a line of the truth is not JSON', {
        place: { file, line: at },
        cause,
      });
    }
  }
  return rows;
};

/** Reads the truth that `candor drill` left in the case folder. */
export const readTruth = async (caseFolder: string): Promise<DrillTruth> => {
  const folder = join(caseFolder, 'truth');
  if (!existsSync(join(folder, 'person.ndjson'))) {
    throw new CandorError('INPUT_NOT_FOUND', 'this case has no truth to score against', {
      place: { file: folder },
      hint: 'only cases that candor drill made can be scored',
    });
  }
  return {
    documents: await linesOf(folder, 'document'),
    records: await linesOf(folder, 'record'),
    columns: await linesOf(folder, 'column'),
    spans: await linesOf(folder, 'span'),
    persons: await linesOf(folder, 'person'),
    duties: await linesOf(folder, 'duty'),
  };
};
