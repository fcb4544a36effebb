import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../../test/support/found-in.ts';

const names = (text: string): readonly string[] => foundIn(text, 'person_name');

describe('two names joined by &', () => {
  it.each([
    ['Dr. Patel & Dr. Novak examined Mrs. Ruiz.', ['Patel', 'Novak', 'Ruiz']],
    ['Mr. Hughes & Mrs. Kowalski signed.', ['Hughes', 'Kowalski']],
    ['Dear Mr. Hughes & Ms. Kowalski,', ['Hughes', 'Kowalski']],
    ['Mr. Hughes & Kowalski called.', ['Hughes', 'Kowalski']],
    ['Drs. Hughes & Kowalski saw the patient.', ['Hughes', 'Kowalski']],
  ])('are people behind a title: %s', (text, people) => {
    expect(names(text)).toEqual(people);
  });
  it.each([
    ['Attendees: Ramirez & Okafor', ['Ramirez', 'Okafor']],
    ['Parents: Muller & Schmidt', ['Muller', 'Schmidt']],
    ['From: Hughes & Kowalski', ['Hughes', 'Kowalski']],
    ['cc: Hale & Vega', ['Hale', 'Vega']],
    ['Tenants: Hughes & Kowalski', ['Hughes', 'Kowalski']],
    ['TENANTS: HUGHES & KOWALSKI', ['HUGHES', 'KOWALSKI']],
    ['Guest list: Ramirez & Okafor, Patel & Novak, table 4.', ['Ramirez', 'Okafor', 'Patel', 'Novak']],
    ['Attendees:\n- Ramirez & Okafor\n- Novak & Patel\n', ['Ramirez', 'Okafor', 'Novak', 'Patel']],
    ['Attendees:\nRamirez & Okafor\nLindqvist & Patel\n', ['Ramirez', 'Okafor', 'Lindqvist', 'Patel']],
  ])('are people where a label asks for them: %j', (text, people) => {
    expect(names(text)).toEqual(people);
  });
  it.each([
    ['Ruiz & Vega are divorced.', ['Ruiz', 'Vega']],
    ['Kowalski & Hughes signed the lease.', ['Kowalski', 'Hughes']],
    ['Anna & Ben are here with their mother.', ['Anna', 'Ben']],
    ['John & Mary Kowalski came to see us.', ['John', 'Mary Kowalski']],
  ])('are people where they are named or do as two people are and do: %s', (text, people) => {
    expect(names(text)).toEqual(people);
  });
  it.each([
    'We hired Kirkland & Ellis for it.',
    'She works at Hughes & Kowalski.',
    'Employer: Hughes & Kowalski',
    'Attorney: Hughes & Kowalski LLP',
    'TENANTS: HUGHES & KOWALSKI LLP',
  ])('are a firm elsewhere: %s', (text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('a list of people', () => {
  it('has a family name in each of its lines', () => {
    expect(names('Attendees:\n- Ramirez\n- Novak\n- Patel\n')).toEqual(['Ramirez', 'Novak', 'Patel']);
  });
});
