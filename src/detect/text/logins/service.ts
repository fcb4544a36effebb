import { isChosenSecret, isLoginWord, isStrongSecret } from '../../values/secrets.ts';
import type { Page } from '../page.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { type HashSet, hashOf, hashSet, wordSet } from '../tokens/characters.ts';
import { entryOf } from '../tokens/lexicon.ts';
import { isWhole } from '../tokens/whole.ts';
import { loginSpan } from './login-span.ts';

/** Accounts that systems come with. */
export const SYSTEM_ACCOUNTS: readonly number[] = 'root admin administrator sa sysadmin sysdba postgres oracle guest'
  .split(' ')
  .map(hashOf);
const ACCOUNTS = new Set(SYSTEM_ACCOUNTS);

/** The word behind an account on its line. */
const KEY = /(?: ?[/|:,] ?|[ \t]{1,24})(\S{6,40})/y;

/** Words for a secret, which need no sign in front of what hardly is anything else. */
export const SECRET_WORDS =
  'pw pwd pass password passwd passphrase passcode psk temp kennwort passwort contraseña senha clave';
const SECRETS: HashSet = wordSet(SECRET_WORDS);
const PLAIN: HashSet = wordSet('pass temp clave passcode');
const SECRET_KEY = /(?: is| was| reset to| now| to)?[ \t]{1,12}["'`(]?([^\s"'`()]{6,40})/y;

/** Words for an account: its login and its secret stand behind it. */
export const LOGIN_WORDS = 'acct account login user username logon uid usuario benutzer';
const LOGINS: HashSet = wordSet(LOGIN_WORDS);
const LOGIN_AND_KEY = /[ \t:=]{1,16}([A-Za-z][\w.\\-]{2,24}) ?(?:[ \t]{1,12}|[/|,;] ?)(\S{6,40})/y;

const EMAIL = /@[\w-]{1,64}\.\w/;

/** A word without the signs that end it in a sentence. */
const withoutEnd = (word: string): string => word.replace(/[,;.)\]]+$/, '');

const keySpan = (start: number, end: number, why: string): Span => ({
  element: 'password',
  start,
  end,
  confidence: 0.8,
  state: 'clear',
  detector: 'login',
  why: reasonOf('login', why),
});

/** "admin / b1gSky_Gate7!", "root   Kx!99prod": a secret by its form right behind an account of a system. */
const emitOfSystem = ({ text, emit }: Page, from: number, behind: number): void => {
  KEY.lastIndex = behind;
  const word = KEY.exec(text)?.[1];
  if (word === undefined || !isStrongSecret(withoutEnd(word)) || !isWhole(text, from, behind)) return;
  const at = KEY.lastIndex - word.length;
  emit(loginSpan(from, behind, 'of a system'));
  emit(keySpan(at, at + withoutEnd(word).length, 'behind an account of a system'));
};

/** "temp Autumn!8831", "same user, pw L4urel-2nd-St". */
const emitTold = ({ text, emit }: Page, behind: number, isPlain: boolean): void => {
  SECRET_KEY.lastIndex = behind;
  const word = SECRET_KEY.exec(text)?.[1];
  if (word === undefined) return;
  const value = withoutEnd(word);
  if (!(isPlain ? isStrongSecret(value) : isChosenSecret(value))) return;
  const at = SECRET_KEY.lastIndex - word.length;
  emit(keySpan(at, at + value.length, 'behind a word for it'));
};

/** "SQL acct   svc_lab  Dx!9920prod": a login with a secret by its form behind it. */
const emitPair = ({ text, emit }: Page, behind: number): void => {
  LOGIN_AND_KEY.lastIndex = behind;
  const [, login = '', word = ''] = LOGIN_AND_KEY.exec(text) ?? [];
  const value = withoutEnd(word);
  if (login === '' || !isStrongSecret(value) || EMAIL.test(value)) return;
  const at = LOGIN_AND_KEY.lastIndex - word.length;
  const from = text.indexOf(login, behind);
  if (isLoginWord(login) && entryOf(hashOf(login.toLowerCase())) === 0)
    emit(loginSpan(from, from + login.length, 'of a system'));
  emit(keySpan(at, at + value.length, 'behind a login'));
};

/** All of these words: most cues are none. */
const ANY: HashSet = hashSet([...SYSTEM_ACCOUNTS, ...`${SECRET_WORDS} ${LOGIN_WORDS}`.split(' ').map(hashOf)]);

/** Secrets without a sign in front: behind an account of a system, a word for them, or a login. */
export const findServiceKeys = (page: Page): void => {
  const { cues, hash, start, end } = page.tokens;
  for (let n = 0; n < cues.count; n += 1) {
    const cue = cues.items[n] ?? 0;
    const word = hash[cue] ?? 0;
    if (!ANY.has(word)) continue;
    const behind = end[cue] ?? 0;
    if (ACCOUNTS.has(word)) emitOfSystem(page, start[cue] ?? 0, behind);
    else if (SECRETS.has(word)) emitTold(page, behind, PLAIN.has(word));
    else if (LOGINS.has(word)) emitPair(page, behind);
  }
};
