/** A full stop behind a whole word. */
const SENTENCE_END = /(?:[\p{L}\d)]{4}|\/\d{1,4}|\s(?:him|her|them|it|me|us))[.!]\s{1,3}/gu;

/** Where sentences of some words end, each behind its full stop. */
export const sentenceEnds = (words: string): readonly number[] =>
  words.includes('. ') || words.includes('! ') || words.includes('.\n')
    ? [...words.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length)
    : [];

/** The words of a label since the last sentence ended: who was named in that one is not whose the value is. */
export const lastSentence = (label: string): string => label.slice(sentenceEnds(label).at(-1) ?? 0);

/** "My date of birth, since your form asks for it, is", ", who carried his brother,": said by the way. */
const BY_THE_WAY =
  /, (?:since|as|because|which|who|whose|where|when|if|although|though|as per|per) [^,.:\n]{3,70},(?= )/giu;

/** Words without what is said by the way between commas: it says nothing of whose a value is. */
export const withoutAsides = (words: string): string => (words.includes(', ') ? words.replace(BY_THE_WAY, ' ') : words);

/** Abbreviations whose full stop ends nothing, as a look behind: "passport No. C4418827", "Mr. Lee". */
const SHORT = String.raw`(?<!\b(?:[Mm]rs?|[Mm]s|[Dd]r|St|[SJ]r|Fr|Rev|Prof|[Nn]os?|[Nn]r|[Nn]um|Acct|acct|Lic|lic|Tel|tel|Ph|ph|Ref|ref|Pol|Ext|ext|Apt|vs|approx|Hr|Fr|Sra?|Dña|Mme|[Bb]zw|geb|ca))`;

/** A full stop or another sign behind which a sentence begins, or a line end. */
export const SENTENCE_BREAK = new RegExp(`${SHORT}[.!?]["')]?\\s+\\p{Lu}|\\n`, 'u');

/** What ends what is said: a full stop, a semicolon, a line end. */
export const ENDS = new RegExp(`${SHORT}[.!?;]\\s|\\n`);
