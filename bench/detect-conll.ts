import { readFileSync } from 'node:fs';
import { scan } from '../src/detect/text/default-scanner.ts';
import type { MarkedText, TrueSpan } from '../test/support/marked-text.ts';
import { reportTexts } from './detect-texts.ts';

/** Signs that stand without a blank behind the word before them, and those that have none behind themselves. */
const CLOSING = /^(?:[.,;:!?)\]%]|'(?:s|re|ve|ll|m|d|S)|n't|''|'|\.\.\.)$/;
const OPENING = /^(?:[([$#]|``)$/;

interface Build {
  text: string;
  readonly spans: TrueSpan[];
  /** Inside a pair of quotes. */
  quoted: boolean;
  open: { readonly start: number; readonly sort: string } | undefined;
}

const close = (build: Build): void => {
  const { open, text, spans } = build;
  build.open = undefined;
  if (open?.sort !== 'PER' && open?.sort !== 'person') return;
  spans.push({ element: 'person_name', start: open.start, end: text.trimEnd().length, person: 0, optional: false });
};

/** Adds a token as newspapers write it; `glued` when no blank stands before it. */
const add = (build: Build, token: string, tag: string, glued: boolean): void => {
  const [mark = 'O', sort = ''] = tag.split('-');
  if (build.open !== undefined && (mark !== 'I' || sort !== build.open.sort)) close(build);
  if (!glued && build.text !== '' && !build.text.endsWith('\n')) build.text += ' ';
  if (mark !== 'O') build.open ??= { start: build.text.length, sort };
  build.text += token;
};

/** A document of a file with a token and its tag a line and a blank line between sentences, as running text. */
const documentOf = (name: string, lines: readonly string[]): MarkedText => {
  const build: Build = { text: '', spans: [], quoted: false, open: undefined };
  let opened = false;
  for (const line of lines) {
    const parts = line.trim().split(/[ \t]+/);
    const [token = ''] = parts;
    if (token === '') {
      close(build);
      if (build.text !== '' && !build.text.endsWith('\n')) build.text += '\n';
      build.quoted = false;
      opened = false;
      continue;
    }
    const closes = token === '"' && build.quoted;
    add(build, token, parts.at(-1) ?? 'O', opened || closes || CLOSING.test(token));
    if (token === '"') build.quoted = !build.quoted;
    opened = OPENING.test(token) || (token === '"' && build.quoted);
  }
  close(build);
  return { name, genre: 'newswire', text: build.text, spans: build.spans };
};

const documentsOf = (file: string): readonly MarkedText[] => {
  const documents: string[][] = [[]];
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    if (line.startsWith('-DOCSTART-')) documents.push([]);
    else documents.at(-1)?.push(line);
  }
  return documents.map((lines, n) => documentOf(`document ${n}`, lines)).filter(({ text }) => text.trim() !== '');
};

/** Precision and recall of names of people on texts whose tokens somebody else tagged (the columns of CoNLL-2003). */
export const measureConll = (file: string, withFaults: boolean): void =>
  reportTexts(documentsOf(file), (text) => scan(text).filter(({ element }) => element === 'person_name'), withFaults);
