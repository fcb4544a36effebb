import type { XmlHandler } from './xml.ts';

/** Text of comments, drawings and slides: runs joined, paragraphs and comments on their own lines. */
export const drawnText = (): XmlHandler & { take(): string } => {
  let done = '';
  let isText = false;
  return {
    open: (name) => {
      isText = name === 't' || name === 'text' || name === 'author';
      if (name === 'br') done += '\n';
    },
    close: (name) => {
      if (
        (name === 'p' || name === 'comment' || name === 'threadedComment' || name === 'author') &&
        !done.endsWith('\n')
      )
        done += '\n';
      isText = false;
    },
    text: (words) => {
      if (isText) done += words;
    },
    take: () => {
      const taken = done;
      done = '';
      return taken;
    },
  };
};
