import { withoutEntities } from '../../../core/html-entities.ts';
import { htmlText } from '../../text/html-text.ts';

export interface Section {
  readonly title: string;
  readonly text: string;
}

/** Blanks between the tag of a title and that of the text behind it, at most. */
const MOST_BETWEEN = 400;

/** The sections of a clinical document as they are written for people, in their order. Each sign is looked at a few times. */
export const sectionsOf = function* (xml: string): Iterable<Section> {
  let at = 0;
  for (;;) {
    const open = xml.indexOf('<title', at);
    const begin = open < 0 ? -1 : xml.indexOf('>', open) + 1;
    const end = begin <= 0 ? -1 : xml.indexOf('</title>', begin);
    if (end < 0) return;
    at = end;
    const head = /^<\/title>\s{0,200}<text(?:\s[^>]{0,200})?>/.exec(xml.slice(end, end + MOST_BETWEEN))?.[0];
    if (head === undefined) continue;
    const close = xml.indexOf('</text>', end + head.length);
    if (close < 0) return;
    at = close;
    // Lists and their items are called otherwise than on pages.
    const markup = xml
      .slice(end + head.length, close)
      .replace(
        /<(\/?)(list|item|paragraph)\b/g,
        (_, slash, name) => `<${slash}${name === 'list' ? 'ul' : name === 'item' ? 'li' : 'p'}`,
      );
    const text = htmlText(markup).trim();
    if (text !== '') yield { title: withoutEntities(xml.slice(begin, end)).trim(), text };
  }
};
