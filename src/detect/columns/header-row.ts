import { VALUE_TESTS } from './content-tests.ts';
import { readHeader } from './header-words.ts';

const VALUE_FORMS = ['date', 'email', 'phone_written', 'ssn_written', 'ip', 'url', 'amount', 'card'] as const;

const isValue = (cell: string): boolean =>
  /^[-+]?\d[\d.,\s-]*$/.test(cell) || VALUE_FORMS.some((name) => VALUE_TESTS[name]?.(cell) === true);

/** Whether the first row names columns: no values in it, its words known or unlike what stands below. */
export const looksLikeHeader = (rows: readonly (readonly string[])[]): boolean => {
  const [first = [], ...rest] = rows;
  const cells = first.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (
    filled.length === 0 ||
    filled.some((cell) => cell.length > 80) ||
    filled.filter(isValue).length > 0.2 * filled.length
  )
    return false;
  if (new Set(filled).size < 0.8 * filled.length) return false;
  const known = filled.filter((cell) => Math.max(0, ...readHeader(cell).scores.values()) >= 2.5).length;
  if (known >= Math.max(1, 0.3 * filled.length)) return true;
  // Values below where no value stands above: numbers or dates under words.
  const under = cells.filter(
    (_, n) => rest.length > 0 && rest.filter((row) => isValue(row[n]?.trim() ?? '')).length > 0.6 * rest.length,
  );
  const repeats = cells.some((cell, n) => rest.some((row) => row[n]?.trim() === cell && cell !== ''));
  return under.length >= 1 && !repeats;
};
