import type { Entry } from '../answer.ts';

/** Which items of a letter each prohibition forbids (data/law/content.json). */
export type Forbids = Readonly<Record<string, readonly string[]>>;

/** Whether one letter can serve every place: no place may forbid what another demands. */
export const oneTextForAll = (entries: readonly Entry[], forbids: Forbids): 'possible' | 'impossible' => {
  const contents = entries.flatMap(({ content }) => (content ? [content] : []));
  const demanded = new Set(contents.flatMap(({ must }) => must));
  const forbidden = contents.flatMap(({ must_not: not }) => not.flatMap((id) => forbids[id] ?? []));
  return forbidden.some((id) => demanded.has(id)) ? 'impossible' : 'possible';
};
