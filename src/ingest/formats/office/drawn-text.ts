import type { XmlHandler } from './xml.ts';

const ENDS_LINE = new Set(['p', 'comment', 'threadedComment', 'author', 'v']);

/**
 * Text of comments, drawings, diagrams and charts: runs joined, paragraphs, comments and values on their own lines.
 * `all`: every text, for parts that are data and no page.
 */
export const drawnText = (all = false): XmlHandler & { take(): string } => {
  let done = '';
  let isText = all;
  const endLine = (): void => {
    if (done !== '' && !done.endsWith('\n')) done += '\n';
  };
  return {
    open: (name) => {
      isText = all || name === 't' || name === 'text' || name === 'author' || name === 'v';
      if (name === 'br') endLine();
    },
    close: (name) => {
      if (all || ENDS_LINE.has(name)) endLine();
      isText = all;
    },
    text: (words) => {
      if (isText) done += all ? words.trim() : words;
    },
    take: () => {
      const taken = done;
      done = '';
      return taken;
    },
  };
};
