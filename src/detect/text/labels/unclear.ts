import type { ElementId, ValueState } from '../../../schema/vocabulary.ts';
import { stateOf } from '../../columns/cells/value-state.ts';
import type { Detector } from '../../data-files.ts';
import { type Automaton, automatonOf } from '../patterns/automaton.ts';
import { reasonOf, type Span } from '../spans/span.ts';

/** Elements whose value may stand masked, hashed, sealed or as a token behind its label. */
const HIDDEN: ReadonlySet<ElementId> = new Set([
  'ssn',
  'tax_id',
  'drivers_license',
  'passport',
  'payment_card',
  'financial_account',
  'iban',
  'account_pin',
  'account_number',
  'date_of_birth',
  'phone',
  'email',
  'password',
  'health_insurance_id',
  'medical_record_number',
  'other_government_id',
  'security_answer',
  'card_expiry',
  'bank_routing_number',
]);

const MASKED =
  /\.{3}[0-9]{4}(?![\p{L}\p{N}])|[*•●█xX#]{2,}(?:[-/ ]?[*•●█xX#]{2,}){0,5}(?:[-/ ]?[0-9]{2,4})?(?![\p{L}\p{N}])|\([*•●█xX#]{3}\) ?[*•●█xX#]{3}[- ]?[0-9]{4}(?![\p{L}\p{N}])/uy;
const HIDDEN_FORM =
  /(?:0x)?[0-9a-fA-F]{32,128}(?![0-9A-Za-z])|\$(?:1|2[abxy]|5|6|7|y|argon2[id]{0,2}|apr1|P|H|scrypt|pbkdf2-sha[0-9]{1,3})\$[./A-Za-z0-9$=,+-]{20,160}|(?:pbkdf2_sha[0-9]{1,3}|sha(?:1|256|512))\$[A-Za-z0-9]{1,32}\$[A-Za-z0-9+/=.$]{20,160}|\{S?(?:SHA|MD5)(?:256|512)?\}[A-Za-z0-9+/=]{16,120}|(?:tok|token|tkn|ptok|vlt|vault(?!:v[0-9]))[_:-][A-Za-z0-9_:-]{6,80}|vault:v[0-9]{1,4}:[A-Za-z0-9+/]{12,400}={0,2}|(?:pm|card|src)_[A-Za-z0-9]{14,80}|(?:enc|ENC|encrypted|aes\d{0,3}|AES\d{0,3}|kms)[:(_][A-Za-z0-9+/=:_-]{12,400}\)?|gAAAAA[A-Za-z0-9_=-]{40,400}|[A-Za-z0-9+/]{24,400}={0,2}(?![A-Za-z0-9+/=])/y;
const UUID = /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![0-9A-Za-z-])/y;

/** Tells where such a value may stand. */
export const HIDDEN_FORMS: Automaton = automatonOf([MASKED, HIDDEN_FORM, UUID]);

/** Secrets may be written with the same signs as a cipher text. */
const SECRET: ReadonlySet<ElementId> = new Set(['password', 'security_answer', 'account_pin']);

/** Elements whose own values never look like a UUID: one that stands there is a token. */
const OF_DIGITS: ReadonlySet<ElementId> = new Set([
  'ssn',
  'payment_card',
  'date_of_birth',
  'phone',
  'bank_routing_number',
]);

interface Form {
  readonly length: number;
  readonly state: ValueState;
}

/** What the sign of a power stands behind. */
const POWER = /[\p{L}\p{N})\]]/u;

const formAt = (text: string, at: number): Form | undefined => {
  HIDDEN_FORM.lastIndex = at;
  const form = HIDDEN_FORM.exec(text)?.[0];
  if (form !== undefined) {
    const state = stateOf(form);
    return state === 'clear' || !/\d/.test(form) ? undefined : { length: form.length, state };
  }
  // "sin(x)**10", "a***b": the sign of a power.
  if (text[at] === '*' && POWER.test(text[at - 1] ?? '')) return undefined;
  MASKED.lastIndex = at;
  const masked = MASKED.exec(text)?.[0];
  // "**SSN:** 219-09-9998": the end of bold type.
  if (masked?.startsWith('** ') && text[at - 1] === ':') return undefined;
  // A word of three x is a word.
  if (masked === undefined || masked.length < 3 || /^[xX]{1,4}$/.test(masked)) return undefined;
  return { length: masked.length, state: /\d/.test(masked) ? 'truncated' : 'masked' };
};

const tokenAt = (text: string, at: number, element: ElementId): Form | undefined => {
  if (!OF_DIGITS.has(element)) return undefined;
  UUID.lastIndex = at;
  return UUID.test(text) ? { length: UUID.lastIndex - at, state: 'tokenised' } : undefined;
};

/** A value that does not stand clear behind its label: a mask, a hash, a cipher text or a token. */
export const unclearAt = (text: string, { element, id, score }: Detector, at: number): Span | undefined => {
  if (!HIDDEN.has(element)) return undefined;
  const form = formAt(text, at) ?? tokenAt(text, at, element);
  if (!form || (form.state === 'encrypted' && SECRET.has(element))) return undefined;
  const known = element === 'password' && form.state === 'hashed' ? 'password_hash' : element;
  const end = at + form.length;
  return {
    element: known,
    start: at,
    end,
    confidence: score,
    state: form.state,
    detector: id,
    why: reasonOf(id, form.state),
  };
};
