import { withNames } from '../../detect/model/with-names.ts';
import { findValues } from '../../detect/steps/texts/find-values.ts';
import { helpersIn, withHelpers } from '../../detect/text/helpers/helpers.ts';
import type { Span } from '../../detect/text/spans/span.ts';
import { openModelFolder } from './model-folder.ts';
import { findWith } from './test-detectors.ts';

/** What `candor scan` looks for values with. */
export interface Finders {
  /** What a cell of free text holds. */
  readonly inCell: (text: string) => readonly Span[];
  /** What a text holds, with the names that a model adds. */
  readonly inText: (text: string) => readonly Span[] | Promise<readonly Span[]>;
  readonly close: () => Promise<void>;
}

export const OWN_FINDERS: Finders = { inCell: findValues, inText: findValues, close: () => Promise.resolve() };

export interface FinderOptions {
  /** File of a user's own detectors. */
  readonly detectors?: string;
  /** Folder of a model of names. */
  readonly model?: string;
  /** Give organizations, places, titles, ages and dates as well, which nobody is told about. */
  readonly helpers?: boolean;
}

export const openFinders = async ({ detectors, model, helpers = false }: FinderOptions): Promise<Finders> => {
  const find = detectors === undefined ? findValues : await findWith(detectors);
  const shown = (found: readonly Span[], text: string) => (helpers ? withHelpers(found, text) : found);
  const inCell = (text: string) => shown(find(text), text);
  if (model === undefined) return { ...OWN_FINDERS, inCell, inText: inCell };
  const { openTagger } = await import('../../detect/model/tagger.ts');
  const tagger = await openTagger(openModelFolder(model).model);
  const inText = async (text: string) => {
    const found = find(text);
    return shown(withNames(text, found, await tagger.namesIn(text), helpersIn(text, found)), text);
  };
  return { inCell, inText, close: tagger.close };
};
