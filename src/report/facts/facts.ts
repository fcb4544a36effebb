import type { CaseFile } from '../../case/case-file.ts';
import type { Engine, Row } from '../../engine/port.ts';
import { compare, lawFacts } from '../duties.ts';
import {
  columnBands,
  documentStatus,
  dutyRows,
  fileStatus,
  linkReasons,
  problemRows,
  registerDocuments,
  unreadDocuments,
  valueBands,
} from '../steps/evidence.ts';
import { blockedRows, elementCube, flowRows, peopleAlike, peopleCube, profileRanges } from '../steps/people.ts';
import { contactFacts } from './contact-facts.ts';
import { coverageFacts } from './coverage-facts.ts';
import { affected, bands, elementList, peopleFacts, placeList } from './cube-facts.ts';
import { earlierFacts } from './earlier-facts.ts';
import { count, evidenceFacts, total } from './evidence-facts.ts';
import type { DecisionFacts, LawFacts, QuestionFacts, ReportFacts } from './report-facts.ts';
import type { ReportMeta } from './report-meta.ts';
import { reviewedCount } from './reviewed-count.ts';
import { sensitivityFacts } from './sensitivity.ts';

/** Questions that the laws leave open, each once, with the most people that one place has waiting on it, summed over places. */
const lawQuestions = (law: LawFacts): readonly QuestionFacts[] => {
  const waiting = new Map<string, Map<string, number>>();
  for (const duty of [...law.dated, ...law.undated, ...law.undetermined])
    for (const question of duty.openQuestions) {
      const places = waiting.get(question) ?? new Map<string, number>();
      places.set(duty.place, Math.max(places.get(duty.place) ?? 0, duty.persons ?? 0));
      waiting.set(question, places);
    }
  return [...waiting].map(([question, places]) => ({
    of: 'law',
    question,
    where: [...places.keys()].sort(compare).join(', '),
    people: [...places.values()].reduce((sum, people) => sum + people, 0),
  }));
};

const questionFacts = (meta: ReportMeta, law: LawFacts): readonly QuestionFacts[] =>
  [
    ...meta.questions.map(({ id, question, people }) => ({
      of: 'case' as const,
      question,
      where: id,
      people,
    })),
    ...lawQuestions(law),
  ].sort((a, b) => compare(a.of, b.of) || (b.people ?? -1) - (a.people ?? -1) || compare(a.question, b.question));

const smallFacts = async (engine: Engine) => ({
  flow: (await engine.read(flowRows)).map((row) => ({
    step: String(row['step']),
    count: count(`flow.${row['step_no']}`, Number(row['count'])),
    removed: Number(row['removed'] ?? 0),
    why: row['why'] === null || row['why'] === undefined ? null : String(row['why']),
  })),
  blocked: (await engine.read(blockedRows)).map((row) => ({
    field: String(row['field']),
    values: count(`blocked.${row['field']}.${row['reason']}`, Number(row['n'])),
    records: Number(row['records'] ?? 0),
    reason: String(row['reason']),
  })),
  problems: (await engine.read(problemRows)).map((row) => ({
    stage: String(row['stage']),
    code: String(row['code']),
    severity: String(row['severity']),
    hint: String(row['hint'] ?? ''),
    count: count(`problems.${row['stage']}.${row['code']}.${row['severity']}`, Number(row['n'])),
  })),
});

const registerFacts = async (engine: Engine, cube: readonly Row[]): Promise<ReportFacts['register']> => {
  const [documents] = await engine.read(registerDocuments);
  if (Number(documents?.['n'] ?? 0) === 0) return null;
  const person = (row: Row) => row['kind'] === 'person';
  return {
    affected: count(
      'register.affected',
      total(cube, (row) => affected(row) && row['in_register'] === 1),
    ),
    unaffected: count(
      'register.unaffected',
      total(cube, (row) => person(row) && !affected(row) && row['in_register'] === 1),
    ),
    notFound: count(
      'register.not_found',
      total(cube, (row) => affected(row) && row['in_register'] === 0),
    ),
  };
};

/** Reads the attached artifacts (inside `withHeld`) into the facts that page, JSON and calendar share. Aggregates only: no personal value leaves here. */
export const reportFacts = async (engine: Engine, meta: ReportMeta): Promise<ReportFacts> => {
  await engine.run(peopleAlike);
  const people = await engine.read(peopleCube);
  const exposed = await engine.read(elementCube);
  await engine.drop(peopleAlike.name);
  const contacts = await contactFacts(engine);
  const earlier = await earlierFacts(engine);
  const sensitivity = await sensitivityFacts(engine, total(people, affected));
  const ranges = await engine.read(profileRanges);
  const elements = elementList(exposed);
  const law = lawFacts(await engine.read(dutyRows), meta.asOf);
  const persons = people.filter(affected);
  const { decisions, questions: _, timeline, reviewed, counted: __, ...provenance } = meta;
  const links = await engine.read(linkReasons);
  const apart = total(links, (row) => row['joined'] === 0);
  return {
    candor_report: 1,
    provenance,
    people: peopleFacts(people, meta.counted),
    elements,
    places: placeList(
      people,
      exposed,
      elements.map(({ element }) => element),
      ranges,
    ),
    register: await registerFacts(engine, people),
    contacts,
    earlier,
    sure: {
      people: bands('sure.people', persons),
      columns: bands('sure.columns', await engine.read(columnBands)),
      values: bands('sure.values', await engine.read(valueBands)),
      sensitivity,
      reviewed:
        reviewed === null
          ? null
          : reviewedCount(
              reviewed,
              persons.reduce((sum, row) => sum + Number(row['n']), 0),
              apart,
            ),
      links: links.map((row) => ({
        joined: row['joined'] === 1,
        reason: String(row['reason']),
        pairs: count(`links.${row['joined'] === 1 ? 'joined' : 'apart'}.${row['reason']}`, Number(row['n'])),
      })),
    },
    evidence: evidenceFacts(
      await engine.read(fileStatus),
      await engine.read(documentStatus),
      await engine.read(unreadDocuments),
    ),
    coverage: await coverageFacts(engine),
    law,
    ...(await smallFacts(engine)),
    questions: questionFacts(meta, law),
    decisions,
    timeline,
  };
};

/** The decisions that case.yaml records, evidence by evidence and then the rest, as the report shows them. */
export const decisionFacts = (file: CaseFile): readonly DecisionFacts[] => [
  ...(file.evidence ?? []).map((entry) => ({
    about: `exposure of evidence/${entry.path}`,
    decided: entry.exposure,
    by: entry.decided_by ?? null,
    on: entry.decided_at ?? null,
    why: entry.why ?? null,
    document: entry.document ?? null,
  })),
  ...(file.decisions ?? []).map(({ about, by, on, why, document, ...rest }) => ({
    about: about.replaceAll('_', ' '),
    decided: Object.entries(rest)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([key, value]) => `${key.replaceAll('_', ' ')}: ${String(value)}`)
      .join('; '),
    by,
    on,
    why,
    document: document ?? null,
  })),
];
