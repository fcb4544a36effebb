import { createHmac } from 'node:crypto';

/** A password with the line of the file in which it stands: the line is what may be told of it. */
export interface Password {
  readonly text: string;
  readonly line: number;
}

/** The passwords of a case in their order, none of them twice. */
export type Passwords = readonly Password[];

/** Passwords of a file, one a line. Spaces count; empty lines do not. */
export const passwordsOf = (file: string): Passwords => {
  const lines = file.replace(/^\uFEFF/, '').split(/\r?\n|\r/);
  const first = new Map<string, number>();
  lines.forEach((text, n) => {
    if (text !== '' && !first.has(text)) first.set(text, n + 1);
  });
  return [...first].map(([text, line]) => ({ text, line }));
};

/** What tells one list from another, under a key of the case: a plain hash could be guessed from. */
export const passwordsKey = (passwords: Passwords, key: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(passwords.map(({ text }) => text)))
    .digest('hex')
    .slice(0, 16);
