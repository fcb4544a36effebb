import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../test/support/found-in.ts';

describe('whose number a policy, a contract and a number behind a name is', () => {
  it.each([
    [
      'account_number',
      'Insurance agent for the car of Mrs. Ruiz. Her coverage: policy 048 2217-C14-48',
      ['048 2217-C14-48'],
    ],
    ['health_insurance_id', 'Dental and medical plan of Mrs. Ruiz: contract no. 88204471', ['88204471']],
    ['employee_id', 'Her dental plan is paid from wages, employee no. 20885', ['20885']],
    ['employee_id', 'Payroll: Kayla Moreau, #B-4417, and (Thanh Tran, 0039027)', ['B-4417', '0039027']],
    ['employee_id', 'Reported by Kayla Moreau (#44170), bug in bugzilla, patch from upstream; payroll', []],
    ['financial_account', 'Her IRA 6NW-112903; his Roth 4PL-88204-1, she says', ['6NW-112903', '4PL-88204-1']],
    ['financial_account', 'Paid to her bank by EFT trace 0911447238', []],
    ['order_number', 'She asks about her order (PN 13522874) and the Rx 801-555-0190', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a day of birth without a word of birth', () => {
  it.each([
    [
      'of a year long before those of the text',
      'Mary, my son is Oskar Lindholm, 4/27/2007, and he was seen on 2/2/2024',
      ['4/27/2007'],
    ],
    ['but not of one of its own time', 'Sent by Oskar Lindholm 10/23/2001 and again in 2002', []],
    ['in a cell of its own', 'Pt: Samuel Eldridge   Rm 214B   MRN 2284107   10/12/1937\nseen 2023', ['10/12/1937']],
    ['in front of a relation', 'Tenant: Mary Monroe\nZoe Monroe    2/4/2014    daughter\n', ['2/4/2014']],
    ['of a child', 'The patient is her son Tully Woodhouse, 2016-08-27, seen in 2024', ['2016-08-27']],
    ['where it was asked for', 'Mary, they need your dob + phone. I have 11/03/1984, right?', ['11/03/1984']],
    [
      'in the lines of a deposition',
      ' 9   Q.  And your date of birth, Mr. Lee?\n10   A.  August 30, 1976.\n',
      ['August 30, 1976'],
    ],
  ])('%s', (_, text, values) => {
    expect(foundIn(text, 'date_of_birth')).toEqual(values);
  });
});

describe('a password told in a sentence', () => {
  it.each([
    ['They all use one password, taped on her monitor: `Molar#9420`', ['Molar#9420']],
    ['Mary tried her old password Tulip#2022 again', ['Tulip#2022']],
    ['Her password changes in 12/2022, she says', []],
  ])('%s', (text, values) => {
    expect(foundIn(text, 'password')).toEqual(values);
  });
});

describe('numbers known by their own form', () => {
  it.each([
    ['passport', 'Passport C04418826 is his; her son has B00718825 since May', ['C04418826', 'B00718825']],
    ['iccid', 'Mary, it says 8901260123456789012', ['8901260123456789012']],
    ['payment_card', 'Mary pays, MC 5178 0533 9102 8465', ['5178 0533 9102 8465']],
    ['iban', 'virer sur le compte FR69 3000 6000 0267 2121 2491 225', ['FR69 3000 6000 0267 2121 2491 225']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('what is said of health in forms of clinics', () => {
  it.each([
    ['Patient Ann Lee. Symptoms: cough, night sweats', ['cough', 'night sweats']],
    ['Patient Ann Lee. Meds: lisinipril, atorvastatin', ['lisinipril', 'atorvastatin']],
    ['Student Ann Lee, her dx: ADHD, inattentive', ['ADHD, inattentive']],
    ['Paciente Ana Ruiz. Motivo de consulta: dolor torácico', ['dolor torácico']],
  ])('%s', (text, values) => {
    expect(foundIn(text, 'medical')).toEqual(values);
  });
});
