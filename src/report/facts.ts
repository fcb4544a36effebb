import type { CaseFile } from '../case/case-file.ts';
import type { OpenQuestion } from '../case/open-questions.ts';
import type { Timeline } from '../case/timeline.ts';
import type { Engine, Row } from '../engine/port.ts';
import {
  elementFacts,
  isElementId,
  RELATION,
  type Relation,
  VALUE_STATE,
  type ValueState,
} from '../schema/vocabulary.ts';
import { contactFacts } from './contact-facts.ts';
import { compare, lawFacts } from './duties.ts';
import { earlierFacts } from './earlier-facts.ts';
import { count, evidenceFacts, total } from './evidence-facts.ts';
import { placeName } from './place-names.ts';
import {
  BANDS,
  type BandFacts,
  type Count,
  type DecisionFacts,
  type ElementFacts,
  type LawFacts,
  type PlaceFacts,
  type ProvenanceFacts,
  type QuestionFacts,
  type ReportFacts,
} from './report-facts.ts';
import { type ReviewedSample, reviewedCount } from './reviewed-count.ts';
import { sensitivityFacts } from './sensitivity.ts';
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
} from './steps/evidence.ts';
import { blockedRows, elementCube, flowRows, peopleAlike, peopleCube, profileRanges } from './steps/people.ts';

/** What the report says beside the artifacts. `asOf` is the day of the report (ISO), passed in: a report is a function of its case. */
export interface ReportMeta extends ProvenanceFacts {
  readonly decisions: readonly DecisionFacts[];
  readonly questions: readonly OpenQuestion[];
  readonly timeline: Timeline;
  /** The last review that drew at random; null: there was none. */
  readonly reviewed: ReviewedSample | null;
  /** The number of all people of the last run, and the range in which it lies by the model's doubt (95 %). */
  readonly counted: { readonly people: number; readonly low: number; readonly high: number };
}

const distinct = (rows: readonly Row[], column: string): readonly string[] =>
  [...new Set(rows.flatMap((row) => (row[column] === null ? [] : [String(row[column])])))].sort(compare);

const affected = (row: Row): boolean => row['affected'] === 1;

/** Places carry `unknown` in ids where the residence is not known. */
const placeId = (jurisdiction: string | null): string => `state.${jurisdiction ?? 'unknown'}`;

const range = (id: string, value: number, low: number, high: number) => ({
  id,
  value,
  low: Math.min(value, low),
  high: Math.max(value, high),
});

const peopleFacts = (cube: readonly Row[], counted: ReportMeta['counted']): ReportFacts['people'] => {
  const best = total(cube, affected);
  // The doubt about all merges, as if each were about affected people: registers share it, so that it is never too little.
  const [fewer, more] = [counted.people - counted.low, counted.high - counted.people];
  const person = (row: Row) => row['kind'] === 'person';
  return {
    affected: range('people.affected', best, Math.max(Math.min(1, best), best - fewer), best === 0 ? 0 : best + more),
    byExposure: (['read', 'presumed', 'reachable', 'excluded', 'none'] as const).map((exposure) => ({
      ...count(
        `people.${exposure}`,
        total(cube, (row) => person(row) && row['exposure'] === exposure),
      ),
      exposure,
    })),
    byRelation: RELATION.map((relation) => ({
      ...count(
        `relation.${relation}`,
        total(cube, (row) => affected(row) && row['relation'] === relation),
      ),
      relation,
    })),
    minors: count(
      'people.minor',
      total(cube, (row) => affected(row) && row['minor'] === 1),
    ),
    minorUnknown: count(
      'people.minor_unknown',
      total(cube, (row) => affected(row) && row['minor'] === null),
    ),
    deceased: count(
      'people.deceased',
      total(cube, (row) => affected(row) && row['deceased'] === 1),
    ),
    withoutAddress: count(
      'people.without_address',
      total(cube, (row) => affected(row) && row['with_address'] === 0),
    ),
    apart: distinct(cube, 'kind')
      .filter((kind) => kind !== 'person')
      .map((kind) => ({
        ...count(
          `kind.${kind}`,
          total(cube, (row) => row['kind'] === kind),
        ),
        kind,
      })),
  };
};

const fromPairs = <Key extends string>(pairs: readonly (readonly [Key, Count])[]): Partial<Record<Key, Count>> =>
  Object.fromEntries(pairs.filter(([, { value }]) => value > 0)) as Partial<Record<Key, Count>>;

const elementList = (cube: readonly Row[]): readonly ElementFacts[] =>
  distinct(cube, 'element')
    .map((element) => {
      const rows = cube.filter((row) => row['element'] === element);
      return {
        element,
        label: isElementId(element) ? elementFacts(element).label : element,
        people: count(
          `element.${element}`,
          total(rows, () => true),
        ),
        states: fromPairs<ValueState>(
          VALUE_STATE.map((state) => [
            state,
            count(
              `element.${element}.${state}`,
              total(rows, () => true, state),
            ),
          ]),
        ),
        relations: fromPairs<Relation>(
          RELATION.map((relation) => [
            relation,
            count(
              `relation.${relation}.${element}`,
              total(rows, (row) => row['relation'] === relation),
            ),
          ]),
        ),
      };
    })
    .sort((a, b) => b.people.value - a.people.value || compare(a.element, b.element));

const placeFacts = (
  jurisdiction: string | null,
  cube: readonly Row[],
  elements: readonly Row[],
  order: readonly string[],
  ranges: readonly Row[],
): PlaceFacts => {
  const id = placeId(jurisdiction);
  const here = (row: Row) => affected(row) && row['residence'] === jurisdiction;
  const best = total(cube, here);
  const found = ranges.find((row) => row['jurisdiction'] === jurisdiction);
  return {
    jurisdiction,
    name: placeName(jurisdiction),
    residents: range(id, best, Number(found?.['low'] ?? best), Number(found?.['high'] ?? best)),
    minors: count(
      `${id}.minor`,
      total(cube, (row) => here(row) && row['minor'] === 1),
    ),
    deceased: count(
      `${id}.deceased`,
      total(cube, (row) => here(row) && row['deceased'] === 1),
    ),
    elements: order.map((element) => ({
      ...count(
        `${id}.${element}`,
        total(elements, (row) => row['element'] === element && row['residence'] === jurisdiction),
      ),
      element,
    })),
  };
};

const placeList = (
  cube: readonly Row[],
  elements: readonly Row[],
  order: readonly string[],
  ranges: readonly Row[],
): readonly PlaceFacts[] => {
  const residences = distinct(cube.filter(affected), 'residence');
  const unknown = cube.some((row) => affected(row) && row['residence'] === null);
  const known = residences.map((residence) => placeFacts(residence, cube, elements, order, ranges));
  known.sort((a, b) => b.residents.value - a.residents.value || compare(a.name, b.name));
  return unknown ? [...known, placeFacts(null, cube, elements, order, ranges)] : known;
};

const bands = (prefix: string, rows: readonly Row[]): readonly BandFacts[] =>
  BANDS.map((band) => ({
    band,
    count: count(
      `${prefix}.${band}`,
      total(rows, (row) => row['band'] === band),
    ),
  }));

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
