/** First signs that a spreadsheet would take for a formula (OWASP, CSV Injection, with the full-width forms). */
const FORMULA = /^[=+@\t\r\n＝＋－＠-]/;

/** A cell of a CSV: in quotes, and with an apostrophe in front where a spreadsheet would calculate it. */
export const csvText = (value: string): string =>
  `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
