import type { Detector } from '../data-files.ts';
import { VALIDATORS } from '../values/validators.ts';
import { CLASS, CLASSES, hashOf } from './characters.ts';
import { emitAt, type Page } from './page.ts';
import { GAP, KIND, type Tokens } from './tokens.ts';

const AT = 64;
const COLON = 58;
const SLASH = 47;
const DOT = 46;

const isLocalUnit = (unit: number): boolean => {
  const type = CLASSES[unit] ?? 0;
  if (type >= CLASS.digit && type !== CLASS.combining) return true;
  return unit === DOT || unit === 43 || unit === 45 || unit === 37 || unit === 38 || unit === 61;
};

const DOMAIN =
  /[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?){1,6}/uy;
const LOCAL_LIMIT = 64;
/** Last labels of file names and code, which are no top-level domains in use for mail. */
const NO_DOMAIN =
  /\.(?:js|ts|tsx|jsx|mjs|cjs|json|png|jpe?g|gif|svg|css|html?|txt|yaml|yml|service|target|socket|local\d|so|xsd|dtd|exe|dll)$/i;

/** The token that begins at an offset in front of another token. */
const tokenAt = ({ start }: Tokens, token: number, offset: number): number => {
  let at = token;
  while (at > 0 && (start[at - 1] ?? 0) >= offset) at -= 1;
  return at;
};

/** A mail address around each @: the longest local part before it, a domain of two labels or more behind it. */
export const findEmails = (page: Page, detector: Detector): void => {
  const { text, tokens } = page;
  for (let n = 0; n < tokens.marks.count; n += 1) {
    const token = tokens.marks.items[n] ?? 0;
    if (tokens.hash[token] !== AT) continue;
    const at = tokens.start[token] ?? 0;
    let start = at;
    while (start > 0 && at - start < LOCAL_LIMIT && isLocalUnit(text.charCodeAt(start - 1))) start -= 1;
    // Marks in front, and what stands before an equals sign ("to=ann@..."), are not of the address.
    const equals = text.slice(start, at).lastIndexOf('=');
    if (equals >= 0) start += equals + 1;
    while (start < at && (CLASSES[text.charCodeAt(start)] ?? 0) < CLASS.digit) start += 1;
    while (text.charCodeAt(start) === 39 || text.charCodeAt(start) === 0x2019) start += 1;
    if (start >= at || text.charCodeAt(at - 1) === DOT) continue;
    DOMAIN.lastIndex = at + 1;
    const domain = DOMAIN.exec(text)?.[0];
    if (domain === undefined || !/\.[\p{L}]{2,24}$/u.test(domain) || NO_DOMAIN.test(domain)) continue;
    const end = at + 1 + domain.length;
    if (text.charCodeAt(end) === AT) continue;
    emitAt(page, tokenAt(tokens, token, start), {
      element: 'email',
      start,
      end,
      confidence: detector.score,
      state: /[*•]{2}/.test(text.slice(Math.max(0, start - 3), start)) ? 'truncated' : 'clear',
      detector: detector.id,
      why: detector.id,
    });
  }
};

const WWW = hashOf('www');
const SCHEMES: ReadonlySet<number> = new Set(['http', 'https', 'ftp', 'sftp', 'ftps'].map(hashOf));
const TAIL = /[\p{L}\p{N}](?:[^\s"'<>`{}|\\^\u201C\u201D]{0,2000}[\p{L}\p{N}/=&_-])?/uy;

/** Addresses that begin with a scheme or with www. */
export const findUrls = (page: Page, detector: Detector): void => {
  const { text, tokens } = page;
  const { hash, start, kind, gap } = tokens;
  const emit = (first: number, tail: number): void => {
    TAIL.lastIndex = tail;
    const found = TAIL.exec(text)?.[0];
    if (found === undefined || found.length < 3) return;
    emitAt(page, first, {
      element: 'url',
      start: start[first] ?? 0,
      end: tail + found.length,
      confidence: detector.score,
      state: 'clear',
      detector: detector.id,
      why: detector.id,
    });
  };
  for (let n = 0; n < tokens.marks.count; n += 1) {
    const token = tokens.marks.items[n] ?? 0;
    if (hash[token] !== COLON || hash[token + 1] !== SLASH || hash[token + 2] !== SLASH || token === 0) continue;
    if (gap[token] !== GAP.none || kind[token - 1] === KIND.mark || !SCHEMES.has(hash[token - 1] ?? 0)) continue;
    emit(token - 1, (start[token + 2] ?? 0) + 1);
  }
  for (let n = 0; n < tokens.cues.count; n += 1) {
    const token = tokens.cues.items[n] ?? 0;
    if (hash[token] !== WWW || hash[token + 1] !== DOT || gap[token + 1] !== GAP.none) continue;
    if (
      gap[token] === GAP.none &&
      token > 0 &&
      (hash[token - 1] === SLASH || hash[token - 1] === DOT || hash[token - 1] === AT)
    )
      continue;
    emit(token, (start[token + 1] ?? 0) + 1);
  }
};

/** Words whose hash the phrase book has to list for these finders. */
export const ONLINE_CUES: readonly number[] = [WWW];

const HEX_FORM = /[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:\.[0-9]{1,3}){0,3}/y;

/** MAC and IPv6 addresses: chains of hexadecimal groups with colons. */
export const findHexChains = (page: Page, detectors: readonly Detector[]): void => {
  const { text, tokens } = page;
  const { hash, start, kind, gap, end } = tokens;
  let reached = 0;
  for (let n = 0; n < tokens.marks.count; n += 1) {
    const token = tokens.marks.items[n] ?? 0;
    if (hash[token] !== COLON || (start[token] ?? 0) < reached) continue;
    const before = token > 0 && gap[token] === GAP.none && kind[token - 1] !== KIND.mark ? token - 1 : token;
    if (before < token && (end[before] ?? 0) - (start[before] ?? 0) > 4) continue;
    // Two colons are the least, and the second is near.
    if (hash[token + 1] !== COLON && hash[token + 2] !== COLON) continue;
    const at = start[before] ?? 0;
    HEX_FORM.lastIndex = at;
    const found = HEX_FORM.exec(text)?.[0];
    if (found === undefined) continue;
    reached = at + found.length;
    const outside =
      (CLASSES[text.charCodeAt(reached)] ?? 0) >= CLASS.digit || (CLASSES[text.charCodeAt(at - 1)] ?? 0) >= CLASS.digit;
    if (outside || /[.:]/.test(text[at - 1] ?? ' ')) continue;
    const detector = detectors.find(({ validator }) => validator && VALIDATORS[validator]?.(found));
    if (detector)
      emitAt(page, before, {
        element: detector.element,
        start: at,
        end: reached,
        confidence: detector.score,
        state: 'clear',
        detector: detector.id,
        why: detector.id,
      });
  }
};
