import { isStrongSecret } from '../../values/secrets.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { hashOf } from '../tokens/characters.ts';
import { isWhole } from '../tokens/whole.ts';
import { loginSpan } from './login-span.ts';

/** Accounts that systems come with. */
export const SYSTEM_ACCOUNTS: readonly number[] = 'root admin administrator sa sysadmin sysdba postgres oracle guest'
  .split(' ')
  .map(hashOf);
const ACCOUNTS = new Set(SYSTEM_ACCOUNTS);

/** The word behind an account on its line. */
const KEY = /(?: ?[/|:,] ?|[ \t]{1,24})(\S{6,40})/y;

/** "admin / b1gSky_Gate7!", "root   Kx!99prod": a secret by its form right behind an account of a system. */
export const findServiceKeys = ({ text, tokens, emit }: Page): void => {
  const { cues, hash, start, end } = tokens;
  for (let n = 0; n < cues.count; n += 1) {
    const cue = cues.items[n] ?? 0;
    if (!ACCOUNTS.has(hash[cue] ?? 0)) continue;
    const [from, behind] = [start[cue] ?? 0, end[cue] ?? 0];
    KEY.lastIndex = behind;
    const word = KEY.exec(text)?.[1];
    const value = word?.replace(/[,;.)\]]+$/, '');
    if (word === undefined || value === undefined || !isStrongSecret(value) || !isWhole(text, from, behind)) continue;
    const at = KEY.lastIndex - word.length;
    emit(loginSpan(from, behind, 'of a system'));
    emit({
      element: 'password',
      start: at,
      end: at + value.length,
      confidence: 0.8,
      state: 'clear',
      detector: 'login',
      why: reasonOf('login', 'behind an account of a system'),
    });
  }
};
