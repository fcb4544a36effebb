/**
 * What stands with a name in one cell and is none of it: by whom mail is taken in, what somebody trades as, for whom they act, that they are
 * dead. The patterns are of what JavaScript and the engine both know.
 */
const ROLES =
  'custodian|trustee|ttee|guardian|conservator|executor|executrix|administrator|administratrix|personal representative|power of attorney|poa|parent|next of kin';
const BEHIND = [
  'c/o\\b',
  'in care of\\b',
  'att?n?[:.]',
  'attention[:]',
  'd/?b/?a\\b',
  'doing business as\\b',
  't/a\\b',
  'trading as\\b',
  'f/?b/?o\\b',
  'for the benefit of\\b',
  '(as )?utma\\b',
  '(as )?ugma\\b',
  `as (${ROLES})\\b`,
  `(${ROLES}) (for|of)\\b`,
  'or (current )?(resident|occupant)\\b',
  'et (al|ux|vir)\\b',
  'and family\\b',
  '& family\\b',
  'a/?k/?a\\b',
  'f/?k/?a\\b',
  'also known as\\b',
  'formerly( known as)?\\b',
].join('|');
/** Words of these that may look like a name of plain words. */
export const WORDS_BESIDE_NAMES: readonly string[] = ['deceased', 'decd', 'attn', 'atn', 'dba', 'aka', 'fka', 'fbo'];
const DEAD = "(deceased|dec'd|decd|verstorben|fallecid[oa]|deceduto|deceduta|overleden)\\b";

/** Somebody's name with more behind it. */
export const MORE_BEHIND_NAME = `(?i)[[:alpha:]][.)]?(([ ]*[,;(–-]|[ ])[ ]*(${BEHIND}|${DEAD})|[ ]*[,;(–-][ ]*(${ROLES})[.)]*$)`;
/** A name that says that its owner is dead. */
export const SAYS_DEAD = `(?i)[[:alpha:]][.)]?([ ]*[,;(–-]|[ ])[ ]*${DEAD}`;

const behind = new RegExp(
  `(?<=[\\p{L}.)])(?:(?:\\s*[,;(–-]|\\s)\\s*(?:${BEHIND}|${DEAD}).*|\\s*[,;(–-]\\s*(?:${ROLES})[.)]*)$`,
  'isu',
);
const FRONT = /^\s*(?:att?n?[:.]|attention:|c\/o\s|in care of\s)\s*/iu;
const COUPLE =
  /^\s*(?:mr|mrs|ms|dr|herr|frau|m|mme|sr|sra)\.?\s*(?:&|and|und|et|y)\s*(?:mr|mrs|ms|dr|herr|frau|m|mme|sr|sra)\.?\s+/iu;
const FORMER =
  /(?:^|[\s(,;])(?:f\/?k\/?a|formerly(?: known as)?)[\s:]+(?:[\p{L}.'’-]+\s+){0,3}?([\p{L}'’-]+)\s*\)?\s*$/iu;

/** The names of a cell without what stands beside them; "Mr. and Mrs." is of two people, and stays. */
export const namesAlone = (cell: string): string => cell.replace(FRONT, '').replace(behind, '');

/** The name alone. What has nothing in front of it stays. */
export const nameAlone = (cell: string): string => namesAlone(cell).replace(COUPLE, '');

/** The family name that somebody had before, where the cell says it. */
export const formerFamily = (cell: string): string | null => FORMER.exec(cell)?.[1] ?? null;
