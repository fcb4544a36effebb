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

/** Lower case without accents, whatever the script; letters such as ø that have no accent to strip become plain ones. */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøæłđœıþð]/g, (letter) => STROKES[letter] ?? letter);

/** Lower-case words of letters and digits (any script) with single blanks between. */
export const foldWords = (text: string): string =>
  plainLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
