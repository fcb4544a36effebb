import { describe, expect, it } from 'vitest';
import { dateOrderOf, readDate } from './value-dates.ts';

describe('a date as people and programs write it', () => {
  it.each([
    ['1967-04-05', 19670405],
    ['19670405', 19670405],
    ['04/05/1967', 19670405],
    ['4/5/67', 19670405],
    ['04051967', 19670405],
    ['April 5, 1967', 19670405],
    ['5 Apr 1967', 19670405],
    ['05-APR-67', 19670405],
    ['5 de abril de 1967', 19670405],
    ['5. März 1967', 19670305],
    ['1967-04-05T00:00:00Z', 19670405],
    ['1967-04-05-08:00', 19670405],
    ['04/05/1967 12:00:00 AM', 19670405],
    ['1967年4月5日', 19670405],
    ['昭和42年4月5日', 19670405],
    ['S42.4.5', 19670405],
    ['平成元年1月8日', 19890108],
    ['令和6年12月1日', 20241201],
    ['民國56年4月5日', 19670405],
    ['１９６７/０４/０５', 19670405],
    ['25/12/1967', 19671225],
  ])('%s', (value, date) => {
    expect(readDate(value, 'mdy')).toBe(date);
  });

  it.each(['1967-02-30', '13/13/1967', '219-09-9999', 'soon', '12345678901', '1967'])('is not %s', (value) => {
    expect(readDate(value, 'mdy')).toBeUndefined();
  });

  it('has day or month first as its column shows', () => {
    expect(dateOrderOf(['03/04/1970', '25/12/1980'])).toBe('dmy');
    expect(dateOrderOf(['03/04/1970', '12/25/1980'])).toBe('mdy');
    expect(dateOrderOf(['03.04.1970'])).toBe('dmy');
    expect(readDate('04/05/1967', 'dmy')).toBe(19670504);
  });
});

describe('dates as numbers', () => {
  it.each([
    ['days of a spreadsheet', ['26006', '19433', '33291'], '26006', 19_710_314],
    ['seconds', ['37756800', '-315619200', '952905600'], '37756800', 19_710_314],
    ['milliseconds', ['37756800000', '-315619200000', '952905600000'], '37756800000', 19_710_314],
    ['two digits of a year in front', ['710314', '560231', '991231', '880730'], '710314', 19_710_314],
    ['two digits of a year behind', ['031471', '123156', '73099'], '31471', 19_710_314],
  ])('are read as %s', (_, column, value, date) => {
    const kept = column.filter((one) => one !== '560231');
    expect(readDate(value, dateOrderOf(kept))).toBe(date);
  });

  it('are no years and no days written whole', () => {
    expect(dateOrderOf(['1971', '1984', '2003'])).toBe('mdy');
    expect(readDate('19710314', dateOrderOf(['19710314', '19840102', '20030405']))).toBe(19_710_314);
  });
});
