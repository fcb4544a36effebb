import { findValues } from '../steps/texts/find-values.ts';
import { filledCell } from './cells/column-profile.ts';
import { type ColumnFinding, percent } from './column-finding.ts';

/** Different cells of a column that are looked at, and how long a term is at most. */
const LOOKED_AT = 40;
const LONGEST = 60;
const LEAST_SHARE = 0.6;

/** A sentence that says of somebody what a cell names: a term by itself says it of nobody. */
const FRAME = 'Patient has ';

/** Titles of codes and fields of few letters write a disease so. */
const SHORTENED = /\bdis\b\.?/gi;

const isIllness = (cell: string): boolean =>
  findValues(`${FRAME}${cell.replace(SHORTENED, 'disease')}.`).some(
    ({ element, start }) => element === 'medical' && start === FRAME.length,
  );

const differentCells = (cells: readonly (string | null)[]): readonly string[] => {
  const different = new Set<string>();
  for (const cell of cells) {
    const value = filledCell(cell);
    if (value !== undefined) different.add(value);
    if (different.size === LOOKED_AT) break;
  }
  return [...different];
};

/** Whether cells are written in words and not as codes, amounts or notes. */
const areWords = (values: readonly string[]): boolean =>
  values.every((value) => value.length <= LONGEST) && values.some((value) => /\p{L}{4}/u.test(value));

/** Who has one of these is whom a row describes, where whom it names first has none: the insured beside an owner. */
const OWN: ReadonlySet<string | null> = new Set(['date_of_birth', 'ssn']);

const describedPerson = (findings: readonly ColumnFinding[], { group, mention }: ColumnFinding): number => {
  const own = findings.filter(({ element }) => OWN.has(element));
  if (group !== undefined || own.some((one) => one.mention === mention)) return mention;
  return own[0]?.mention ?? mention;
};

/**
 * Columns that no header explains and most of whose different cells name an illness or an injury, in rows that name somebody: "Rating
 * reason" with "DIABETES TYPE 2" says of an insured what a diagnosis does.
 */
export const withIllnesses = (
  findings: readonly ColumnFinding[],
  sample: readonly (readonly (string | null)[])[],
): readonly ColumnFinding[] => {
  if (!findings.some(({ element }) => element === 'person_name')) return findings;
  return findings.map((finding, n) => {
    if (finding.role !== 'other' || finding.overridden) return finding;
    const values = differentCells(sample[n] ?? []);
    if (values.length === 0 || !areWords(values)) return finding;
    const share = values.filter(isIllness).length / values.length;
    if (share < LEAST_SHARE) return finding;
    const why = `${percent(share)} of its different cells name an illness or an injury`;
    const mention = describedPerson(findings, finding);
    return {
      ...finding,
      mention,
      role: 'medical',
      element: 'medical',
      confidence: 0.85,
      validBy: 'any',
      validShare: 1,
      why,
    };
  });
};
