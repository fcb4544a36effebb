import { describe, expect, it } from 'vitest';
import { classifyColumns } from '../classify-columns.ts';
import { titleOf } from './table-title.ts';

const NUMBERS = Array.from({ length: 40 }, (_, n) => String(219_091_001 + 37 * n));
const CODES = Array.from({ length: 40 }, (_, n) => `E${10_331 + 71 * ((n * 17) % 40)}`);

const roleIn = (family: string, name: string | null, cells: readonly string[]): string | undefined =>
  classifyColumns([name], [cells], [], titleOf(family))[0]?.role;

const sureIn = (family: string): number => classifyColumns([null], [NUMBERS], [], titleOf(family))[0]?.confidence ?? 0;

describe("a table's name", () => {
  it.each(['ssn_list.csv', 'a/b/SSNs (final).txt', 'dump.sql!/ssn', 'book.xlsx!/SSN list'])(
    'makes numbers without a header surer: %s',
    (family) => {
      expect(roleIn(family, null, NUMBERS)).toBe('ssn');
      expect(sureIn(family)).toBeGreaterThan(sureIn('report.csv') + 0.2);
    },
  );

  it('is not believed against what the cells are', () => {
    expect(roleIn('ssn_list.csv', null, ['Dover', 'Lewes', 'Milford', 'Smyrna', 'Newark'])).not.toBe('ssn');
  });

  it.each([
    ['hr.xlsx!/Employees', 'employee_id'],
    ['dump.sql!/empleados', 'employee_id'],
    ['School 2024.xlsx!/Students', 'student_id'],
    ['hr.xlsx!/Products', 'record_id'],
    ['employees.xlsx!/Sheet1', 'employee_id'],
  ])('says whose number a lone id is: %s', (family, role) => {
    expect(roleIn(family, 'ID', CODES)).toBe(role);
  });

  it('makes no number of a person of numbers of rows', () => {
    const rows = Array.from({ length: 40 }, (_, n) => String(n + 1));
    expect(roleIn('hr.xlsx!/Employees', 'ID', rows)).toBe('record_id');
  });

  it('does not bear on other headers', () => {
    expect(roleIn('ssn_list.csv', 'invoice', NUMBERS)).not.toBe('ssn');
  });
});
