import type { VocabularyName } from '../vocabulary.ts';

/** DuckDB's definitions of the shared vocabulary. */
export const DUCKDB_VOCABULARY: Readonly<Record<VocabularyName, string>> = {
  fold: "create macro fold(t) as nullif(trim(regexp_replace(lower(strip_accents(t)), '[^a-z0-9]+', ' ', 'g')), '')",
  letters: "create macro letters(t) as nullif(regexp_replace(lower(strip_accents(t)), '[^a-z]+', '', 'g'), '')",
  // Trimming reads every sign as one of Unicode; most cells are plain text that neither begins nor ends with a blank.
  trimmed:
    "create macro trimmed(t) as case when t >= '!' and t < chr(127) and t not like '% ' and strlen(t) = length(t) then t else trim(t) end",
  digits: "create macro digits(t) as nullif(regexp_replace(t, '[^0-9]+', '', 'g'), '')",
  matches: 'create macro matches(t, p) as regexp_matches(t, p)',
  replace_all: "create macro replace_all(t, p, r) as regexp_replace(t, p, r, 'g')",
  first_match: "create macro first_match(t, p) as nullif(regexp_extract(t, p, 1), '')",
  key64: `create macro key64(t) as cast(hash(t) >> 1 as bigint), (a, b) as cast(hash(a, b) >> 1 as bigint),
    (a, b, c) as cast(hash(a, b, c) >> 1 as bigint), (a, b, c, d) as cast(hash(a, b, c, d) >> 1 as bigint)`,
  hash60: "create macro hash60(t) as cast('0x' || substr(sha256(t), 1, 15) as bigint)",
  hmac: 'create macro hmac(t, i, o) as sha256(unhex(o) || unhex(sha256(unhex(i) || encode(t))))',
  distance: 'create macro distance(a, b) as cast(levenshtein(a, b) as integer)',
  changed_signs:
    'create macro changed_signs(a, b) as case when strlen(a) = strlen(b) then cast(hamming(a, b) as integer) end',
  similarity: 'create macro similarity(a, b) as cast(floor(jaro_winkler_similarity(a, b) * 1000000) as integer)',
  common_prefix:
    'create macro common_prefix(a, b, n) as case when length(a) >= n and length(b) >= n and left(a, n) = left(b, n) then 1 else 0 end',
};
