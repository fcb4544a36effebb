import chardet from 'chardet';
import iconv from 'iconv-lite';
import { EBCDIC, looksLikeEbcdic } from './ebcdic.ts';

/** Charsets whose words are made of high bytes throughout, by the names that the guesser gives them. */
const OTHER_SCRIPTS: Readonly<Record<string, string>> = {
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  Big5: 'big5',
  GB18030: 'gb18030',
  'ISO-2022-JP': 'iso-2022-jp',
  'KOI8-R': 'koi8-r',
  'windows-1251': 'windows-1251',
  'ISO-8859-5': 'iso-8859-5',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'windows-1253',
  'windows-1255': 'windows-1255',
  'ISO-8859-8': 'windows-1255',
  'windows-1256': 'windows-1256',
  'ISO-8859-6': 'iso-8859-6',
};

const RUN = 3;

/** The share of high bytes that stand in runs: nearly all in other scripts, hardly any in Latin ones. */
const shareInRuns = (sample: Buffer): number => {
  let high = 0;
  let inRuns = 0;
  let run = 0;
  for (let n = 0; n <= sample.length; n += 1) {
    const byte = sample[n] ?? 0;
    if (byte >= 0x80 || (run > 0 && byte >= 0x40 && byte !== 0x5c && run % 2 === 1)) {
      run += 1;
      continue;
    }
    high += run;
    if (run >= RUN) inRuns += run;
    run = 0;
  }
  return high === 0 ? 0 : inRuns / high;
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Second bytes of Big5 lie in the ASCII range as often as not; those of the EUC family never do. */
const hasLowSeconds = (sample: Buffer): boolean => {
  let low = 0;
  let pairs = 0;
  for (let n = 0; n + 1 < sample.length; n += 1) {
    if ((sample[n] ?? 0) < 0xa1) continue;
    pairs += 1;
    n += 1;
    if ((sample[n] ?? 0) < 0x7f) low += 1;
  }
  return low > 0.05 * pairs;
};

const LEAST_GUESS = 15;
const CLOSE = 10;

const otherScript = (sample: Buffer): string | undefined => {
  const guesses = chardet
    .analyse(sample)
    .filter(({ name, confidence }) => name in OTHER_SCRIPTS && confidence >= LEAST_GUESS)
    .filter(({ name }) => name !== 'Big5' || hasLowSeconds(sample));
  const best = guesses[0];
  const close = guesses.filter(({ confidence }) => confidence >= (best?.confidence ?? 0) - CLOSE);
  // Kana have the same places in the charsets of Japan and of China; only Japanese is written with them.
  const isKana = /[\u3040-\u30ff]/.test(iconv.decode(sample, 'euc-jp'));
  const name = isKana && close.some((guess) => guess.name === 'EUC-JP') ? 'EUC-JP' : best?.name;
  return name === undefined ? undefined : OTHER_SCRIPTS[name];
};

/** Latin charsets, the likeliest first. */
const LATIN = ['windows-1252', 'windows-1250', 'iso-8859-2', 'cp850', 'macintosh'] as const;

const HIGH = /[^\0-\x7f]/g;
const CONTROL = /[\x80-\x9f\ufffd]/g;
/** Signs that stand in front of no small letter, and inside of no word. */
const SIGNS_BEFORE = /[¢£¤¥¦¬¯±²³¶¹¼½¾×÷](?=\p{Ll})/gu;
const SIGNS_INSIDE = /(?<=\p{L})[^\p{L}\p{M}\s\x21-\x7f’‘´`ªº\xad](?=\p{L})/gu;
const CAPITALS_INSIDE = /(?<=\p{Ll})(?=[^\0-\x7f])\p{Lu}(?=\p{Ll})/gu;

/** Signs and capitals inside of words, and controls: what a wrong charset makes of letters. */
const faults = (text: string): number =>
  [SIGNS_BEFORE, SIGNS_INSIDE, CAPITALS_INSIDE, CONTROL].reduce((sum, pattern) => sum + count(text, pattern), 0);

const TURKISH = /[ðýþÐÝÞ]/g;

const latin = (sample: Buffer): string => {
  const read = LATIN.map((name) => ({ name, text: iconv.decode(sample, name) }));
  const western = read[0]?.text ?? '';
  const high = count(western, HIGH);
  const scored = read.map(({ name, text }) => ({ name, faults: faults(text) }));
  const first = scored[0]?.faults ?? 0;
  const best = [...scored].sort((a, b) => a.faults - b.faults)[0];
  if (best && first >= Math.max(1, 0.1 * high) && best.faults <= 0.3 * first) return best.name;
  return count(western, TURKISH) > 0.25 * high && high >= 8 ? 'windows-1254' : 'windows-1252';
};

/** The charset of text that is no Unicode, by its letters. Western European where nothing speaks against it. */
export const guessCharset = (sample: Buffer): string => {
  if (looksLikeEbcdic(sample)) return EBCDIC;
  if (shareInRuns(sample) > 0.6) return otherScript(sample) ?? latin(sample);
  return latin(sample);
};
