import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { holds, isUnsaid, type Rule, raise } from './neighbour-rule.ts';

/** A subject beside the text of a message is its title ("Refund", "Password reset"), unless its cells are names of people. */
export const subjectsOfMessages: Rule = (candidate, all) => {
  const { profile, header } = candidate;
  if (header.tokens.at(-1) !== 'subject' || !isUnsaid(candidate)) return;
  if (profile.share('full_name') >= 0.5 || profile.share('family_name') >= 0.7) return;
  const isMessage = all.some((other) => other !== candidate && holds(other, 'free_text') && !isUnsaid(other));
  if (isMessage) raise(candidate, 'free_text', 6, 'it is the title of the text beside it');
};

const isMessage = (other: Candidate): boolean =>
  holds(other, 'free_text') && other.header.tokens.some((token) => wordList('messages_in_headers').has(token));

/** "From" beside the text of messages is who writes them. */
export const writesMessages = ({ header }: Candidate, others: readonly Candidate[]): boolean =>
  header.tokens.some((token) => wordList('writers_in_headers').has(token)) && others.some(isMessage);

const isWritten = (cell: string | null): cell is string => cell !== null && cell.trim() !== '';
/** One word of small letters and digits. */
const LOGIN = /^[a-z][a-z0-9._-]*$/;

/** Two words or more that begin with capitals. */
const WHOLE_NAME = /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;
/** Share of such cells from which on they are names: who writes may go by a handle. */
const NAMED = 0.6;

const IDS = new Set(['id', 'uid', 'uuid', 'guid']);
/** "from_id" beside "from": accounts write, where mail and goods come from firms and towns as well. */
const hasAccount = ({ header: { tokens } }: Candidate): boolean =>
  tokens.some((token) => IDS.has(token)) && tokens.some((token) => wordList('writers_in_headers').has(token));

/** "From" over whole names of which no list knows a part, beside the accounts of those who write and what they write. */
export const writersOfMessages: Rule = (candidate, all) => {
  if (!isUnsaid(candidate) || !writesMessages(candidate, all) || !all.some(hasAccount)) return;
  const filled = candidate.cells.filter(isWritten);
  const named = filled.filter((cell) => WHOLE_NAME.test(cell.trim()));
  if (filled.length > 0 && named.length >= NAMED * filled.length)
    raise(candidate, 'full_name', 6, 'it is who writes the text beside it');
};

/** A lone "name" of small letters beside a person's real name is what they sign in as. */
export const namesOfLogins: Rule = (candidate, all) => {
  const { header, cells } = candidate;
  if (header.tokens.length !== 1 || header.tokens[0] !== 'name') return;
  const filled = cells.filter(isWritten);
  if (filled.length === 0 || !filled.every((cell) => LOGIN.test(cell.trim()))) return;
  const isNamed = all.some(
    (other) =>
      other !== candidate &&
      holds(other, 'full_name') &&
      !isUnsaid(other) &&
      other.cells.filter(isWritten).some((cell) => /\p{Lu}/u.test(cell)),
  );
  if (isNamed) raise(candidate, 'username', 8, 'the real name stands beside it');
};

const REFERENCE = /^(.+)[._](?:text|value)$/;
const ROW_OF_PROGRAM = /^[0-9a-f]{32}$/;

/** "caller_id.text" beside "caller_id.display_value" names a row of another table: 32 digits that are no hash of a number. */
export const keysOfReferences: Rule = (candidate, all) => {
  const base = REFERENCE.exec(candidate.name ?? '')?.[1];
  if (base === undefined || !all.some(({ name }) => name?.startsWith(base) && name.endsWith('display_value'))) return;
  const filled = candidate.cells.filter(isWritten);
  if (filled.length > 0 && filled.every((cell) => ROW_OF_PROGRAM.test(cell.trim())))
    raise(candidate, 'other', 12, 'what it refers to stands beside it');
};
