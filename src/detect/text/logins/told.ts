import type { Page } from '../page.ts';
import { type HashSet, hashOf, wordSet } from '../tokens/characters.ts';
import { entryOf } from '../tokens/lexicon.ts';
import { signTable } from '../tokens/piece-of.ts';
import { BACKSLASH } from '../tokens/signs.ts';
import { isWhole } from '../tokens/whole.ts';
import { loginSpan } from './login-span.ts';

/** Words behind which a login stands. */
const CUES: HashSet = wordSet(
  'login logon user username userid uid handle nick nickname screenname gamertag usuario benutzer benutzername identifiant utente usuário gebruiker gebruikersnaam',
);

/** "User is lthreadgill", "login (pzawadzk)", "an account called jay_odom_407". */
const TOLD =
  /(?: ?(?:id|name|account))?(?:[ :="'([]{1,4}(?:(?:is|was|are|called|named|of|es|ist|est)(?= ))?){1,2}[ "'([]{0,3}((?:[A-Za-z][A-Za-z0-9-]{0,14}\\|\.\\)?[a-z][a-z0-9]{0,24}(?:[._-][a-z0-9]{1,24}){0,3})/y;

/** Letters of a word that no list knows, at least. */
const LEAST = 5;

/** Whether a text may be a login where a word says that one comes: no word of any list, or with signs that words have not. */
const isLogin = (value: string): boolean => {
  const own = value.slice(value.lastIndexOf('\\') + 1);
  if (own.length < LEAST || /^svc[-_]|^[a-z]+(?:-[a-z]+)+$/.test(own)) return false;
  if (/\d/.test(own)) return /^[a-z]{3,}|[._]/.test(own);
  return own.split(/[._-]/).some((word) => word.length >= LEAST && entryOf(hashOf(word)) === 0);
};

/** Logins behind a word that says that one comes, in texts about people. */
export const findToldLogins = ({ text, tokens, emit }: Page): void => {
  const { cues, hash, end } = tokens;
  for (let n = 0; n < cues.count; n += 1) {
    const cue = cues.items[n] ?? 0;
    if (!CUES.has(hash[cue] ?? 0)) continue;
    TOLD.lastIndex = end[cue] ?? 0;
    const value = TOLD.exec(text)?.[1];
    if (value === undefined || !isLogin(value)) continue;
    const to = TOLD.lastIndex;
    if (isWhole(text, to - value.length, to) && !/^[@(/\\:=]/.test(text.slice(to, to + 1)))
      emit(loginSpan(to - value.length, to, 'told'));
  }
};

const DOMAIN_LOGIN = /(?:[A-Z][A-Z0-9-]{1,14}|\.)\\[a-z][a-z0-9]{2,24}(?:[._-][a-z0-9]{1,24}){0,3}/y;
const LONGEST_DOMAIN = 15;
const SMALL = signTable('abcdefghijklmnopqrstuvwxyz');
const DOMAIN_SIGNS = signTable('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-');

/** Names of parts of a system that stand before a backslash as well. */
const NO_DOMAIN = /^(?:HKLM|HKCU|HKCR|HKU|NT|BUILTIN|SYSTEM)\\/;

/** "NORTH\wsprague", ".\dlradmin": a login by its form, where no path goes on. */
export const findDomainLogins = ({ text, tokens, emit }: Page): void => {
  const units = tokens.units.subarray(0, tokens.to - tokens.from);
  for (let place = units.indexOf(BACKSLASH); place >= 0; place = units.indexOf(BACKSLASH, place + 1)) {
    // Most of them stand in paths, in codes and in front of types of manuals.
    if (SMALL[units[place + 1] ?? 0] !== 1 || DOMAIN_SIGNS[units[place - 1] ?? 0] !== 1) continue;
    const at = tokens.from + place;
    let start = at;
    while (start > tokens.from && at - start < LONGEST_DOMAIN && /[A-Z0-9.-]/.test(text.charAt(start - 1))) start -= 1;
    if (start === at || /[\\/:\w]/.test(text.charAt(start - 1))) continue;
    DOMAIN_LOGIN.lastIndex = start;
    if (!DOMAIN_LOGIN.test(text)) continue;
    const to = DOMAIN_LOGIN.lastIndex;
    if (NO_DOMAIN.test(text.slice(start, to)) || !isWhole(text, start, to) || /[\\@:]/.test(text.charAt(to))) continue;
    emit(loginSpan(start, to, 'domain'));
  }
};
