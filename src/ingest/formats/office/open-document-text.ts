import { attribute, type XmlHandler } from './xml.ts';

const PARAGRAPH = new Set(['p', 'h']);
/** What stands in a paragraph and has paragraphs of its own: it comes behind the one that holds it. */
const BOX = new Set(['text-box', 'annotation', 'note-body']);
const MOST_BLANKS = 100;

interface Open {
  words: string;
  /** Paragraphs that are open within it. */
  depth: number;
}

/** The text of a part of an OpenDocument file: paragraphs on their own lines, tabs between cells, boxes and notes behind their paragraph. */
export const openDocumentText = (): XmlHandler & { take(): string; rest(): string } => {
  let boxes = '';
  /** Whether a line has come to its end since lines were taken: a paragraph without an end is not searched again and again. */
  let hasLine = false;
  const open: Open[] = [{ words: '', depth: 0 }];
  const last = (): Open => open.at(-1) ?? { words: '', depth: 0 };
  const isText = (): boolean => last().depth > 0;

  const endWith = (before: string, after: string): void => {
    const own = last();
    own.words = (own.words.endsWith(before) ? own.words.slice(0, -before.length) : own.words) + after;
  };

  const closeParagraph = (): void => {
    const own = last();
    own.depth -= 1;
    own.words += '\n';
    hasLine = true;
    if (open.length > 1) return;
    own.words += boxes;
    boxes = '';
  };

  return {
    open: (name, attributes) => {
      if (PARAGRAPH.has(name)) last().depth += 1;
      else if (BOX.has(name)) open.push({ words: '', depth: 0 });
      else if (!isText()) return;
      else if (name === 'tab') last().words += '\t';
      else if (name === 'line-break') last().words += '\n';
      else if (name === 's')
        last().words += ' '.repeat(Math.min(MOST_BLANKS, Number(attribute(attributes, 'c') ?? 1) || 1));
    },
    close: (name) => {
      if (PARAGRAPH.has(name) && isText()) closeParagraph();
      else if (name === 'table-cell' || name === 'covered-table-cell') endWith('\n', '\t');
      else if (name === 'table-row') endWith('\t', '\n');
      else if (BOX.has(name) && open.length > 1) boxes += open.pop()?.words ?? '';
      // A frame of a slide stands in no paragraph.
      if (open.length === 1 && !isText() && boxes !== '') {
        last().words += `${boxes}\n`;
        boxes = '';
      }
    },
    text: (words) => {
      if (isText()) last().words += words.replace(/\s+/g, ' ');
    },
    /** What is complete, but for the last line, whose end a cell of a table may still change. */
    take: () => {
      const [own] = open;
      if (!own || !hasLine) return '';
      hasLine = false;
      const end = own.words.lastIndexOf('\n', own.words.length - 2) + 1;
      const taken = own.words.slice(0, end);
      own.words = own.words.slice(end);
      return taken;
    },
    rest: () => open.map(({ words }) => words).join('') + boxes,
  };
};
