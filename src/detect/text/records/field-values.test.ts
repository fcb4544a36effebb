import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { isOfRole, isSureName } from './field-values.ts';
import { saysNothing } from './no-answer.ts';

describe('a field without an answer', () => {
  it.each([
    ...[
      'N/A',
      'none',
      'Unknown',
      'Not stated',
      'Prefer not to say',
      'declined',
      'Declined to answer',
      'refused',
      'Other',
    ],
    ...[
      'keine Angabe',
      'ohne',
      'No consta',
      'non renseigné',
      'TBD',
      'TBD1',
      'select one',
      'See Attached',
      'Will Follow',
    ],
    ...['pending', 'Same', 'same as above', 'Self', 'required', '---', 'N/A 2021', 'unknown, see chart'],
  ])('says nothing: %s', (value) => {
    expect(saysNothing(value)).toBe(true);
    for (const role of ['religion', 'race_or_ethnicity', 'maiden_name', 'username', 'health_insurance_id'] as const)
      expect(isOfRole(role, value, 'Sexual orientation')).toBe(false);
  });

  it.each(['N. A. Keller', 'Will Pendleton', 'See Yang', 'Nada Petrova', 'Not Hispanic or Latino', 'XK 330 771'])(
    'is none that begins alike: %s',
    (value) => {
      expect(saysNothing(value)).toBe(false);
    },
  );
});

describe('fields whose names are of other things, too', () => {
  const holds = (role: ColumnRole, value: string, name: string): boolean => isOfRole(role, value, name);

  it('are told by the words that stand in them', () => {
    expect(holds('religion', 'islamisch', 'Konfession')).toBe(true);
    expect(holds('religion', 'Evangelical Church of the Valley', 'church')).toBe(true);
    expect(holds('religion', 'open on Sundays', 'church')).toBe(false);
    expect(holds('race_or_ethnicity', 'White and Black Caribbean', 'race')).toBe(true);
    expect(holds('race_or_ethnicity', 'Not Hispanic or Latino', 'Ethnicity')).toBe(true);
    expect(holds('race_or_ethnicity', 'Boston Marathon', 'Race')).toBe(false);
    expect(holds('sexual_orientation', 'bisexual', 'orientation')).toBe(true);
    expect(holds('sexual_orientation', 'portrait', 'orientation')).toBe(false);
    expect(holds('sexual_orientation', 'landscape', 'device_orientation')).toBe(false);
    expect(holds('union_membership', 'SEIU Local 721', 'sindicato')).toBe(true);
  });

  it('or by a name of two words, which leaves no doubt', () => {
    expect(holds('religion', 'Path of the Valley', 'Religious affiliation')).toBe(true);
    expect(holds('sexual_orientation', 'Aromantic', 'patient.sexualOrientation')).toBe(true);
    expect(holds('sexual_orientation', 'portrait', 'orientation cd')).toBe(false);
    expect(holds('alpr', 'v10234', 'License plate')).toBe(true);
  });

  it('such as a tag, that is a plate where it looks like one', () => {
    expect(holds('alpr', '8ABC123', 'tag')).toBe(true);
    expect(holds('alpr', 'B-MW 1234', 'plate')).toBe(true);
    expect(holds('alpr', 'v10234', 'tag')).toBe(false);
  });

  it('such as "first" and "last", that are sure where what stands there is a common name', () => {
    expect(isSureName('given_name', 'first', 'Olga')).toBe(true);
    expect(isSureName('given_name', 'first', 'Alpha')).toBe(false);
    expect(isSureName('family_name', 'last', 'Omega')).toBe(false);
    expect(isSureName('family_name', 'last_name', 'Omega')).toBe(true);
  });
});
