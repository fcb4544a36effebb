import type { Span } from '../../spans/span.ts';
import { isMiddle, KEY_REACH, partBefore } from './name-part.ts';

type Part = 'given' | 'middle' | 'family';

/** Names that are the parts of one: the numbers of their spans in their order, and the name that they make. */
export interface NameInParts {
  readonly numbers: readonly number[];
  readonly whole: string;
}

const partOf = (text: string, start: number): Part | undefined =>
  partBefore(text, start) ?? (isMiddle(text, start) ? 'middle' : undefined);

/** Whether what stands between two parts belongs to one record. */
const isWithin = (between: string): boolean => between.length <= KEY_REACH && !between.includes('}');

/**
 * The names of a text whose parts stand behind each other with a key each: first, middle and last name. They are one naming, and a whole
 * one: a first name alone would be taken for whoever was called so before, and lists of people have several of a first name.
 */
export const namesInParts = (spans: readonly Span[], text: string): readonly NameInParts[] => {
  const found: NameInParts[] = [];
  let parts = new Map<Part, number>();
  let end = 0;
  const take = (): void => {
    const said = (part: Part): string => {
      const span = spans[parts.get(part) ?? -1];
      return span ? text.slice(span.start, span.end) : '';
    };
    if (parts.has('given') && parts.has('family'))
      found.push({
        numbers: [...parts.values()],
        whole: `${said('given')} ${said('middle')} ${said('family')}`.replace('  ', ' '),
      });
    parts = new Map();
  };
  for (const [n, span] of spans.entries()) {
    if (span.element !== 'person_name') continue;
    const part = partOf(text, span.start);
    if (part === undefined || parts.has(part) || !isWithin(text.slice(end, span.start))) take();
    if (part !== undefined) parts.set(part, n);
    end = span.end;
  }
  take();
  return found;
};
