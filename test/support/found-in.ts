import { scan } from '../../src/detect/text/default-scanner.ts';

/** The values of an element that are found in a text. */
export const foundIn = (text: string, element: string): readonly string[] =>
  scan(text)
    .filter((span) => span.element === element)
    .map(({ start, end }) => text.slice(start, end));
