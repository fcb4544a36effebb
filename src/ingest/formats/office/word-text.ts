import type { XmlHandler } from './xml.ts';

const TEXT = new Set(['t', 'delText']);
const CHARACTER: Readonly<Record<string, string>> = { tab: '\t', ptab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

/**
 * The text of a part of a Word file: paragraphs on their own lines, cells of a table with tabs between them, text
 * boxes behind the paragraph that holds them, deleted text that is still in the file as well.
 */
export const wordText = (): XmlHandler & { take(): string; rest(): string } => {
  let done = '';
  /** Texts that are open: the body, and text boxes inside its paragraphs. */
  let open: string[] = [''];
  let boxes = '';
  let isText = false;
  let skipped = 0;
  /** Within the places of a paragraph's tabs, which are none themselves. */
  let isStops = false;

  const add = (words: string): void => {
    open[open.length - 1] += words;
  };

  /** Puts another end where the text that is open ends so. */
  const endWith = (before: string, after: string): void => {
    const change = (words: string) => (words.endsWith(before) ? words.slice(0, -1) : words) + after;
    if (open.length > 1) open.push(change(open.pop() ?? ''));
    else done = change(done);
  };

  const closeParagraph = (): void => {
    add('\n');
    if (open.length > 1) return;
    done += open[0] + boxes;
    open = [''];
    boxes = '';
  };

  return {
    open: (name) => {
      // The same content a second time, for programs that do not know the first form.
      if (skipped > 0 || name === 'Fallback') skipped += 1;
      else if (TEXT.has(name)) isText = true;
      else if (name === 'txbxContent') open.push('');
      else if (name === 'tabs') isStops = true;
      else if (!isStops && CHARACTER[name] !== undefined) add(CHARACTER[name]);
    },
    close: (name) => {
      if (skipped > 0) skipped -= 1;
      else if (TEXT.has(name)) isText = false;
      else if (name === 'tabs') isStops = false;
      else if (name === 'p') closeParagraph();
      else if (name === 'tc') endWith('\n', '\t');
      else if (name === 'tr') endWith('\t', '\n');
      else if (name === 'txbxContent' && open.length > 1) boxes += open.pop() ?? '';
    },
    text: (words) => {
      if (isText && skipped === 0) add(words);
    },
    /** What is complete, but for the end of the last line, which a cell of a table may still change. */
    take: () => {
      const end = done.lastIndexOf('\n', done.length - 2) + 1;
      const taken = done.slice(0, end);
      done = done.slice(end);
      return taken;
    },
    rest: () => {
      const all = done + open.join('') + boxes;
      done = '';
      return all;
    },
  };
};
