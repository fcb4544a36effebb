import type { Span } from '../spans/span.ts';

/** The rest of a question behind a word in it, with its mark, and the dots and blanks up to where its answer may stand. */
const REST = /^[^\n?.:;]{0,100}\?[ \t.…_-]{0,60}/;
/** Signs in which the rest of a question and its answer stand. */
const MOST = 200;

const EMPTY = String.raw`(?:\[ {0,3}\]|\( {0,3}\)|[☐□]|_{1,4})`;
const TICKED = String.raw`(?:\[ ?[xX✓✔*•] ?\]|\( ?[xX✓✔*•●] ?\)|[☒✓✔☑◉⦿]|_{1,3}[xX✓✔]_{0,3})`;
const YES = '(?:yes|y|sí|si|ja|oui)';
const NO = '(?:no|n|nein|non)';
const BETWEEN = String.raw`[ \t]{0,8}[/|]?[ \t]{0,8}`;
const END = String.raw`(?![\p{L}\d])`;

/** "No", but not "No longer"; "N/A" is no answer, and neither is "No [ ] Yes [x]". */
const SAID_NO = new RegExp(
  `^${NO}${END}(?! (?:longer|idea|clue|change|doubt)(?!\\p{L}))(?![ \\t]{0,4}(?:${EMPTY}|[/|]|${YES}${END}))`,
  'iu',
);
/** Both answers stand there: "Yes (x)No", "[ ] Yes [x] No", "Yes ( ) No (x)", "Y / [N]", and those of which none is ticked. */
const CHOSEN_NO = new RegExp(
  `^(?:${EMPTY}?[ \\t]{0,2}${YES}${BETWEEN}${TICKED}[ \\t]{0,2}${NO}${END}(?![ \\t]{0,2}(?:${EMPTY}|${TICKED}))|${YES}[ \\t]{0,2}${EMPTY}${BETWEEN}${NO}[ \\t]{0,2}${TICKED}|${YES}${BETWEEN}[[(]${NO}[\\])])`,
  'iu',
);
const OPEN = new RegExp(
  `^(?:${EMPTY}[ \\t]{0,2}${YES}${BETWEEN}${EMPTY}[ \\t]{0,2}${NO}${END}(?![ \\t]{0,2}${TICKED})|${YES}[ \\t]{0,2}${EMPTY}${BETWEEN}${NO}[ \\t]{0,2}${EMPTY}|${YES}[ \\t]{0,2}/[ \\t]{0,2}${NO}${END}(?![ \\t]{0,4}[:=(–-]))`,
  'iu',
);

/** "Is your asthma getting better?", "has Ann's burglary conviction been expunged?": whoever asks so knows that it is somebody's, whatever the answer. */
const KNOWN =
  /(?:^|[^\p{L}])(?:your|his|her|my|their|our|ihre?|seine?|su|votre|son|sa|\p{L}{2,20}['’]s)(?: [\p{L}\d-]{1,14}){0,2} $/iu;
const MOST_BEFORE = 56;
/** "Do you or your mother have asthma?": this asks whether. */
const WHETHER = /[^\p{L}](?:have|has|had|having|suffer|suffered|from|with|of|for|any|a|an) (?:[\p{L}\d-]{1,14} )?$/iu;

/** Whether a question takes the word at `from` as known of somebody ("is your asthma better?"), so that "no" does not deny it. */
export const isKnown = (text: string, from: number): boolean => {
  const before = text.slice(Math.max(0, from - MOST_BEFORE), from);
  const owner = KNOWN.exec(before)?.[0];
  return owner !== undefined && !WHETHER.test(owner);
};

/**
 * "b. Cancer or tumor?  Yes (X)No", "heart disease, cancer, HIV? [ ] Yes [ ] No": whether the word from `from` to `to` stands in a question of a form that
 * was answered with no, or not at all.
 */
export const isAskedInVain = (text: string, from: number, to: number): boolean => {
  const behind = text.slice(to, to + MOST);
  const rest = REST.exec(behind)?.[0];
  if (rest === undefined) return false;
  const answer = behind.slice(rest.length);
  return (SAID_NO.test(answer) || CHOSEN_NO.test(answer) || OPEN.test(answer)) && !isKnown(text, from);
};

const ASKED: ReadonlySet<string> = new Set(['medical', 'criminal_record']);

/** What was found in a text, without what its questions ask in vain behind a label: "Is the condition pregnancy? [ ] Yes [x] No". */
export const withoutAsked = (text: string, spans: readonly Span[]): readonly Span[] =>
  spans.filter(({ element, start, end }) => !ASKED.has(element) || !isAskedInVain(text, start, end));
