const STROKES: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

const ASCII = /^[ -~]*$/;
const FOLDED = /^[a-z0-9]*$/;

/** Lower case without accents, whatever the script; letters such as ø that have no accent to strip become plain ones. */
export const plainLetters = (text: string): string => {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøæłđœıþð]/g, (letter) => STROKES[letter] ?? letter);
};

/** Lower-case words of letters and digits (any script) with single blanks between. */
export const foldWords = (text: string): string =>
  FOLDED.test(text)
    ? text
    : plainLetters(text)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
