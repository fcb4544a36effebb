import type { Stage, StageContext, StageResult } from '../case/stage.ts';
import { CandorError, type Problem } from '../core/errors.ts';
import type { Engine } from '../engine/port.ts';
import { DUTY, PERSON_PROFILE } from '../schema/tables/assess.ts';
import { CONTACT_FLAG, HOLDING, LINK, PERSON, PERSON_RECORD } from '../schema/tables/resolve.ts';
import { STAGE_TABLES } from '../schema/tables.ts';
import { loadLawData } from './data-files.ts';
import type { DutyRow } from './duty-rows.ts';
import { isMixed, type Profile } from './groups.ts';
import { type CaseUnderLaw, noticesOfCase, rowsOfCase } from './judge-case.ts';
import { lawBook } from './law/evaluate.ts';
import type { AssessOptions } from './options.ts';
import type { PeopleNotice } from './people-notice.ts';
import { previousNumbers } from './profile-numbers.ts';
import { makeProfiles, writeProfiles } from './profiles.ts';

/** Raised whenever the same people and the same case would give other rows. */
const VERSION = 7;

const writeDuties = async (engine: Engine, rows: readonly DutyRow[]): Promise<void> => {
  await engine.create(DUTY.name, DUTY.columns);
  const writer = await engine.writer(DUTY.name, DUTY.columns);
  for (const [index, row] of rows.entries()) {
    writer.append(
      DUTY.columns.map(({ name }) => (name === 'duty_no' ? index + 1 : (row[name as keyof DutyRow] ?? null))),
    );
    if (index % 4096 === 4095) await writer.flush();
  }
  await writer.close();
};

/** Where folders differ in what law asks, people whose data lie in several of them are judged with that fact unknown. */
const differingProblems = ({ differing }: AssessOptions, profiles: readonly Profile[]): readonly Problem[] => {
  const people = profiles.filter(isMixed).reduce((n, { count }) => n + count, 0);
  return people === 0
    ? []
    : differing.map((key) => ({
        code: 'ASSESS_FOLDERS_DIFFER',
        severity: 'warning',
        evidence: 'case.yaml',
        location: `evidence[].${key}`,
        hint: `the evidence folders differ in this fact; for ${people} people whose data lie in several of them it counts as unknown, but for encryption, where the worst counts`,
      }));
};

interface Judged {
  readonly rows: readonly DutyRow[];
  readonly notices: readonly PeopleNotice[];
}

const judged = (underLaw: CaseUnderLaw): Judged => {
  try {
    const notices = noticesOfCase(underLaw);
    return { rows: rowsOfCase(underLaw, notices), notices };
  } catch (error) {
    // The facts came from case.yaml: their fault is one of the case, with the same place.
    if (error instanceof CandorError && error.code === 'FACTS_INVALID')
      throw new CandorError('CASE_INVALID', `its facts of law are not valid: ${error.detail}`, {
        ...(error.place ? { place: error.place } : {}),
        hint: 'docs/case.md and docs/law.md list the words that each key takes',
        cause: error,
      });
    throw error;
  }
};

const run = async ({ engine, emit }: StageContext, options: AssessOptions): Promise<StageResult> => {
  emit({ stage: 'assess', step: 'profiles', done: 0, total: 2, unit: 'steps' });
  const book = lawBook(loadLawData());
  const dataForm = String(options.group['data_form'] ?? 'computerized');
  const profiles = await makeProfiles({ engine }, options.classes, await previousNumbers(engine));
  emit({ stage: 'assess', step: 'duties', done: 1, total: 2, unit: 'steps' });
  const underLaw = { options, profiles, book };
  const { rows, notices } = judged(underLaw);
  await writeProfiles(engine, profiles, dataForm, notices);
  await writeDuties(engine, rows);
  const answered = (answer: string): number => rows.filter((row) => row.answer === answer).length;
  return {
    counts: {
      profiles: profiles.length,
      people: profiles.reduce((n, { count }) => n + count, 0),
      duties: rows.length,
      required: answered('required'),
      undetermined: answered('undetermined'),
    },
    problems: differingProblems(options, profiles),
    compared: [PERSON_PROFILE.name],
  };
};

/** Which profiles people are in, and what each law asks for them: of whom, by when, and what is missing to say it. */
export const assessStage: Stage<AssessOptions> = {
  name: 'assess',
  version: VERSION,
  reads: [PERSON, HOLDING, LINK, PERSON_RECORD, CONTACT_FLAG],
  writes: STAGE_TABLES.assess,
  run,
};
