import iconv from 'iconv-lite';
import { type RtfPiece, rtfPieces } from './rtf-words.ts';

/** Groups that are no text: tables of fonts and styles, pictures, data of programs. */
const NO_TEXT = new Set(
  (
    'fonttbl colortbl stylesheet info pict object objdata themedata datastore latentstyles listtable listoverridetable rsidtbl revtbl ' +
    'generator xmlnstbl filetbl fldinst bkmkstart bkmkend pgdsctbl mmathPr userprops template sp atnid atnref atndate atnicn htmltag nonshppict'
  ).split(' '),
);
/** Groups that programs may pass over (\*) and that have text all the same: text boxes, comments. */
const STARRED_TEXT = new Set(
  'shpinst shptxt shppict annotation atnauthor shprslt do dptxbxtext docvar fldrslt background ud'.split(' '),
);

const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  column: '\n',
  softline: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};

/** Charsets of fonts by their number, where they are not the file's own. */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'cp949',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

interface Group {
  isText: boolean;
  isFonts: boolean;
  isHidden: boolean;
  /** Signs that stand for a character of Unicode in programs that do not know it. */
  skips: number;
  charset: string | undefined;
}

const MOST_GROUPS = 10_000;

/** What of a file of Rich Text is no words. */
export interface RtfText {
  readonly text: string;
  readonly pictures: number;
  readonly objects: number;
}

/** Reads a file of Rich Text whose bytes are given as signs (latin1): paragraphs on their own lines, tabs between cells. */
export const rtfText = (file: string): RtfText => {
  const out: string[] = [];
  const fonts = new Map<number, string>();
  const groups: Group[] = [{ isText: true, isFonts: false, isHidden: false, skips: 1, charset: undefined }];
  let own = 'windows-1252';
  let font = 0;
  let bytes: number[] = [];
  let left = 0;
  let isStarred = false;
  let isFirst = false;
  let pictures = 0;
  let objects = 0;

  const group = (): Group => groups.at(-1) ?? (groups[0] as Group);

  const endBytes = (): void => {
    if (bytes.length === 0) return;
    const charset = group().charset ?? own;
    out.push(iconv.decode(Buffer.from(bytes), iconv.encodingExists(charset) ? charset : 'windows-1252'));
    bytes = [];
  };

  const add = (text: string): void => {
    endBytes();
    const { isText, isHidden } = group();
    if (!isText || isHidden) return;
    const shown = text.slice(left);
    left = Math.max(0, left - text.length);
    if (shown !== '') out.push(shown);
  };

  const endWith = (before: string, after: string): void => {
    endBytes();
    if (!group().isText || group().isHidden) return;
    if (out.at(-1) === before) out.pop();
    out.push(after);
  };

  /** What begins with a group's first word. */
  const beginGroup = (word: string): void => {
    const now = group();
    if (word === 'pict') pictures += now.isText ? 1 : 0;
    if (word === 'objdata') objects += 1;
    if (word === 'fonttbl') now.isFonts = true;
    // An object shows its result; a field its result.
    if (word === 'object') return;
    if (NO_TEXT.has(word) || (isStarred && !STARRED_TEXT.has(word))) now.isText = false;
    else if (STARRED_TEXT.has(word) && (word === 'shptxt' || word === 'annotation')) {
      now.isText = true;
      out.push('\n');
    }
  };

  const setFont = (number: number): void => {
    font = number;
    if (!group().isFonts) group().charset = fonts.get(number);
  };

  const unicode = (number: number): void => {
    add('');
    if (group().isText && !group().isHidden)
      out.push(String.fromCharCode(number < 0 ? number + 65_536 : number & 0xffff));
    left = group().skips;
  };

  const setCharset = (number: number): void => {
    const charset = CHARSETS[number];
    if (group().isFonts && charset) fonts.set(font, charset);
  };

  /** What control words do that are no signs, by their names; `number` is -1 where they have none. */
  const does: Readonly<Record<string, (number: number) => void>> = {
    cell: () => endWith('\n', '\t'),
    nestcell: () => endWith('\n', '\t'),
    row: () => endWith('\t', '\n'),
    nestrow: () => endWith('\t', '\n'),
    u: unicode,
    uc: (number) => {
      group().skips = Math.min(8, Math.max(0, number));
    },
    ansicpg: (number) => {
      if (number > 0) own = `cp${number}`;
    },
    mac: () => {
      own = 'macintosh';
    },
    f: setFont,
    fcharset: setCharset,
    htmlrtf: (number) => {
      group().isHidden = number !== 0;
    },
  };

  const takeWord = (word: string, number: number | undefined): void => {
    endBytes();
    if (word === '*') {
      isStarred = true;
      return;
    }
    if (isFirst) beginGroup(word);
    isFirst = false;
    isStarred = false;
    const sign = SIGNS[word];
    if (sign === undefined) {
      if (Object.hasOwn(does, word)) does[word]?.(number ?? -1);
      return;
    }
    left = 0;
    add(sign);
  };

  const take = (piece: RtfPiece): void => {
    if (piece.kind === 'open') {
      endBytes();
      if (groups.length < MOST_GROUPS) groups.push({ ...group() });
      isFirst = true;
      isStarred = false;
    } else if (piece.kind === 'close') {
      endBytes();
      if (groups.length > 1) groups.pop();
      left = 0;
      isFirst = false;
    } else if (piece.kind === 'word') takeWord(piece.word, piece.number);
    else if (piece.kind === 'text') {
      isFirst = false;
      add(piece.text);
    } else if (left > 0) left -= 1;
    else if (group().isText && !group().isHidden) bytes.push(piece.byte);
  };

  for (const piece of rtfPieces(file)) take(piece);
  endBytes();
  return { text: out.join(''), pictures, objects };
};
