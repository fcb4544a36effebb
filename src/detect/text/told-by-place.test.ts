import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../test/support/found-in.ts';

describe('what a value is, told by what stands beside it', () => {
  it.each([
    ['username', 'Reporter: Gideon Alvarado (galvarado), his phone is 202-555-0147', ['galvarado']],
    ['username', 'Reporter: Gideon Alvarado (retired), his phone is 202-555-0147', []],
    ['username', 'user siordache / pw Qu4y$ide-2023', ['siordache']],
    ['place_of_birth', 'Born: 19 June 1989, Galway, Ireland', ['Galway, Ireland']],
    ['place_of_birth', 'geboren am 4. Juli 1971 in Offenburg, Personalausweis-Nr. L01X00T47', ['Offenburg']],
    ['place_of_birth', 'born 12-03-1984, BSN 475281378', []],
    ['place_of_birth', 'Frau Anna Becker, geboren am 03.04.1951, Ihre Diagnose liegt uns vor.', []],
    ['place_of_birth', 'Born: 3 April 1951, Des Moines, Iowa', ['Des Moines, Iowa']],
    [
      'date_of_birth',
      'Member: Mary Granger, her doctor is Dr. Lee\nDependents:  02 Otis Granger   04/11/2012\n',
      ['04/11/2012'],
    ],
    ['employee_id', 'Direct deposit changes: Mary Johnson (#30418)', ['30418']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('what stands near a label and is not its value', () => {
  it.each([
    ['date_of_birth', 'DOB: 03/22/1958\nVisit: 09/12/2023', ['03/22/1958']],
    ['date_of_birth', 'She was born in Hai Phong and entered the country on March 3, 2019', []],
    ['card_expiry', 'Passport F4829173, exp. 04/2031', []],
    ['card_expiry', 'card 4111 1111 1111 1111 exp 04/2031', ['04/2031']],
    ['card_expiry', 'Ann Lee: kit lot 5554136, exp 06/25. Her CPR cert. (exp. 11/2026)', []],
    ['card_expiry', 'Ann Lee has a parking permit. Visa x4417, exp 06/26', ['06/26']],
    ['drivers_license', 'Ann Lee: la licencia médica folio 3-044718820 sigue en revisión', []],
    ['account_number', 'the chip is 981020009918834, wrote Mrs. Lee of her dog', []],
    ['card_security_code', 'the front and back of my card: 4111 1111 1111 1112', []],
    ['employee_id', 'Queries: Mary Johnson, payroll, 0117 496 0158', []],
    ['medical', 'Patient Mary Johnson. No hx of stroke.', []],
    ['state_id', "Employer's state ID number 000448817", []],
    ['security_answer', 'Security question: name of first pet. Answer: Biscuit', ['Biscuit']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('numbers that their check digits tell', () => {
  it('stand further from their label', () => {
    expect(foundIn("My own TFN changed nothing, it's still 876 543 210.", 'tax_id')).toEqual(['876 543 210']);
  });
});

describe('a line of a form that has its answer', () => {
  it.each([
    'Patient: Ann Lee\nInsurance: HUSKY A\nDoctor: Dr. Lam, 860 555 0152',
    'Patient: Ann Lee\nInsurance company: Aetna PPO\nPharmacy: 860 555 0152',
    'Patient: Ann Lee\nInsurance: Aetna\nSchool: Elm, 860 555 0152',
    'Patient: Ann Lee\nCarrier: Aetna\nPharmacy: 860 555 0152',
    'Patient: Ann Lee\nPrimary insurance: Blue Cross\nPharmacy: 860 555 0152',
  ])('is not answered by the next: %s', (text) => {
    expect(foundIn(text, 'health_insurance_id')).toEqual([]);
    expect(foundIn(text, 'phone')).toEqual(['860 555 0152']);
  });
  it.each([
    'Agent: Your insurance ID?\nAnn Lee: 8605550152',
    'Agent: Your Aetna ID\nAnn Lee: 8605550152',
    'Member: my member ID?\nAgent: It is 8605550152, Ann',
  ])('is none of a dialogue, where the next does: %s', (text) => {
    expect(foundIn(text, 'health_insurance_id')).toEqual(['8605550152']);
  });
});

describe('numbers written as one that was told', () => {
  it.each([
    [
      'medical_record_number',
      'Patient Wren Hill, MRN 0071843. Her brother Silas is the next one up: 0071844.',
      ['0071843', '0071844'],
    ],
    [
      'account_number',
      'Customer Ann Lee, water account 03-0118-00. Her payment landed on 03-0181-00, which is Leo Bies.',
      ['03-0118-00', '03-0181-00'],
    ],
    ['account_number', 'Customer Ann Lee, water account 03-0118-00. She moved in on 03-01-2018.', ['03-0118-00']],
    [
      'medical_record_number',
      'Patient Wren Hill, MRN 0071843. Her brother Silas paid by the slip 8830417.',
      ['0071843'],
    ],
    [
      'medical_record_number',
      'Patient Ann Lee, MRN 20240117. Her next visit 20240118 was moved to 20240125.',
      ['20240117'],
    ],
    ['medical_record_number', 'Patient Wren Hill, MRN 447188201. Her sample is 447112333.', ['447188201']],
    [
      'account_number',
      'Is account 3308 7711 04 yours? Yes. And the one below? That is of my brother Leo. 3308 7719 52.',
      ['3308 7711 04', '3308 7719 52'],
    ],
    ['account_number', 'Customer Ann Lee, account 3308 7711 04. She sold 4407 7719 52 of them.', ['3308 7711 04']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a bank or an insurer that people are called by as well', () => {
  it.each([
    'Mr. Cooper 8602461234 is her son.',
    'Her son Marcus 4471-8820 Elm.',
    'Parent/Guardian: 8602461234   Dentist: Dr. Hill',
    'Parent/Guardian: Mary Lee 8602461234   Dentist: Dr. Hill',
  ])('tells no number: %s', (text) => {
    expect(foundIn(text, 'financial_account')).toEqual([]);
    expect(foundIn(text, 'health_insurance_id')).toEqual([]);
  });
});

const DAY_SHEET = `Clinic day sheet, patients of Dr. Ross

Time   MRN       Patient            Reason
8:40   0071944   Gunderson, Vera    visit
9:00   0068201   Ocasio, Ruben      visit
9:20   0080177   Tesfaye, Hana      visit

`;

describe('numbers written as those of a list of people', () => {
  it.each([
    ['beside a name', 'No-shows: 0079912 Moody, Carla (2nd)', ['0079912']],
    ['at the head of a line', '0055290: peanut allergy, her mother Mrs. Lee calls', ['0055290']],
    ['as they stand in the list', 'The scan of Tuesday is in 0068201, she said', ['0068201']],
    ['not elsewhere', 'She paid for it with slip 0091177 on Monday', []],
    ['not in another form', 'No-shows: 79912 Moody, Carla', []],
  ])('count %s', (_, line, more) => {
    expect(foundIn(`${DAY_SHEET}${line}\n`, 'medical_record_number')).toEqual([
      '0071944',
      '0068201',
      '0080177',
      ...more,
    ]);
  });
});

describe('sums below a column of numbers', () => {
  it('are no number of anybody, whatever word they stand behind', () => {
    const text = `DONOR#   NAME              LAST GIFT    AMT
0031877  Philippa Wrenfield  11/02/23     250.00
0031902  Tobias Okonjo       12/19/23      75.00
TOTAL 325.00   GIFTS 2
`;
    expect(foundIn(text, 'account_number')).toEqual(['0031877', '0031902']);
  });
});

describe('numbers told by the name of a bank, an insurer or a plan', () => {
  it.each([
    ['financial_account', 'Pay for Tomas Ruiz stays as before at the Chase ending 0917.', ['0917']],
    ['financial_account', 'Ann Lee has reserves of $4,000 in Ally ending 8820.', ['8820']],
    ['payment_card', 'Bo Tran pays w/ Amex -2008, his chart is open', ['-2008']],
    ['payment_card', 'Ann Lee was charged on her Visa ...4417', ['4417']],
    ['account_number', 'Mrs. Ann Lee, her husband says, has LTC w/ Genworth UCG4471882', ['UCG4471882']],
    ['health_insurance_id', 'Mutuelle des Rives. Mme Anne Roy, numéro d’adhérent : 0 447 188 21', ['0 447 188 21']],
    ['payment_card', 'Mr. Tran, your CareCredit ending in 0418 was charged $212.40.', ['0418']],
    ['health_insurance_id', 'Dear Mr Tully, Bupa pays the gap, membership 44718827.', ['44718827']],
    ['health_insurance_id', 'Paciente: Ana Ruiz\nEPS: Rímac, póliza RS-0044718, titular su esposo', ['RS-0044718']],
    ['health_insurance_id', "Mike: mom's medicare supplement is mutual of omaha 447188-27", ['447188-27']],
    ['account_number', 'Mike is a member of the club; his life cover is with mutual of omaha 447188-27', ['447188-27']],
    ['account_number', 'Other driver Scott Hill, State Farm 184 4471-C03-26, DL Ohio TG441882.', ['184 4471-C03-26']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});
