import { describe, expect, it } from 'vitest';
import { bare, classify, rolesOf } from '../../../test/support/column-roles.ts';

const LAST = [
  'ASHWORTH',
  'BRUCE',
  'DUNLEAVY',
  'EASTMAN',
  'GALLAGHER',
  'HATHAWAY',
  'JANKOWSKI',
  'OLSON',
  'PRICE',
  'REYES',
];
const FIRST = ['ANNE', 'CORINNE', 'LEON', 'YOLANDA', 'DARNELL', 'CONSUELO', 'RUFUS', 'IMELDA', 'JUAN', 'RUTH'];

describe('exports of programs', () => {
  it('have bare Social Security numbers beside "LAST FIRST M 03/12/1971" in one column without a header', () => {
    const whole = LAST.map((last, n) => `${last} ${FIRST[n]} A 0${(n % 9) + 1}/1${n}/19${50 + 4 * n}`);
    const bareNumbers = LAST.map((_, n) => `${n % 3}7${n}45677${n}`);
    const states = LAST.map((_, n) => ['ACTIVE', 'TERM', 'LOA'][n % 3] ?? '');
    expect(bare(whole, bareNumbers, states)).toEqual(['full_name', 'ssn', 'other']);
    expect(bare(LAST, bareNumbers)[1]).not.toBe('ssn');
  });

  it('of landlords have codes of tenants beside their names, and charges that are no offences', () => {
    const found = rolesOf({
      Unit: LAST.map((_, n) => `${100 + n}`),
      Resident: LAST.map((_, n) => `t00530${n}1`),
      Name: LAST.map((last, n) => `${FIRST[n]} ${last}`),
      'Market Rent': LAST.map((_, n) => `14${n}0`),
      Charge: LAST.map((_, n) => (n % 2 ? 'rent' : 'pet')),
    });
    expect(found).toMatchObject({ Resident: 'record_id', Name: 'full_name' });
    expect(found['Charge']).not.toBe('criminal_record');
    const docket = rolesOf({
      Defendant: LAST.map((last, n) => `${FIRST[n]} ${last}`),
      Charge: LAST.map((_, n) => (n % 2 ? 'THEFT F5' : 'OVI M1')),
      'Balance Due': LAST.map((_, n) => `1${n}0.00`),
    });
    expect(docket['Charge']).toBe('criminal_record');
  });

  it.each([
    ['Inmate', 'Bond Deposit', LAST.map((_, n) => `${n + 1}00`)],
    ['Tenant', 'Disposition', LAST.map((_, n) => (n % 2 ? 'GUILTY' : 'DISMISSED'))],
  ])('of jails and of who looks tenants up have charges that are offences: %s, %s', (whose, header, cells) => {
    const found = rolesOf({
      [whose]: LAST.map((last, n) => `${FIRST[n]} ${last}`),
      Charge: LAST.map((_, n) => (n % 2 ? 'THEFT F5' : 'OVI M1')),
      [header]: cells,
    });
    expect(found['Charge']).toBe('criminal_record');
  });

  it('name who shares a room or depends on somebody as another person of the row', () => {
    const found = classify({
      'Guest Name': LAST.map((last, n) => `${last},${FIRST[n]} MR`),
      Sharer: LAST.map((last, n) => (n % 2 ? `${last},${FIRST[(n + 3) % 10]} MS` : '')),
      Phone: LAST.map((_, n) => `(614) 555-01${n}4`),
      Dependents: LAST.map((last, n) => `${FIRST[(n + 5) % 10]} ${last} (0${(n % 9) + 1}/12/2012)`),
    });
    expect(found.map(({ role, mention }) => [role, mention])).toEqual([
      ['full_name', 1],
      ['full_name', 2],
      ['phone', 1],
      ['full_name', 3],
    ]);
    expect(found[3]?.parts?.map(({ role }) => role)).toEqual(['full_name', 'date_of_birth']);
  });

  it('have loyalty numbers that are no bank accounts, whatever letters of another header say', () => {
    const found = rolesOf({
      'Loyalty #': LAST.map((_, n) => `6180044${n}71${n}`),
      'Cust Name': LAST.map((last, n) => `${FIRST[n]} ${last}`),
      Ph: LAST.map((_, n) => `614555${n}14${n}`),
      'Last Tran': LAST.map((_, n) => `2023-10-2${n}`),
    });
    expect(found['Loyalty #']).toBe('account_number');
  });

  it('tell patients from subscribers, and their policies are of health', () => {
    const found = classify({
      PT_LAST: LAST,
      PT_FIRST: FIRST,
      SUBS_LAST: LAST,
      SUBS_FIRST: FIRST.map((first, n) => (n % 4 ? first : (FIRST[(n + 1) % 10] ?? ''))),
      'Pol No': LAST.map((_, n) => `YRP88412${n}7${n}`),
    });
    expect(found.map(({ role, mention }) => [role, mention])).toEqual([
      ['family_name', 1],
      ['given_name', 1],
      ['family_name', 2],
      ['given_name', 2],
      ['health_insurance_id', 1],
    ]);
  });

  it('say "P" for passports', () => {
    const found = rolesOf({
      NAME: LAST.map((last, n) => `${last}/${FIRST[n]} MR`),
      DOB: LAST.map((_, n) => `1${n}MAR6${n}`),
      'DOC TYPE': LAST.map(() => 'P'),
      'DOC NO': LAST.map((_, n) => `48812${n}07${n}`),
    });
    expect(found['DOC NO']).toBe('passport');
  });
});
