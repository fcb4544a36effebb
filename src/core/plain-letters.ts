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

/** Lower case without accents, whatever the script; letters such as ø that have no accent to strip become plain ones. */
export const plainLetters = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[ßøæłđœıþð]/g, (letter) => STROKES[letter] ?? letter);
