import { readdirSync, readFileSync } from 'node:fs';
import { type ElementId, isElementId } from '../../src/schema/vocabulary.ts';

/** A value that stands in a text, in UTF-16 units; `person` tells the people of one text apart, 0 is nobody. */
export interface TrueSpan {
  readonly element: ElementId;
  readonly start: number;
  readonly end: number;
  readonly person: number;
  /** Whose it is as well: of a joint account, of the home of a household. */
  readonly also?: readonly number[];
  /** May be found or left: readers would not agree. What is found on it is neither right nor wrong. */
  readonly optional: boolean;
}

export interface MarkedText {
  readonly name: string;
  readonly genre: string;
  readonly text: string;
  readonly spans: readonly TrueSpan[];
}

const MARK = /\[\[([a-z_]+)(\?)?(?:@(\d+(?:\+\d+)*))?\|([^\]]+)\]\]/g;

/** Takes the marks `[[element@person|text]]`, `[[element?@person|text]]` and, of several people's, `[[element@1+2|text]]` out of a text; throws where a mark names no element. */
export const readMarked = (name: string, source: string): MarkedText => {
  const cut = source.indexOf('\n');
  const body = source.slice(cut + 1);
  const spans: TrueSpan[] = [];
  let text = '';
  let read = 0;
  for (const found of body.matchAll(MARK)) {
    text += body.slice(read, found.index);
    const [whole, element = '', mayBe, owners = '0', value = ''] = found;
    const [person = 0, ...also] = owners.split('+').map(Number);
    if (!isElementId(element)) throw new Error(`${name}: no element is called ${element}`);
    spans.push({
      element,
      start: text.length,
      end: text.length + value.length,
      person,
      ...(also.length > 0 && { also }),
      optional: mayBe !== undefined,
    });
    text += value;
    read = found.index + whole.length;
  }
  return { name, genre: source.slice(0, cut), text: text + body.slice(read), spans };
};

/** All marked texts of a folder, by name. */
export const markedTextsIn = (folder: URL): readonly MarkedText[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readMarked(name, readFileSync(new URL(name, folder), 'utf8')));

/** All texts of test/fixtures/texts. */
export const markedTexts = (): readonly MarkedText[] => markedTextsIn(new URL('../fixtures/texts/', import.meta.url));
