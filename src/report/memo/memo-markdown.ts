import type { MemoFacts, MemoLaw, MemoOpen } from './memo-facts.ts';

/** The memo as Markdown. Text of people never becomes markup: what Markdown would read as such is escaped. */
const escaped = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').replaceAll(/([\\`*_{}[\]<>#|~])/g, '\\$1');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n');
};

const list = (items: readonly string[]): string => items.map((item) => `* ${escaped(item)}`).join('\n');

const openPart = ({ place, what, missing, asks, follows }: MemoOpen): string =>
  [
    `### ${escaped(place)}: ${escaped(what)}`,
    '',
    `Missing: ${escaped(asks.join('; '))} (${escaped(missing.join(', '))})`,
    '',
    list(follows.map(({ when, answer }) => `if ${when}: ${answer}`)),
  ].join('\n');

const lawPart = (law: MemoLaw): string =>
  [
    `## ${escaped(law.name)}${law.version ? `, version ${escaped(law.version)}` : ''}`,
    '',
    `${law.citations.map(escaped).join('; ')}. Facts of law as of ${law.asOf}, confidence ${law.confidence}.${law.flagged ? ' **Read with care:** the law or the facts leave room.' : ''}`,
    '',
    table(
      ['Tell', 'Answer', 'People', 'By', 'Why'],
      law.duties.map(({ whom, answer, people, by, why, overdue }) => [
        whom,
        overdue ? `${answer} (OVERDUE)` : answer,
        people,
        by,
        why,
      ]),
    ),
    ...(law.letter.length > 0 ? ['', table(['Letter and records', ''], law.letter)] : []),
    ...(law.openQuestions.length > 0 ? ['', '**Open questions of law**', '', list(law.openQuestions)] : []),
  ].join('\n');

const decisionsPart = ({ decisions }: MemoFacts): string =>
  decisions.length === 0
    ? 'No decision is on record.'
    : table(
        ['About', 'Decided', 'By', 'On', 'Why', 'Document'],
        decisions.map(({ about, decided, by, on, why, document }) => [
          about,
          decided,
          by ?? '',
          on ?? '',
          why ?? '',
          document ?? '',
        ]),
      );

const tableOr = (head: readonly string[], rows: readonly (readonly string[])[], none: string): string =>
  rows.length === 0 ? none : table(head, rows);

/** What stands between the facts and what is open: steps, decisions, filings, policy. */
const middleParts = (memo: MemoFacts): readonly string[] => [
  '# How long each step took',
  '',
  tableOr(['From, to', 'Days', 'Why'], memo.gaps, 'No date is on record.'),
  '',
  '# If a date were another',
  '',
  tableOr(
    ['If', 'Duty', 'As it stands', 'Then'],
    memo.otherDates,
    'No date was recorded differently before, or nothing would move.',
  ),
  '',
  '# Decisions on record',
  '',
  decisionsPart(memo),
  ...(memo.laterDecisions > 0
    ? ['', `${memo.laterDecisions} more were taken after ${memo.provenance.asOf}, and do not count here.`]
    : []),
  '',
  '# Filed and given',
  '',
  tableOr(['Office', 'State', 'Details'], memo.filings, 'No notice is on record.'),
  '',
  '# Beyond the law: policy of the notifier',
  '',
  tableOr(['What', 'People', 'By', 'Decided'], memo.policies, 'Nothing was decided.'),
  '',
];

/** `factsFile`: where the facts lie that the duties follow from. */
export const memoMarkdown = (memo: MemoFacts, factsFile: string): string => {
  const { provenance } = memo;
  const loud = memo.laws.filter(({ quiet }) => !quiet);
  const quiet = memo.laws.filter((law) => law.quiet);
  return `${[
    `# Decision memo: ${escaped(provenance.caseName)}`,
    '',
    `${escaped(provenance.notifier)}, revision ${provenance.revision}, as of ${provenance.asOf}. Prepared by Candor ${provenance.codeVersion} for counsel; it informs, and is no legal advice.${provenance.drill ? ' **Rehearsal: the people in it are invented.**' : ''}`,
    '',
    table(['In short', ''], memo.summary),
    '',
    '# Facts relied on',
    '',
    table(['Fact', 'As recorded'], memo.facts),
    '',
    table(['Event', 'When', 'Recorded'], memo.dates),
    '',
    table(['Place', 'People', 'What anybody there lost'], memo.places),
    '',
    ...middleParts(memo),
    '# Undetermined',
    '',
    memo.open.length === 0 ? 'Nothing is undetermined.' : memo.open.map(openPart).join('\n\n'),
    '',
    '# Duties, law by law',
    '',
    loud.map(lawPart).join('\n\n'),
    '',
    '# Judged, and nothing owed',
    '',
    quiet.length === 0
      ? 'None.'
      : table(
          ['Law', 'Why'],
          quiet.map(({ name, duties }) => [name, duties[0]?.why ?? '']),
        ),
    '',
    '# Annex: groups of people',
    '',
    'People of one place who lost the same things in the same way; the law is judged for each group.',
    '',
    table(
      ['Group', 'Place', 'People', 'What they lost'],
      memo.groups.map((row, index) => [String(index + 1), ...row]),
    ),
    '',
    '# To check this memo',
    '',
    ...(memo.lawChanged
      ? [
          '**Read anew:** the law data or the code are not those of the revision that is shown: its duties may have read otherwise then.',
          '',
        ]
      : []),
    `The duties follow from \`${factsFile}\` (SHA-256 ${memo.factsHash}) and the law data of this version: \`candor law evaluate ${factsFile}\` gives them again; \`candor memo CASE --revision ${provenance.revision} --as-of ${provenance.asOf}\` writes this memo again; \`candor law show ID\` shows a law with its sources.`,
    '',
    ...provenance.dataVersions.map(({ name, version }) => `* ${name}: ${version}`),
  ].join('\n')}\n`;
};
