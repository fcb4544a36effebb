/** Verbs of one person: "Sie hat" is she, "Sie haben" is you. */
const OF_ONE = '(?:ist|hat|war|hatte|wohnt|lebt|leidet|nimmt|arbeitet|heißt|bekommt|braucht|wurde|kam|kommt|bezieht)';

const RULES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<!\\p{L})[sS]ie(?= ${OF_ONE}(?!\\p{L}))`, 'gu'), 'she'],
  [new RegExp(`(?<=(?<!\\p{L})${OF_ONE}) sie(?!\\p{L})`, 'gu'), ' she'],
  // A capital within a sentence is polite, and a small letter never is.
  [/(?<=[\p{L}\d,;)"“] )Ihr(?:e[nmrs]?)?(?!\p{L})/gu, 'your'],
  [/(?<=[\p{L}\d,;)"“] )(?:Sie|Ihnen)(?!\p{L})/gu, 'you'],
  [/(?<!\p{L})ihr(?:e[nmrs]?)?(?= \p{Lu})/gu, 'her'],
];

const MAY_BE_GERMAN = /(?<!\p{L})(?:sie|ihr|Sie|Ihr|ihre|Ihre|Ihnen|ihren|Ihren|ihrem|Ihrem|ihrer|Ihrer)(?!\p{L})/u;

/** Words with the pronouns of German that mean several by their first letter or their verb, as English has them. */
export const withoutPolite = (words: string): string =>
  MAY_BE_GERMAN.test(words) ? RULES.reduce((all, [pattern, meant]) => all.replace(pattern, meant), words) : words;

/** "Ihre Nummer lautet": at the head of a sentence it is yours or hers. */
const AMBIGUOUS = /(?:^|[.!?:\n]\s{0,3})Ihre?[nmrs]? \p{Lu}[^.!?\n]*$/u;

export const isYoursOrHers = (label: string): boolean => AMBIGUOUS.test(label);
