const CAPITALISED = /(?:^|[ ,./#-])\p{Lu}[\p{L}\p{N}'’.-]*/gu;

/** Words in small letters that names of places do not have. */
const SMALL = /(?:^|[ ,(])\p{Ll}{3,}/gu;

/** Shares of a line that digits may have: more is a number or a row of figures. */
const MOST_DIGITS = 0.6;

const isPlace = (value: string): boolean => {
  const digits = value.replace(/\D/g, '').length;
  const words = value.match(CAPITALISED)?.length ?? 0;
  return (
    digits > 0 &&
    digits <= MOST_DIGITS * value.length &&
    words >= 2 &&
    2 * (value.match(SMALL)?.length ?? 0) <= words &&
    !/\b(?:DOB|SSN|NRIC|TFN|MRN|DNI|NIE|CPF|PAN|Tel|Phone|Cell|Mobile|Fax)\b|[=<>{}@$€£%]|^[^(]*\)|https?|\b\d+\.\d+\.\d+/u.test(
      value,
    )
  );
};

/** Whether what stands behind a label for addresses can be one: capitalised words and a number, in parts. */
export const isAddressLine = (value: string): boolean =>
  isPlace(value) && (value.includes(',') || /\p{L}\.? ?(?:n[.°º]o?\.? ?)?\d{1,5}\b|^[#\d]/u.test(value));

/** A telephone of North America, whose groups are no postal code. */
const TELEPHONE = /\b\d{3}([-. ])\d{3}\1\d{4}\b/;

/** "Moved to 11 Upper Leeson Street in 1962": a year is no postal code. */
const IN_YEAR = /\b(?:in|since|until|till|from|by|of|en|im|seit|depuis|desde|dal|nel) (?:1[89]|20)\d\d\b/g;

/** The same where the label is a verb ("lives at"): with parts and a postal code. */
export const isAddressWithCode = (value: string): boolean =>
  isPlace(value) &&
  !TELEPHONE.test(value) &&
  value.includes(',') &&
  /\b(?:\d{4,6}|\d{5}-\d{3,4}|\d{2,3}[- ]\d{3}|[A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b/.test(
    value.replaceAll(IN_YEAR, ''),
  );
