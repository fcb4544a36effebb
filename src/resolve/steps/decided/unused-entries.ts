import { coversPath } from '../../../case/case-file.ts';
import type { Problem } from '../../../core/errors.ts';
import type { ResolveOptions } from '../../options.ts';

/** A document, by its path from the case folder. */
interface Placed {
  readonly family: string;
  readonly root: string;
}

const ROOTS = ['evidence', 'register'] as const;
type Root = (typeof ROOTS)[number];

/** Folders and files that a hint names at most. */
const SHOWN = 5;

const listOf = (root: Root, { evidence, registers }: ResolveOptions): readonly { readonly path: string }[] =>
  root === 'evidence' ? evidence : registers;

const pathsBelow = (root: Root, places: readonly Placed[]): readonly string[] =>
  places.flatMap((place) => (place.root === root ? [place.family.slice(root.length + 1)] : []));

/** What lies right below the root and no entry covers: what an entry that fits nothing may have meant. */
const uncovered = (paths: readonly string[], entries: readonly { readonly path: string }[]): string => {
  const left = paths.filter((path) => !entries.some((entry) => coversPath(entry.path, path)));
  const names = [...new Set(left.map((path) => path.split(/[/!]/, 1)[0] ?? ''))].sort();
  const rest = names.length > SHOWN ? ' ...' : '';
  return names.length === 0 ? '' : `; without an entry: ${names.slice(0, SHOWN).join(', ')}${rest}`;
};

/** Entries of `case.yaml` whose path fits no file: most often it is spelt otherwise, and what it decides holds for nothing. */
export const unusedEntries = (options: ResolveOptions, places: readonly Placed[]): readonly Problem[] =>
  ROOTS.flatMap((root) => {
    const entries = listOf(root, options);
    const paths = entries.length === 0 ? [] : pathsBelow(root, places);
    const unused = new Set(entries.filter(({ path }) => !paths.some((one) => coversPath(path, one))));
    const left = unused.size === 0 ? '' : uncovered(paths, entries);
    return entries.flatMap((entry, n): readonly Problem[] => {
      if (!unused.has(entry)) return [];
      return [
        {
          code: 'ENTRY_UNUSED',
          severity: 'error',
          evidence: 'case.yaml',
          location: `${root === 'evidence' ? 'evidence' : 'registers'}[${n}]`,
          hint: `no file lies at ${root}/${entry.path}, so that this entry decides nothing${left}`,
        },
      ];
    });
  });
