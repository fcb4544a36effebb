import { SENTENCE, type Tier } from '../scene.ts';

/** "The plate 8JLK402, registered to Ann Lee", "acct 03-0181 which is Ann Lee", "915-555-0102  user: Ann Lee": whose it is, told behind it. */
const BELONGS =
  /^(?![^.!?\n]{0,48}(?<!\p{L})(?:and|but|y|und|et)(?!\p{L}))[^.!?\n]{0,48}(?:belong(?:s|ed|ing) to|registered (?:to|in the name of)|in the name of|owned by|issued to|assigned to) (?:(?:mr|mrs|ms|dr)\.? )?$|^,? (?:which|that) (?:is|was) (?:(?:mr|mrs|ms|dr)\.? )?$|^ {1,8}(?:user|used by|assigned to|holder|owner) ?: {0,4}$/iu;

/** "Which is Ann's sister's" is not Ann's. */
const OF_OTHER = /^['’]s \p{L}/u;

export const byBelonging: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  const isOwn = near && near.start - span.end < SENTENCE && BELONGS.test(text.slice(span.end, near.start));
  return isOwn && !OF_OTHER.test(text.slice(near.end, near.end + 12)) ? [near.person] : [];
};

/** "Line 2 555-0176 (Kenechi)": whom the bracket right behind a value names and nobody else. */
export const byNameBehind: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  const isIn = near !== undefined && near.start - span.end <= 3 && /^ {0,2}\($/.test(text.slice(span.end, near.start));
  return isIn && /^(?:['’]s)?[),;]/.test(text.slice(near.end, near.end + 3)) ? [near.person] : [];
};
