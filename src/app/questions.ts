import { NOBODY_DECIDED } from '../assess/duty-rows.ts';
import { rowsOfCase } from '../assess/judge-case.ts';
import { placeOfQuestion } from '../case/answer-question.ts';
import { readManifest } from '../case/manifest.ts';
import { openQuestions } from '../case/open-questions.ts';
import { placeName } from '../report/place-names.ts';
import { askedFact } from './asked-fact.ts';
import { type CaseOptions, type OpenCase, withCase } from './open-case.ts';
import { caseUnderLaw } from './whatif.ts';
import type { World } from './world.ts';

/** One thing that nobody has said yet, with the id under which `candor decide` takes the answer. */
export interface Question {
  readonly id: string;
  readonly question: string;
  /** Laws under which a duty hangs on it; empty: the case asks it. */
  readonly laws: readonly string[];
  /** People of the duties that hang on it; null: not counted. */
  readonly people: number | null;
}

/** A condition of a law is named with its law; any other fact is the case's. */
const idOf = (fact: string, law: string | null): string => (fact.startsWith('$.') ? `${law}:${fact}` : fact);

interface Waiting {
  readonly laws: Map<string, number>;
}

/** Facts that a duty waits for and that case.yaml has a place for, those of most people first. */
const ofLaw = async (open: OpenCase, asOf: string): Promise<readonly Question[]> => {
  if (!readManifest(open.folders.manifest).stages['assess']) return [];
  const waiting = new Map<string, Waiting>();
  for (const row of rowsOfCase(await caseUnderLaw(open, asOf))) {
    if (row.answer !== 'undetermined' || row.done_on !== null) continue;
    for (const fact of JSON.parse(row.missing ?? '[]') as readonly string[]) {
      const id = idOf(fact, row.jurisdiction);
      if (fact === NOBODY_DECIDED || !placeOfQuestion(id, open.file)) continue;
      const { laws } = waiting.get(id) ?? { laws: new Map<string, number>() };
      const law = row.jurisdiction ?? 'unknown';
      laws.set(law, Math.max(laws.get(law) ?? 0, row.persons ?? row.residents ?? 0));
      waiting.set(id, { laws });
    }
  }
  return [...waiting].map(([id, { laws }]) => ({
    id,
    question: `Still open: ${askedFact(id)}. Duties hang on it under ${[...laws.keys()].map(placeName).join(', ')}.`,
    laws: [...laws.keys()],
    people: [...laws.values()].reduce((n, one) => n + one, 0),
  }));
};

/** What the case leaves open, and what duties of the law wait for. */
export const questionsOfCase = (options: CaseOptions, world: World): Promise<readonly Question[]> =>
  withCase({ ...options, readOnly: true }, world, async (open) => {
    const asOf = open.file.as_of ?? world.now().toISOString().slice(0, 10);
    const ofCase = openQuestions(open.file, undefined, asOf).map(({ id, question, people }) => ({
      id,
      question,
      laws: [],
      people,
    }));
    const law = await ofLaw(open, asOf);
    return [...[...law].sort((a, b) => (b.people ?? 0) - (a.people ?? 0)), ...ofCase];
  });
