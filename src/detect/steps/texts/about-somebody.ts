import type { ElementId } from '../../../schema/vocabulary.ts';
import { codePoints } from './detect-texts.ts';
import type { TextFindings } from './text-findings.ts';

/** What is told of people, places and things alike: of somebody where it stands in the cell of a name, or in one of so many words. */
const LOOSE: ReadonlySet<ElementId> = new Set<ElementId>([
  ...(['geolocation', 'account_number', 'medical', 'genetic', 'biometric', 'work_evaluation'] as const),
  ...(['race_or_ethnicity', 'religion', 'political_opinion', 'union_membership'] as const),
]);
const SENTENCE = 4;

/** Where the cells of a row's text begin, in code points, and how many words they have. */
const cellsOf = (text: string): readonly { readonly from: number; readonly words: number }[] => {
  let at = 0;
  return text.split('\n').map((line) => {
    const from = at;
    at += codePoints(line)(line.length) + 1;
    const cell = line.slice(line.indexOf(': ') + 1).trim();
    return { from, words: cell.split(/\s+/).length };
  });
};

/**
 * Records of a row's text whose values are about somebody: an airport on the map and a drug beside its brand are two cells of
 * one thing, though "Rusty Allen" and "Yasmin" are names.
 */
export const aboutSomebody = ({ detections }: TextFindings, text: string): ReadonlySet<number | null> => {
  const cells = cellsOf(text);
  let at = 0;
  const placed = [...detections]
    .sort((a, b) => a.start - b.start)
    .map((found) => {
      while ((cells[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= found.start) at += 1;
      return { ...found, cell: at };
    });
  const isName = ({ element }: { readonly element: ElementId }): boolean => element === 'person_name';
  const named = new Set(placed.filter(isName).map(({ record, cell }) => `${record} ${cell}`));
  const told = placed.filter(
    ({ element, record, cell }) =>
      !LOOSE.has(element) || (cells[cell]?.words ?? 0) >= SENTENCE || named.has(`${record} ${cell}`),
  );
  return new Set(told.filter((found) => !isName(found)).map(({ record }) => record));
};
