import type { DutyRow } from '../../assess/duty-rows.ts';
import { type CaseUnderLaw, rowsOfCase } from '../../assess/judge-case.ts';
import { assessOptions } from '../../assess/options.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import type { MemoFacts } from '../../report/memo/memo-facts.ts';
import { daysMoved, moveText, stateText, toldText } from '../../report/whatif/whatif-words.ts';
import { dutyMoves } from '../whatif.ts';

type Dated = NonNullable<CaseFile['dates']>[number];

const withDay = (file: CaseFile, date: Dated, at: string): CaseFile => ({
  ...file,
  dates: (file.dates ?? []).map((one) => (one === date ? { ...date, at } : one)),
});

/** What would move if a date that was recorded before held after all; the case as it stands is `rows`. */
export const otherDates = (
  file: CaseFile,
  underLaw: CaseUnderLaw,
  asOf: string,
  rows: readonly DutyRow[],
): MemoFacts['otherDates'] =>
  (file.dates ?? []).flatMap((date) =>
    (date.earlier ?? []).flatMap(({ at }) => {
      const options = assessOptions(withDay(file, date, at), asOf);
      const then = rowsOfCase({ ...underLaw, options: { ...options, facts: { ...options.facts, as_of: asOf } } });
      return dutyMoves(rows, then)
        .filter(({ move }) => move !== 'same')
        .map(
          (duty) =>
            [
              `${date.event.replaceAll('_', ' ')} ${at}`,
              `${duty.name}: ${toldText(duty)}`,
              stateText(duty.before),
              `${stateText(duty.after)} (${daysMoved(duty.days) || moveText(duty.move)})`,
            ] as const,
        );
    }),
  );
