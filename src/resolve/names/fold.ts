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

/** Lower-case words of letters and digits of any script, accents stripped, apostrophes closed up ("O'Brien" is one word). */
export const nameWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøæłđœıþð]/g, (letter) => STROKES[letter] ?? letter)
    .replace(/['’`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
