import type { ValueState } from '../../../schema/vocabulary.ts';
import { hashKindOf } from '../../values/hashes.ts';

/** Marks in place of signs; an x only among digits, for many names have two of them. */
const MASK = /[*•●#█]{2,}|^[\dx\s().-]*x{2}[\dx\s().-]*$/i;
const TOKEN = /^(tok|token|tkn|ptok|vlt)[_:-][A-Za-z0-9_-]{6,}$|^(pm|card|src|vault)_[A-Za-z0-9]{14,}$/i;
const SEALED = /^(enc|encrypted|aes\d{0,3}|kms|gcm)[:(_].{12,}|^vault:v\d+:|^AQICAH|^gAAAAA[A-Za-z0-9_-]{40,}/i;

const isSealedBase64 = (text: string): boolean =>
  text.length >= 24 &&
  text.length % 4 === 0 &&
  /^[A-Za-z0-9+/]+={0,2}$/.test(text) &&
  /[a-z]/.test(text) &&
  /[A-Z]/.test(text) &&
  /[0-9]/.test(text) &&
  (/[+/=]/.test(text) || text.length >= 32);

/** Whether a cell says itself that it is sealed ("enc:", "vault:v1:"), and does not only look like it. */
export const saysSealed = (text: string): boolean => SEALED.test(text);

/** How a cell stands, by its own form. A word such as "xxl" is clear: a mask stands in place of signs, not among letters. */
export const stateOf = (text: string): ValueState => {
  if (text.length < 3) return 'clear';
  if (hashKindOf(text) !== undefined) return 'hashed';
  if (TOKEN.test(text)) return 'tokenised';
  if (SEALED.test(text) || isSealedBase64(text)) return 'encrypted';
  if (text.length <= 40 && MASK.test(text) && !/[a-wyz]{4,}/i.test(text.replace(/@.*$/, ''))) {
    if (/^[*•●#█x\s().@-]+$/i.test(text)) return 'masked';
    return /\d{2,}/.test(text) || /@/.test(text) || /[a-wyz]/i.test(text) ? 'truncated' : 'masked';
  }
  if (text.length <= 254 && (/[*•●█]{2,}/.test(text) || /^[A-Z]{2}\s?\d{1,6}x{4,}\d{2,4}$/i.test(text)))
    return 'truncated';
  return 'clear';
};
