import { isCounted } from '../../schema/vocabulary.ts';
import { findWithOwn, type OwnDetectors, ownIds } from '../own-detectors.ts';
import { filledCell } from './cells/column-profile.ts';
import type { ColumnFinding } from './column-finding.ts';

/** Different cells of a column that are searched. */
const LOOKED_AT = 60;
const LEAST_SHARE = 0.3;
const LEAST_CONFIDENCE = 0.8;
const SHORTEST = 7;

/** What a sentence, an e-mail address or a number in groups is written with: codes and amounts need no search. */
const WRITTEN = /[@ ]|\d[-.)]\s?\d/;

const someOf = (cells: readonly (string | null)[]): readonly string[] => {
  const different = new Set<string>();
  for (const cell of cells) {
    const value = filledCell(cell);
    if (value !== undefined && value.length >= SHORTEST) different.add(value);
    if (different.size === LOOKED_AT) break;
  }
  return [...different];
};

/** The least share of cells that a case's own detector must tell wholly, so that the column is its element's. */
const OWN_SHARE = 0.8;

const ownFinding = (
  finding: ColumnFinding,
  some: readonly string[],
  detectors: readonly OwnDetectors[],
): ColumnFinding | undefined => {
  if (detectors.length === 0 || some.length === 0) return undefined;
  const own = ownIds(detectors);
  const found = some.flatMap((cell) =>
    findWithOwn(detectors)(cell).filter(
      ({ detector, start, end }) => own.has(detector) && start === 0 && end === cell.length,
    ),
  );
  const [first] = found;
  if (!first || found.length < OWN_SHARE * some.length) return undefined;
  const why = `${Math.floor((100 * found.length) / some.length)} % of filled cells are found by the detector ${first.detector}`;
  const { element, confidence } = first;
  return { ...withoutParts(finding), role: element, element, confidence, validBy: 'any', validShare: 1, why };
};

const withoutParts = ({ parts: _, ...finding }: ColumnFinding): ColumnFinding => finding;

/**
 * Columns that no header and no form explains but whose cells hold values of people, often of several kinds ("e-mail or
 * telephone", "surname, given name, birth date"): they are text, and every cell is searched.
 */
export const asWritten = (
  finding: ColumnFinding,
  cells: readonly (string | null)[],
  detectors: readonly OwnDetectors[],
): ColumnFinding => {
  if (finding.overridden) return finding;
  const own = ownFinding(finding, someOf(cells), detectors);
  if (own) return own;
  if (finding.role !== 'other') return finding;
  const some = someOf(cells);
  if (some.length === 0 || some.filter((cell) => WRITTEN.test(cell)).length < LEAST_SHARE * some.length) return finding;
  const elements = new Set<string>();
  const holding = some.filter((cell) => {
    const found = findWithOwn(detectors)(cell).filter(
      ({ element, confidence }) => isCounted(element) && element !== 'person_name' && confidence >= LEAST_CONFIDENCE,
    );
    for (const { element } of found) elements.add(element);
    return found.length > 0;
  });
  const share = holding.length / some.length;
  if (share < LEAST_SHARE) return finding;
  const why = `${Math.floor(share * 100)} % of filled cells hold ${[...elements].sort().join(', ')}`;
  return { ...finding, role: 'free_text', element: null, confidence: share, why };
};
