/**
 * Forms of licence numbers: US states and territories (AAMVA's public list), Canadian provinces, Great Britain,
 * Australia, Germany. Numbers that differ in separators only are one.
 */
const FORMS: readonly RegExp[] = [
  /^\d{7,9}$/,
  // Maine, Vermont.
  /^\d{7}[A-Z]$/,
  /^[A-Z]\d{3,14}$/,
  /^[A-Z]{2}\d{2,7}$/,
  /^NJ[A-Z]\d{14}$/,
  /^[A-Z]\d{8}$/,
  /^\d{10,14}$/,
  /^[A-Z]{3}\d{6,8}$/,
  /^\d{2}[A-Z]{3}\d{5,6}$/,
  /^\d{3}[A-Z]{2}\d{4}$/,
  /^[A-Z]{4}\d{8,9}[A-Z]?$/,
  /^\d{8}[A-Z]{1,2}$/,
  /^[A-Z]\d{6}R$/,
  /^[A-Z]{1}\d{5}[A-Z\d]{0,4}$/,
  /^\d{9}[A-Z]$/,
  /^[A-Z][A-Z*]{4,6}[A-Z0-9*]{2}\d{3}[A-Z0-9]{2}$/,
  /^[A-Z]{5}\d{6}[A-Z0-9]{5}$/,
  /^[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z\d]{3}$/,
  /^[A-Z]{2}\d{6}[A-Z]$/,
  /^[A-Z]\d{2}[A-Z\d]{3,8}$/,
  /^\d{2}-\d{3}-\d{4}$/,
  /^[A-Z]\d{9}$/,
  /^[A-Z]{1,2}\d{6,8}[A-Z]?$/,
  /^[A-Z]{1,7}[A-Z\d]{3,11}$/,
];

/** Kansas: letters and digits in turn. */
const IN_TURN = /^[A-Z]\d[A-Z]\d[A-Z]$/;

/** Whether a text that stands beside a word for a licence can be its number: mostly digits, never a plain word. */
export const isLicence = (value: string): boolean => {
  const bare = value.replace(/[\s.-]/g, '').toUpperCase();
  if (bare.length < 5 || bare.length > 18) return false;
  if (IN_TURN.test(bare)) return true;
  const digits = bare.replace(/\D/g, '').length;
  if (digits < 3 || digits * 4 < bare.length) return false;
  return FORMS.some((form) => form.test(bare));
};
