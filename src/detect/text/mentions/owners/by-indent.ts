import { lineStart } from '../../tokens/line-of.ts';
import { fitsOffice, isNewParagraph, type Tier } from '../scene.ts';

const indentOf = (text: string, at: number): number => {
  const line = lineStart(text, at);
  return /^[ \t]*/.exec(text.slice(line, line + 40))?.[0].length ?? 0;
};

/** "Mother: Isabel Farnsworth" and, further in on the lines below, what is hers. */
export const byIndent: Tier = (scene, { span, before }) => {
  const { text } = scene;
  const [near] = before;
  if (!near || !fitsOffice(scene, near.person, span)) return [];
  const stretch = text.slice(near.end, span.start);
  if (!/^[ \t]*\n/.test(stretch) || isNewParagraph(stretch)) return [];
  const [head, ...lines] = [indentOf(text, near.start), ...indentsOf(stretch)];
  const labelled = /:[ \t]{0,20}$/.test(lineUpTo(text, near.start));
  return labelled && lines.length > 0 && lines.every((indent) => indent > head) ? [near.person] : [];
};

const lineUpTo = (text: string, at: number): string => text.slice(lineStart(text, at), at);

const indentsOf = (stretch: string): readonly number[] =>
  stretch
    .split('\n')
    .slice(1)
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
