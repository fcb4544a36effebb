import { wordList } from '../columns/data-files.ts';
import { foldWords } from '../columns/fold.ts';
import type { Span } from './span.ts';

const streets = wordList('street_words');
const countries = wordList('countries');
const STREET_END =
  /.(?:strasse|straße|str|weg|gasse|platz|allee|straat|laan|plein|gracht|gatan|gata|vägen|vej|vegur|braut|stræde|gade|gate|veien|vei|katu|tie|polku|kuja|utca)\.?$/iu;
/** Kinds of street that stand before the name, and those that stand behind it as a word of their own. */
const KIND =
  /^(?:rue|via|calle|avda|avenida|rua|ul|ulica|ulice|cesta|piazza|viale|plaza|paseo|camino|chemin|place|boulevard|tér|útja|út|utca|tee|gate|c\/)\.?$/iu;

const WORDS = "[\\p{L}\\d][\\p{L}\\d.'’-]{0,30}";
const HOUSE = new RegExp(`(?:\\d{1,6}[A-Za-z]?(?:[-/]\\d{1,4})?,?[ ]{1,2}(?:${WORDS}[ ]){0,4}${WORDS})`, 'gu');
const AFTER = new RegExp(`\\p{Lu}${WORDS}(?:[ ]${WORDS}){0,3}[ ]\\d{1,5}[A-Za-z]?`, 'gu');
const BOX =
  /(?:P\.?[ ]?O\.?[ ]?Box|HC[ ]\d{1,3}[ ]Box|RR[ ]?\d{1,3},?[ ]Box|PSC[ ]\d{1,5},?[ ]Box|Postfach|Apartado)[ ]#?\d{1,6}/giu;
/** What may follow a street over commas and line ends: unit, town, region, code, country. */
const REST =
  /^(?:[ ]{0,2}(?:,[ ]?\n?|\n)[ ,]{0,3}|[ ](?=(?:Apt|Suite|Ste|Unit|#)))(?:(?:Apt|Apartment|Suite|Ste|Unit|Floor|#)\.?[ ]?#?[\dA-Z]{1,6}|\p{Lu}[\p{L}.'’-]{1,24}(?:[ ]\p{Lu}[\p{L}.'’-]{0,24}){0,3}(?:[ ]{1,2}[\dA-Z]{1,5}[ -]?\d[\dA-Z]{1,4})?|[A-Z]{0,2}[- ]?\d{4,6}(?:-\d{4})?(?:[ ]\p{Lu}[\p{L}'’-]{1,24}){0,3})/u;

const wordsOf = (text: string): readonly string[] => text.split(/[ ,]+/).filter((word) => word !== '');

/** Where the street ends in the words after a house number: behind its kind ("Street", "Koskikatu" with a number). */
const streetEnd = (text: string): number => {
  let end = 0;
  for (const word of text.matchAll(/[^ ,]+/gu)) {
    if (word.index === 0) continue;
    const known = foldWords(word[0]);
    if (
      known.length > 1 &&
      word.index > 0 &&
      (streets.has(known) || STREET_END.test(word[0])) &&
      /^\p{Lu}/u.test(word[0])
    )
      end = word.index + word[0].replace(/[.,]$/, '').length;
  }
  return end;
};

const UNIT = /(?:Apt|Apartment|Suite|Ste|Unit|Floor|#)\.?[ ]?#?[\dA-Z]{1,6}$/u;

interface Tail {
  readonly end: number;
  readonly parts: number;
  readonly unit: boolean;
  readonly code: boolean;
}

/** Units, town, region and code behind a street; a code ends the address, but for the country's name. */
const tailOf = (text: string, from: number): Tail => {
  let tail: Tail = { end: from, parts: 0, unit: false, code: false };
  while (tail.parts < 6) {
    const part = REST.exec(text.slice(tail.end, tail.end + 160))?.[0];
    if (part === undefined) break;
    const name = foldWords(part);
    if (tail.code && !countries.has(name)) break;
    const unit = UNIT.test(part);
    const code = tail.code || (!unit && /\d[\dA-Z]*$/.test(part));
    tail = { end: tail.end + part.length, parts: tail.parts + 1, unit: tail.unit || unit, code };
  }
  return tail;
};

const spanOf = (start: number, { end, parts }: Tail): Span => {
  const whole = { element: 'postal_address', state: 'clear', detector: 'address-grammar' } as const;
  return { ...whole, start, end, confidence: parts > 0 ? 0.93 : 0.78, why: `street, ${parts} parts` };
};

/** A number and capitalised words without a kind of street are one where a unit, or a town with its code, follows. */
const plainStreet = (text: string, start: number, house: string): Span | undefined => {
  const capital = /^\d{1,6}[A-Za-z]?,?(?:[ ]{1,2}\p{Lu}[\p{L}.'’-]{0,30}){1,4}(?:[ ]\d{1,4})?/u.exec(house)?.[0];
  if (!capital) return undefined;
  const words = capital.replace(/[ ](?:Apt|Apartment|Suite|Ste|Unit)\b.*$/, '');
  const tail = tailOf(text, start + words.length);
  return tail.unit || (tail.parts > 1 && tail.code) ? spanOf(start, tail) : undefined;
};

const isKind = (word: string): boolean => STREET_END.test(word) || KIND.test(word);

/** Whole postal addresses: a street with its number, or a box, and what follows it over lines. */
export const findAddresses = (text: string): readonly Span[] => {
  const spans: Span[] = [];
  for (const found of text.matchAll(HOUSE)) {
    if (/[\p{L}\d.$€£/-]/u.test(text[found.index - 1] ?? ' ')) continue;
    const end = streetEnd(found[0]);
    const before =
      /^\d{1,6}[A-Za-z]?,?[ ](?:rue|rua|via|calle|avenida|chemin|place|boulevard)[ ](?:(?:de|du|des|la|le|del|da|do)[ ]){0,2}\p{Lu}[\p{L}'’-]{1,30}/iu.exec(
        found[0],
      );
    const street = Math.max(end, before?.[0].length ?? 0);
    const span =
      street > 0 ? spanOf(found.index, tailOf(text, found.index + street)) : plainStreet(text, found.index, found[0]);
    if (span) spans.push(span);
  }
  for (const found of text.matchAll(AFTER)) {
    if (wordsOf(found[0]).slice(0, -1).some(isKind))
      spans.push(spanOf(found.index, tailOf(text, found.index + found[0].length)));
  }
  for (const found of text.matchAll(BOX)) spans.push(spanOf(found.index, tailOf(text, found.index + found[0].length)));
  return spans;
};
