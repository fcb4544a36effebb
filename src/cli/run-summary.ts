import { join } from 'node:path';
import type { Responded } from '../app/respond.ts';
import type { RunPlan } from '../app/run/plan.ts';
import { EXIT } from '../core/errors.ts';
import type { DutyFacts, ReportFacts } from '../report/facts/report-facts.ts';
import type { Io } from './command.ts';
import { printTable } from './table.ts';

const number = (value: number): string => value.toLocaleString('en-US');
const QUESTIONS_SHOWN = 5;
const ELEMENTS_SHOWN = 12;
const PROBLEMS_SHOWN = 4;
const OF_CASE: ReadonlySet<string> = new Set(['ENTRY_UNUSED', 'EVIDENCE_EMPTY', 'EVIDENCE_MISSING', 'EVIDENCE_LINK']);

const stageRows = ({ stages }: Responded) =>
  stages.map(({ stage, unchanged, seconds, counts }) => [
    stage,
    unchanged ? 'unchanged' : 'done',
    `${seconds.toFixed(1)} s`,
    Object.entries(counts)
      .map(([name, value]) => `${number(value)} ${name.replaceAll('_', ' ')}`)
      .join(', '),
  ]);

const dutyLine = ({ date, place, who, audience, daysLeft }: DutyFacts): string => {
  const left = daysLeft === null ? '' : daysLeft < 0 ? `, ${-daysLeft} days ago` : `, in ${daysLeft} days`;
  return `${date}${left}: ${place}, ${who ?? audience.replaceAll('_', ' ')}`;
};

const unreadLine = ({ evidence }: ReportFacts): string => {
  const documents = evidence.unread.reduce((sum, unread) => sum + unread.documents.value, 0);
  const kinds = evidence.unread
    .slice(0, 4)
    .map(({ mediaType, reason, documents: some }) => `${number(some.value)} ${mediaType} (${reason})`);
  return documents === 0 ? 'none' : `${number(documents)} documents: ${kinds.join(', ')}`;
};

/** Documents that look as if they held people of whom none or few came out. */
const coverageLine = ({ coverage: { expected, missing } }: ReportFacts): string => {
  const [first] = missing;
  if (first === undefined) return 'none';
  return expected === 1
    ? `${first.path} looks as if it held people (candor status)`
    : `${number(expected)} documents look as if they held people, the largest ${first.path} (candor status)`;
};

/** How many problems, and which: each code is explained by `candor why count`. */
const problemsLine = ({ problems }: ReportFacts): string => {
  const total = problems.reduce((sum, { count }) => sum + count.value, 0);
  const codes = [...new Set(problems.map(({ code }) => code))];
  const shown = codes.slice(0, PROBLEMS_SHOWN).join(', ');
  return total === 0 ? '0' : `${number(total)}: ${shown}${codes.length > PROBLEMS_SHOWN ? ' ...' : ''}`;
};

/**
 * What of the case itself decides nothing or is not there, in words: a folder that was misspelt leaves nobody affected, which must not
 * pass for an answer. What is unread has a line of its own.
 */
const faultLines = ({ problems }: ReportFacts): readonly string[] =>
  problems
    .filter(({ code }) => OF_CASE.has(code))
    .slice(0, PROBLEMS_SHOWN)
    .map(({ code, hint }) => `candor: ${hint} (${code})\n`);

/** The few numbers that people look for first, each with the name under which `candor why count` explains it. */
const factRows = (facts: ReportFacts) => {
  const { affected } = facts.people;
  const next = facts.law.dated.find(({ id }) => id === facts.law.next);
  const { register } = facts;
  const reachable = facts.people.byExposure.find(({ exposure }) => exposure === 'reachable')?.value ?? 0;
  return [
    [
      'people affected',
      `${number(affected.value)} found; ${number(affected.estimated)} estimated (${number(affected.low)} to ${number(affected.high)})`,
    ],
    ...facts.people.byRelation
      .filter(({ value }) => value > 0)
      .map(({ relation, value }) => [`  ${relation.replaceAll('_', ' ')}`, number(value)]),
    ...(reachable > 0 ? [['reachable only, undecided', `${number(reachable)} more (candor decide CASE)`]] : []),
    ['minors, deceased', `${number(facts.people.minors.value)}, ${number(facts.people.deceased.value)}`],
    ...(register ? [['not found in the register', number(register.notFound.value)]] : []),
    ['documents not wholly read', unreadLine(facts)],
    ['read, but not as people', coverageLine(facts)],
    ['next deadline', next ? dutyLine(next) : 'no duty has a day yet'],
    ...(facts.law.overdue > 0 ? [['overdue', number(facts.law.overdue)]] : []),
    ['duties required', number(facts.law.dated.length + facts.law.undated.length)],
    ['duties undetermined', number(facts.law.undetermined.length)],
    ['problems', problemsLine(facts)],
  ];
};

const elementRows = ({ elements }: ReportFacts) =>
  [...elements]
    .sort((a, b) => b.people.value - a.people.value)
    .slice(0, ELEMENTS_SHOWN)
    .map(({ label, people }) => [label, people.value]);

const whereToLook = ({ folder, report }: Responded): string =>
  `\nlook at   ${join(folder, 'out', 'report.html')}\n` +
  `list      ${join(folder, 'out', 'list.csv')}\n` +
  `why       candor why count people.affected --case ${folder}\n` +
  (report?.unchanged ? '(nothing changed since these files were written)\n' : '');

/** Prints a run: stages, then what was found, then where to look. */
export const printRun = async (result: Responded, io: Io): Promise<void> => {
  if (result.stages.length > 0) await io.stdout(printTable(['stage', '', 'took', 'counts'], stageRows(result), io));
  const { seconds, cpuSeconds, peakMemoryMb } = result.usage;
  await io.stdout(
    `revision ${result.revision}; ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processors, ${number(peakMemoryMb)} MB at most\n`,
  );
  const { report } = result;
  if (!report) return;
  await io.stdout(`\n${printTable(['', ''], factRows(report.facts), io)}`);
  await io.stdout(`\n${printTable(['exposed of people', 'people'], elementRows(report.facts), io)}`);
  const open = report.facts.questions;
  const questions = open.filter(({ of }) => of === 'case').slice(0, QUESTIONS_SHOWN);
  if (questions.length > 0) {
    const rows = questions.map(({ question, where, people }) => [people, question, where]);
    await io.stdout(`\n${printTable(['people', 'open questions, those of most people first', 'id'], rows, io)}`);
    const more = open.length - questions.length;
    if (more > 0) await io.stdout(`and ${more} more in the report, for counsel most of them\n`);
  }
  await io.stdout(whereToLook(result));
  for (const line of faultLines(report.facts)) io.stderr(line);
  if (result.exits.includes(EXIT.unread)) io.stderr('candor: some evidence is unread (exit 3); the report lists it\n');
  if (result.exits.includes(EXIT.undetermined))
    io.stderr('candor: duties are undetermined (exit 4); the report says what is missing and what follows\n');
};

/** The same facts for programs. */
export const runJson = ({ report, ...rest }: Responded): string =>
  `${JSON.stringify({ ...rest, ...(report ? { files: report.files, unchanged: report.unchanged, report: report.facts } : {}) })}\n`;

export const printPlan = async (plan: RunPlan, io: Io): Promise<void> => {
  await io.stdout(`${plan.folder}: ${number(plan.files)} files, ${number(plan.bytes)} bytes; ${plan.atRest}\n`);
  const words = { look: 'looks again', run: 'would run', stand: 'would stand' };
  const rows = plan.stages.map(({ stage, would, why }) => [stage, words[would], why]);
  await io.stdout(printTable(['stage', '', 'why'], rows, io));
};
