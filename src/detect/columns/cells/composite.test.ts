import { describe, expect, it } from 'vitest';
import { readHeader } from '../headers/read-header.ts';
import { cellParts, compositeParts, partOf } from './composite.ts';

const rolesOf = (header: string | null, cells: readonly string[]) =>
  compositeParts(readHeader(header), cells)?.parts.map(({ role }) => role);

const NAMES = ['SMITH MARY', 'JOHNSON ROBERT', 'BROWN LINDA', 'DAVIS MICHAEL', 'MILLER SUSAN', 'WILSON DAVID'];

describe('a column whose cells hold several values', () => {
  it('is a name and a birth date where the dates spread as births do', () => {
    const cells = NAMES.map((name, n) => `${name} 03/1${n}/19${50 + n * 8}`);
    expect(rolesOf('PATIENT', cells)).toEqual(['full_name', 'date_of_birth']);
    expect(
      rolesOf(
        'VISIT',
        NAMES.map((name, n) => `${name} 03/1${n}/2024`),
      ),
    ).toBeUndefined();
  });

  it.each([
    ['City, ST ZIP', ['Spokane, WA 99204', 'Akron OH 44333', 'Plano, TX 75001'], ['city', 'region', 'postal_code']],
    [
      'CSZ',
      ['El Paso TX 79902', 'Charleston, West Virginia 25301', 'Newark NJ 7102'],
      ['city', 'region', 'postal_code'],
    ],
    ['Kod i miejscowość', ['80-001 Gdańsk', '30-002 Kraków', '00-950 Warszawa'], ['postal_code', 'city']],
    ['PLZ Ort', ['50667 Köln', '04109 Leipzig', '80331 München'], ['postal_code', 'city']],
    ['E-mail or phone', ['a.b@example.com', '(509) 555-0101', 'c@example.org', '(509) 555-0102'], ['email', 'phone']],
    [
      'MRN/SSN',
      ['MRN 1234567 / SSN 219-47-1032', 'MRN 1234568', 'MRN 1234569 / SSN 220-47-1032'],
      ['medical_record_number', 'ssn'],
    ],
  ])('is what is told in it: %s', (header, cells, roles) => {
    expect(rolesOf(header, cells)?.sort()).toEqual([...roles].sort());
  });

  it.each([
    ['whole addresses', NAMES.map((_, n) => `${n + 12} Oak St, Spokane, WA 99204`)],
    ['houses and streets', NAMES.map((_, n) => `${n + 1200} Cedar St`)],
    ['names alone', NAMES],
    ['codes', NAMES.map((_, n) => `AB-${n}1234`)],
    ['sentences', NAMES.map((name) => `Spoke with ${name} on 03/12/2024 about the bill`)],
    ['a text of a megabyte', ['a1 '.repeat(400_000), 'b', 'c']],
  ])('is not made of %s', (_, cells) => {
    expect(rolesOf('x', cells)).toBeUndefined();
  });

  it('has the whole town before its state, and a ZIP code with the zeros that a spreadsheet took', () => {
    const parts = cellParts('Salt Lake City UT 84101', 'mdy')?.map(({ value }) => value);
    expect(parts).toEqual(['Salt Lake City', 'UT', '84101']);
    expect(partOf('Newark NJ 7102', 'postal_code', 'mdy')).toBe('07102');
    expect(partOf('Newark OH 7102', 'postal_code', 'mdy')).toBeUndefined();
  });

  it('gives the part that is asked for', () => {
    const cell = 'Smith, Mary (03/04/1960)';
    expect(partOf(cell, 'full_name', 'mdy')).toBe('Smith, Mary');
    expect(partOf(cell, 'date_of_birth', 'mdy')).toBe('03/04/1960');
    expect(cellParts('call after five', 'mdy')?.map(({ role }) => role)).not.toContain('phone');
  });

  it.each([
    'P/USA/720880012/USA/01AUG47/F/20OCT29/JORGENSEN/CARMELA',
    'SSR DOCS DL HK1/P/USA/720880012/USA/01AUG47/F/20OCT29/JORGENSEN/CARMELA',
  ])('has the passport, the birth date and the name that a reservation sends to the border: %s', (cell) => {
    expect(partOf(cell, 'passport', 'mdy')).toBe('720880012');
    expect(partOf(cell, 'date_of_birth', 'mdy')).toBe('01AUG47');
    expect(partOf(cell, 'full_name', 'mdy')).toBe('CARMELA JORGENSEN');
    expect(partOf(cell.replace('P/USA', 'I/USA'), 'passport', 'mdy')).toBeUndefined();
  });
});
