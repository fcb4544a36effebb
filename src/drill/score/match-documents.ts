import type { DocumentTruth } from '../truth/truth.ts';

/** A document of the case as its artifacts have it. */
export interface FoundDocument {
  readonly documentNo: number;
  readonly source: string;
  readonly family: string;
  readonly status: string;
  readonly kind: string;
  readonly duplicateOf: number | null;
}

const BETWEEN = '!/';

const insideOf = (family: string): string => {
  const at = family.indexOf(BETWEEN);
  return at < 0 ? '' : family.slice(at + BETWEEN.length);
};

const lastSegment = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), -1) + 1);

/** Possible names of a found document in truth, the surest first. Readers may name parts of a container in their own words. */
const namesOf = ({ source, family }: FoundDocument): readonly string[] => {
  const inside = insideOf(family);
  if (inside === '') return [source];
  const number = /^\D*?0*(\d+)/.exec(inside)?.[1];
  return [
    `${source}${BETWEEN}${inside}`,
    `${source}${BETWEEN}${lastSegment(inside)}`,
    ...(source.endsWith('.mbox') && number ? [`${source}${BETWEEN}${number}`] : []),
  ];
};

/**
 * Which document of the truth each found document is. Copies count as the one whose content they have; a document
 * that truth does not know is left out.
 */
export const matchDocuments = (
  found: readonly FoundDocument[],
  truth: readonly DocumentTruth[],
): ReadonlyMap<number, DocumentTruth> => {
  const byName = new Map(truth.map((document) => [document.document, document]));
  const original = (document: DocumentTruth): DocumentTruth =>
    document.same_as === undefined ? document : (byName.get(document.same_as) ?? document);
  const matched = new Map<number, DocumentTruth>();
  for (const document of found) {
    const name = namesOf(document).find((candidate) => byName.has(candidate));
    const known = name === undefined ? undefined : byName.get(name);
    if (known) matched.set(document.documentNo, original(known));
  }
  return matched;
};
