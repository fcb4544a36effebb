/** What a step's text may not say, because the engines give it different meanings or not all know it. */
interface Refusal {
  readonly pattern: RegExp;
  readonly instead: string;
}

const call = (names: string): RegExp => new RegExp(`\\b(?:${names})\\s*\\(`, 'i');

const REFUSALS: readonly Refusal[] = [
  { pattern: call('random|rand|uuid|now|current_timestamp|today'), instead: 'pass clock and random values in' },
  { pattern: /\bcurrent_(?:date|time|timestamp)\b/i, instead: 'pass the clock in' },
  {
    pattern: call('jaro_winkler_similarity|levenshtein|damerau_levenshtein|jaccard|hamming|soundex'),
    instead: 'similarity, distance, or a script step',
  },
  {
    pattern: call('strip_accents|regexp_\\w+|sha256|sha2|md5|hash|conv'),
    instead: 'fold, matches, replace_all, hash60',
  },
  {
    pattern: call('list_\\w+|array_\\w+|unnest|explode|arg_max|arg_min|string_split|split'),
    instead: 'max_by, or a script step',
  },
  { pattern: call('exp|ln|log|log2|log10|sqrt|pow|power|sin|cos'), instead: 'no transcendental functions in rows' },
  { pattern: call('strpos|instr'), instead: 'position(a in b)' },
  { pattern: /\b(?:double|float|real)\b/i, instead: 'integers and text only' },
  { pattern: /\bvarchar\b(?!\s*\()/i, instead: 'string' },
  { pattern: /\bexclude\b|\bilike\b|\basof\b|\bpivot\b/i, instead: 'the SQL that all engines share' },
  { pattern: /[^:/]\/\//, instead: 'no integer division by //' },
];

/** Text between quotes is a name or a literal, and comments are prose: neither is looked at. */
const withoutQuoted = (text: string): string => text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*/g, "''");

/**
 * What in a step's text the engines do not share (../docs/decisions/0006), as one sentence; undefined when all is
 * well. A step that passes runs on every engine that defines the vocabulary.
 */
export const dialectFault = (text: string): string | undefined => {
  const plain = withoutQuoted(text);
  for (const { pattern, instead } of REFUSALS) {
    const found = pattern.exec(plain);
    if (found) return `"${found[0].trim()}" is not in the shared dialect; use: ${instead}`;
  }
  return undefined;
};
