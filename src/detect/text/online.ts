import type { Detector } from '../data-files.ts';
import { emitLogin, loginOfUrl } from './logins/in-url.ts';
import { emitAt, type Page } from './page.ts';
import { CLASS, CLASSES, type HashSet, hashOf, hashSet, wordSet } from './tokens/characters.ts';
import { placesOf } from './tokens/piece-of.ts';
import { COLON, DOT, SLASH } from './tokens/signs.ts';
import { GAP, KIND, type Tokens, tokenFrom } from './tokens/tokens.ts';

const AT = 64;

const isLocalUnit = (unit: number): boolean => {
  const type = CLASSES[unit] ?? 0;
  if (type >= CLASS.digit && type !== CLASS.combining) return true;
  return unit === DOT || unit === 43 || unit === 45 || unit === 37 || unit === 38 || unit === 61;
};

const isLetterOrDigit = (unit: number): boolean => {
  const type = CLASSES[unit] ?? 0;
  return type >= CLASS.digit && type !== CLASS.apostrophe;
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

/** Where the local part in front of an @ begins; the @ itself where there is none. */
const localStart = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && at - start < LOCAL_LIMIT && isLocalUnit(text.charCodeAt(start - 1))) start -= 1;
  // Marks in front, and what stands before an equals sign ("to=ann@..."), are not of the address.
  start += text.slice(start, at).lastIndexOf('=') + 1;
  while (start < at && !isLetterOrDigit(text.charCodeAt(start))) start += 1;
  return text.charCodeAt(at - 1) === DOT ? at : start;
};

/** The end of the domain that begins at an offset behind an @; 0 where none stands there that takes mail. */
const domainEnd = (text: string, from: number): number => {
  DOMAIN.lastIndex = from;
  if (!DOMAIN.test(text)) return 0;
  const end = DOMAIN.lastIndex;
  const domain = text.slice(from, end);
  if (!/\.\p{L}{2,24}$/u.test(domain) || NO_DOMAIN.test(domain)) return 0;
  return text.charCodeAt(end) === AT ? 0 : end;
};

const MASKED_LOCAL = /[A-Za-z0-9._-]{0,4}[*•]{2,20}$/;

/** Where a masked local part begins: "d***k@example.com". */
const maskedStart = (text: string, start: number): number =>
  start - (MASKED_LOCAL.exec(text.slice(Math.max(0, start - 24), start))?.[0].length ?? 0);

const isMask = (unit: number): boolean => unit === 42 || unit === 0x2022;

/** Whether two asterisks or bullets stand among the three signs in front of an address. */
const isMasked = (text: string, start: number): boolean =>
  isMask(text.charCodeAt(start - 2)) && (isMask(text.charCodeAt(start - 1)) || isMask(text.charCodeAt(start - 3)));

/** A mail address around each @: the longest local part before it, a domain of two labels or more behind it. */
export const findEmails = (page: Page, detector: Detector): void => {
  const { text, tokens } = page;
  for (let n = 0; n < tokens.marks.count; n += 1) {
    const token = tokens.marks.items[n] ?? 0;
    if (tokens.hash[token] !== AT) continue;
    const at = tokens.start[token] ?? 0;
    const start = localStart(text, at);
    const login = loginOfUrl(text, at);
    if (login) emitLogin(page, tokenAt(tokens, token, login.from), login);
    const end = start < at && !login ? domainEnd(text, at + 1) : 0;
    if (end === 0) continue;
    const state = isMasked(text, start) ? 'truncated' : 'clear';
    const { id, score: confidence } = detector;
    emitAt(page, tokenAt(tokens, token, start), {
      element: 'email',
      start: state === 'clear' ? start : maskedStart(text, start),
      end,
      confidence,
      state,
      detector: id,
      why: id,
    });
  }
  findEncoded(page, detector);
};

/** An @ as it stands in the query of a web address or the body of a form. */
const ENCODED_AT = '%40';

/** Another sign that a request writes so, but the "+" of an address. */
const ENCODED = /%(?!2B)[0-9A-F]{2}/gi;

/** Where the local part begins that ends at an offset: "text=see%20ann%40example.com". */
const encodedStart = (text: string, at: number): number => {
  const start = localStart(text, at);
  const last = [...text.slice(start, at).matchAll(ENCODED)].at(-1);
  return last ? start + last.index + last[0].length : start;
};

/** "email=d.rossiter%40example.com": mail addresses in requests, as logs of web servers have them. */
const findEncoded = (page: Page, { id, score: confidence }: Detector): void => {
  const { text, tokens } = page;
  for (const at of placesOf(text, ENCODED_AT, tokens)) {
    const start = encodedStart(text, at);
    const end = start < at ? domainEnd(text, at + ENCODED_AT.length) : 0;
    if (end === 0) continue;
    const token = tokenFrom(tokens, start);
    emitAt(page, token, { element: 'email', start, end, confidence, state: 'clear', detector: id, why: id });
  }
};

const WWW = hashOf('www');
const COM = hashOf('com');
const PROFILE_HOSTS = ['linkedin', 'github', 'facebook', 'instagram', 'tiktok'].map(hashOf);
const PROFILES: HashSet = hashSet(PROFILE_HOSTS);
const SCHEMES = wordSet('http https ftp sftp ftps');
const TAIL = /[\p{L}\p{N}](?:[^\s"'<>`{}|\\^\u201C\u201D]{0,2000}[\p{L}\p{N}/=&_-])?/uy;

const emitUrl = (page: Page, detector: Detector, first: number, tail: number): void => {
  TAIL.lastIndex = tail;
  const found = TAIL.exec(page.text)?.[0];
  if (found === undefined || found.length < 3) return;
  const { id, score: confidence } = detector;
  const [start, end] = [page.tokens.start[first] ?? 0, tail + found.length];
  emitAt(page, first, { element: 'url', start, end, confidence, state: 'clear', detector: id, why: id });
};

/** "https" in front of a colon and two slashes. */
const isScheme = ({ hash, gap, kind }: Tokens, colon: number): boolean =>
  colon > 0 &&
  hash[colon] === COLON &&
  hash[colon + 1] === SLASH &&
  hash[colon + 2] === SLASH &&
  gap[colon] === GAP.none &&
  kind[colon - 1] !== KIND.mark &&
  SCHEMES.has(hash[colon - 1] ?? 0);

/** "www" in front of a dot, and not within an address. */
const isHost = ({ hash, gap }: Tokens, token: number): boolean => {
  if (hash[token] !== WWW || hash[token + 1] !== DOT || gap[token + 1] !== GAP.none) return false;
  const before = token > 0 && gap[token] === GAP.none ? hash[token - 1] : 0;
  return before !== SLASH && before !== DOT && before !== AT;
};

/** "linkedin.com/in/ann-lee": an address of a person's page, without a scheme. */
const isProfile = ({ hash, gap }: Tokens, token: number): boolean =>
  PROFILES.has(hash[token] ?? 0) &&
  hash[token + 1] === DOT &&
  hash[token + 2] === COM &&
  hash[token + 3] === SLASH &&
  gap[token + 3] === GAP.none &&
  gap[token + 4] === GAP.none &&
  (gap[token] !== GAP.none || (hash[token - 1] !== DOT && hash[token - 1] !== SLASH && hash[token - 1] !== AT));

/** Addresses that begin with a scheme, with www or with the host of people's pages. */
export const findUrls = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  const { marks, cues, start } = tokens;
  for (let n = 0; n < marks.count; n += 1) {
    const colon = marks.items[n] ?? 0;
    if (isScheme(tokens, colon)) emitUrl(page, detector, colon - 1, (start[colon + 2] ?? 0) + 1);
  }
  for (let n = 0; n < cues.count; n += 1) {
    const token = cues.items[n] ?? 0;
    if (isHost(tokens, token) || isProfile(tokens, token)) emitUrl(page, detector, token, (start[token + 1] ?? 0) + 1);
  }
};

/** Words whose hash the phrase book has to list for these finders. */
export const ONLINE_CUES: readonly number[] = [WWW, ...PROFILE_HOSTS];

const HEX_FORM = /[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:\.[0-9]{1,3}){0,3}/y;

/** The token at which a chain of groups around a colon begins; -1 where there is none. */
const chainStart = ({ hash, kind, gap, start, end }: Tokens, colon: number): number => {
  // Two colons are the least, and the second is near.
  if (hash[colon] !== COLON || (hash[colon + 1] !== COLON && hash[colon + 2] !== COLON)) return -1;
  const grouped = colon > 0 && gap[colon] === GAP.none && kind[colon - 1] !== KIND.mark;
  if (!grouped) return colon;
  return (end[colon - 1] ?? 0) - (start[colon - 1] ?? 0) > 4 ? -1 : colon - 1;
};

const isFreeChain = (text: string, start: number, end: number): boolean =>
  !isLetterOrDigit(text.charCodeAt(end)) &&
  !isLetterOrDigit(text.charCodeAt(start - 1)) &&
  !/[.:]/.test(text[start - 1] ?? ' ');

/** The detector that takes a chain. */
const detectorOf = (detectors: readonly Detector[], chain: string): Detector | undefined =>
  detectors.find(({ isValid }) => isValid?.(chain));

/** MAC and IPv6 addresses: chains of hexadecimal groups with colons. */
export const findHexChains = (page: Page, detectors: readonly Detector[]): void => {
  const { text, tokens } = page;
  let reached = 0;
  for (let n = 0; n < tokens.marks.count; n += 1) {
    const colon = tokens.marks.items[n] ?? 0;
    const first = (tokens.start[colon] ?? 0) < reached ? -1 : chainStart(tokens, colon);
    if (first < 0) continue;
    const start = tokens.start[first] ?? 0;
    HEX_FORM.lastIndex = start;
    const found = HEX_FORM.exec(text)?.[0];
    if (found === undefined) continue;
    reached = start + found.length;
    if (!isFreeChain(text, start, reached)) continue;
    const detector = detectorOf(detectors, found);
    if (!detector) continue;
    const { element, id, score: confidence } = detector;
    emitAt(page, first, { element, start, end: reached, confidence, state: 'clear', detector: id, why: id });
  }
};
