import { scan } from '../../src/detect/text/default-scanner.ts';
import { mentionsOf } from '../../src/detect/text/mentions.ts';

/** The names of the person to whom a value of a text is given; undefined where nobody is named. */
export const ownerOf = (text: string, value: string): readonly string[] | undefined => {
  const spans = scan(text);
  const own = spans.findIndex(({ start, end }) => text.slice(start, end) === value);
  const members =
    mentionsOf(spans, text, 'plain').find(({ members: all, shared }) => all.includes(own) && !shared.has(own))
      ?.members ?? [];
  const names = members.flatMap((n) => (spans[n]?.element === 'person_name' ? [spans[n]] : []));
  return names.length === 0 ? undefined : names.map(({ start, end }) => text.slice(start, end));
};
