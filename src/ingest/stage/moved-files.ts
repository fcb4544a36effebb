import type { KnownNumber } from './catalogue.ts';
import type { Previous } from './previous.ts';
import type { SourceFile } from './sources.ts';

/** Where files lay in the last revision that lie elsewhere now: the path that each has, and the one that it had. */
export type MovedFiles = ReadonlyMap<string, string>;

const contentOf = (root: string, sha256: string): string => `${root}\n${sha256}`;
const rootOf = (path: string): string => path.slice(0, path.indexOf('/'));

/**
 * Files that were renamed or moved below their root: their content lay elsewhere, where it lies no more. They are the
 * documents that they were, so that records, people and what was decided about them keep their ids.
 */
export const movedFiles = (files: readonly SourceFile[], previous: Pick<Previous, 'sources'>): MovedFiles => {
  const now = new Map(files.map(({ path, survey }) => [path, survey?.sha256 ?? null]));
  const left = new Map<string, string[]>();
  // The last path first, since the first is taken from the end.
  for (const [path, { sha256, bytes }] of [...previous.sources].sort(([a], [b]) => (a < b ? 1 : -1))) {
    if (sha256 === null || bytes === 0 || now.get(path) === sha256) continue;
    const key = contentOf(rootOf(path), sha256);
    const paths = left.get(key) ?? [];
    paths.push(path);
    left.set(key, paths);
  }
  const moved = new Map<string, string>();
  for (const { path, root, survey } of files) {
    if (survey === null || previous.sources.get(path)?.sha256 === survey.sha256) continue;
    const from = left.get(contentOf(root, survey.sha256))?.pop();
    if (from !== undefined) moved.set(path, from);
  }
  return moved;
};

/** The numbers of documents by the places where they lie now. */
export const movedNumbers = (
  numbers: ReadonlyMap<string, KnownNumber>,
  moved: MovedFiles,
): ReadonlyMap<string, KnownNumber> => {
  if (moved.size === 0) return numbers;
  const paths = new Map([...moved].map(([path, from]) => [from, path]));
  const fileOf = (family: string): string => family.split('!/', 1)[0] ?? family;
  const stay = [...numbers].filter(([family]) => !paths.has(fileOf(family)));
  const move = [...numbers].flatMap(([family, known]) => {
    const path = paths.get(fileOf(family));
    return path === undefined ? [] : [[`${path}${family.slice(fileOf(family).length)}`, known] as const];
  });
  return new Map([...stay, ...move]);
};
