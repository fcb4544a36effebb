/**
 * First signs that a spreadsheet would take for a formula (OWASP, CSV Injection, with the full-width forms), and apostrophes in front
 * of them: the first is so never the text's own, and who reads the cell again may take it away.
 */
const FORMULA = /^'*[=+@\t\r\n＝＋－＠-]/;

/** A cell of a CSV: in quotes, and with an apostrophe in front where a spreadsheet would calculate it. */
export const csvText = (value: string): string =>
  `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
