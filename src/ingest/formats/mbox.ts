import { type Bytes, chunksOf } from '../bytes/bytes.ts';
import type { Found, Member, Reader } from '../reader.ts';
import { beginsWithMailHead, FROM_LINE } from './mail/mail-head.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BORDER = Buffer.from('\nFrom ');
const LONGEST_FROM_LINE = 1000;

/** A mail of a mailbox, without the line in front of it; null: it is larger than a mail may be. */
type Mail = readonly Buffer[] | null;

/** Whether an empty line, or nothing, stands in front of the line break at `at`. */
const isBehindEmptyLine = (text: Buffer, at: number): boolean => {
  const before = text[at - 1] === RETURN ? at - 2 : at - 1;
  return at === 0 || before < 0 || text[before] === NEWLINE;
};

/** The next border between mails from `from` on: where the line break in front of it stands. -1: none in this text. */
const borderIn = (text: Buffer, from: number): number => {
  for (let at = text.indexOf(BORDER, from); at >= 0; at = text.indexOf(BORDER, at + 1)) {
    const line =
      text
        .subarray(at + 1, at + 1 + LONGEST_FROM_LINE)
        .toString('latin1')
        .split('\n', 1)[0] ?? '';
    if (isBehindEmptyLine(text, at) && FROM_LINE.test(line)) return at;
  }
  return -1;
};

/** Mails one by one. Each ends where the next `From ` line begins, or with the file. */
const mailsOf = function* (bytes: Bytes, most: number): Iterable<Mail> {
  let pieces: Buffer[] = [];
  let size = 0;
  let held: Buffer = Buffer.alloc(0);
  const keep = (piece: Buffer) => {
    size += piece.length;
    if (size > most) pieces = [];
    else pieces.push(piece);
  };
  const done = (): Mail => {
    const mail = size > most ? null : pieces;
    pieces = [];
    size = 0;
    return mail;
  };
  for (const chunk of chunksOf(bytes)) {
    let text: Buffer = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (let at = borderIn(text, 0); at >= 0 && at + LONGEST_FROM_LINE < text.length; at = borderIn(text, 0)) {
      keep(text.subarray(0, at + 1));
      yield done();
      text = text.subarray(at + 1);
    }
    // A border that is cut, or whose line is not whole yet, is looked for again with the next piece.
    const safe = Math.max(0, text.length - LONGEST_FROM_LINE - BORDER.length);
    if (safe > 0) keep(text.subarray(0, safe));
    held = text.subarray(safe);
  }
  for (let at = borderIn(held, 0); at >= 0; at = borderIn(held, 0)) {
    keep(held.subarray(0, at + 1));
    yield done();
    held = held.subarray(at + 1);
  }
  keep(held);
  yield done();
};

/** A mail as it was sent: without the mailbox's first line, and without the sign in front of `From ` in its lines. */
const asSent = (pieces: readonly Buffer[]): Buffer => {
  const whole = Buffer.concat(pieces);
  const start = whole.indexOf(NEWLINE) + 1;
  const end = whole.length >= 2 && whole[whole.length - 1] === NEWLINE && whole[whole.length - 2] === NEWLINE ? 1 : 0;
  const mail = whole.subarray(start, whole.length - end);
  if (!mail.includes('\n>')) return mail;
  return Buffer.from(mail.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
};

/** A mailbox: mails behind each other, each with a line `From `. They are named by their place: 1, 2, 3. */
export const mbox: Reader = {
  format: 'mbox',
  recognise: ({ charset, text }) => {
    const end = text.indexOf('\n');
    if (!charset || end < 0 || !FROM_LINE.test(text.slice(0, end))) return null;
    return beginsWithMailHead(text.slice(end + 1)) ? 'application/mbox' : null;
  },
  read: function* ({ bytes }, { limits }): Iterable<Found> {
    let n = 0;
    for (const pieces of mailsOf(bytes, limits.wholeBytes)) {
      n += 1;
      const member: Member = pieces
        ? { name: String(n), kind: 'bytes', pieces: [asSent(pieces)] }
        : { name: String(n), kind: 'refused', reason: 'too_large', bytes: null };
      yield { found: 'member', member };
    }
  },
};
