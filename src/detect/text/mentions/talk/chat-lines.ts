const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f\u00a0]?[AaPp]\.?[Mm]\.?)?`;
const TIME = String.raw`(?:\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?,? )?${CLOCK}`;
const NAME = String.raw`[\p{L}][\p{L}\p{N} .'_-]{0,24}`;

/** A day and a time as tickets and posts write them behind a name: "Mar 3, 2024 09:11", "2024-05-02 09:14", "Yesterday at 9:40 AM". */
const DAY = String.raw`(?:\p{L}{3,9}\.?,? )?(?:\d{1,4}(?:st|nd|rd|th)?[.]?[ /-]?(?:\p{L}{3,9}\.?[ /-]?|\d{1,2}[/-])?(?:,? ?\d{2,4})?)?(?:,? at|,| um|,? à|,? a las)? ?`;

/**
 * The head of a line of dialogue: a time, who speaks, a colon, in the order of either program ("[10:02] Ann:", "Ann [10:02]:",
 * "<ann>", "[Agent Ann]", "<v Ann>" of subtitles); or who speaks and a time ("Ann · Mar 3, 2024 09:11"), and the words on the next line.
 */
const LINE = new RegExp(
  `(?:^|\\n)[> \u200e]{0,4}(?:[[(]?${TIME}[\\])]?[ –-]{0,3})?(?:(@?${NAME}(?: ?\\([^()\\n]{1,24}\\))?|\\+?[\\d(][\\d ().-]{6,18})(?: ?[[(]${TIME}[\\])]| ${CLOCK})?:[ \\t]|<(?:(${NAME})>[ \\t]|v(?:\\.[\\w.]{1,16})? (${NAME})>)|\\[(${NAME}|\\+?[\\d(][\\d ().-]{6,18})\\][ \\t]|(${NAME}?(?: \\([^()\\n]{1,24}\\))?)[ \\t]{1,4}(?:[[(]?${TIME}[\\])]?|[·•|,–—-][ \\t]{1,2}${DAY}${CLOCK})[ \\t]*\\n)`,
  'gu',
);

/** Words in front of a name by which somebody says that it is theirs, in a line of their own. */
export const SELF =
  /^(?:(?:yes|sure|ok|okay)[,!.]? )?$|^(?:(?:hi|hello|hey|yes|sure|ok|okay|hola)[,!.]? )?(?:(?:my name is|my name's|name is|name:|i am|i'm|im|this is|its|it's|call me|me llamo|soy|mi nombre es) )(?:(?:mr|mrs|ms|dr)\.? )?$|^(?:(?:i am|i'm|this is) )?(?:his|her|their) [\p{L}-]{3,14},? $/iu;

/** A line of dialogue and who speaks, in lower case. */
export interface Line {
  readonly start: number;
  /** Where the words begin. */
  readonly words: number;
  readonly speaker: string;
}

/** Nobody: heads of a mail and fields of its signature. */
const NO_SPEAKER =
  /^(?:from|to|cc|bcc|sent|subject|date|re|attachments?|von|an|gesendet|betreff|datum|de|à|para|objet|asunto|assunto|enviado|enviada|envoyé|van|aan|onderwerp|da|oggetto|inviato|ref|reference|tel|phone|cell|mobile|email|e-mail|fax|info|warn|warning|error|debug|trace|fatal|notice|critical|ok|x|main|init)$/;

/** The lines of a dialogue. */
export const linesOf = (text: string): readonly Line[] =>
  [...text.matchAll(LINE)]
    .map((found) => ({
      start: found.index,
      words: found.index + found[0].length,
      speaker: (found.slice(1).find((speaker) => speaker !== undefined) ?? '').trim().toLowerCase(),
    }))
    .filter(({ speaker }) => !NO_SPEAKER.test(speaker));

/** The place of the last of a sorted list that stands no further on than an offset; -1 where none does. */
export const lastUpTo = <One>(sorted: readonly One[], at: number, offsetOf: (one: One) => number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && offsetOf(one) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** The place of the line whose words hold an offset; -1 before the first. */
export const lineAt = (lines: readonly Line[], at: number): number => lastUpTo(lines, at, ({ words }) => words);
