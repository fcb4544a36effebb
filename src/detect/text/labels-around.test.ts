import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../test/support/found-in.ts';
import { labelsOf } from '../numbered-labels.ts';

describe('a value that stands further from its label', () => {
  it.each([
    ['health_insurance_id', 'The member ID for Mary Johnson is XYZ882104775.', ['XYZ882104775']],
    ['ticket_number', 'Claim number of Mary Johnson: 24-118203', ['24-118203']],
    ['medical_record_number', 'Hospital No. (as it appears on the card): E1044718', ['E1044718']],
    ['ticket_number', 'The claim number is, let me see, E24071882200.', ['E24071882200']],
    ['ticket_number', 'My file, in case of fire, is 4471882', []],
    ['account_number', 'The account number on page 2 is wrong; room 4471882', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a value in front of its label', () => {
  it.each([
    ['health_insurance_id', 'XYZ882104775 is her member ID, so she can call.', ['XYZ882104775']],
    ['medical_record_number', 'Mary Johnson, 0091-8823 (MRN)', ['0091-8823']],
    ['employee_id', 'She wrote E20991 as her employee number on the form.', ['E20991']],
    ['employee_id', 'Mary Johnson, 447188, her employee number, called.', ['447188']],
    ['employee_id', 'It has 447188 parts and an employee number.', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('labels that are joined, and values that go without one', () => {
  it.each([
    ['date_of_birth', 'Name/DOB: Mary Johnson / 03/19/1975', ['03/19/1975']],
    ['account_number', 'Electric company and account number\nBlue River 033-447-188-2-0\n', ['033-447-188-2-0']],
    ['passport', "Her passport is A04471882. Rowan's is 561820447 and both are new.", ['A04471882', '561820447']],
    ['criminal_record', 'Charges: 1) DUII', ['DUII']],
    ['ssn', '* **SSN:** 219-09-9998', ['219-09-9998']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a label and the words around it', () => {
  it.each([
    // Words in columns of their own are no label together.
    [
      'health_insurance_id',
      'Paciente                    N.º historia     Cama\nAna Ruiz                    0447188          312-B\n',
      [],
    ],
    ['medical_record_number', 'Patient\tID\tVisits\nhouse\t118834\t4\n', []],
    // What answers the question for it is a value whatever its line looks like.
    [
      'alpr',
      'Q. Do you drive a gray Sentra?\nA. Yes, sir, every day, and my wife Ann Lee drives it too.\nQ. Plate?\nA. HKV 2207.\n',
      ['HKV 2207'],
    ],
    ['other_government_id', 'ID proof of Mrs. Rao: Aadhaar XXXX XXXX 7718, and she called.', ['XXXX XXXX 7718']],
    ['payment_card', 'Mrs. Rao paid by the card XXXX XXXX XXXX 7718 and called.', ['XXXX XXXX XXXX 7718']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('what a record calls the number of a person', () => {
  it.each([
    ['health_insurance_id', '{"name": "Mary Johnson", "member_id": "XYZ882104775"}', ['XYZ882104775']],
    ['account_number', '{"cluster": "blue", "account_id": "123456789012"}', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('labels of numbers', () => {
  it('are made of what they number', () => {
    const labels = labelsOf({
      labels: ['cust ref'],
      numbered: { en: ['cust'], es: ['cliente'] },
      ids: { en: ['cust'] },
    });
    expect(labels).toEqual(
      expect.arrayContaining(['cust ref', 'cust no', 'cust. no', 'cust #', 'nº de cliente', 'cust id']),
    );
  });
  it('are those that a detector states where it names nothing', () => {
    expect(labelsOf({ labels: ['ssn'] })).toEqual(['ssn']);
  });
});

describe('words of medicine in sentences about somebody', () => {
  it.each([
    ['Hi Dana, Tom is out on leave because of anemia. He will be back.', ['anemia']],
    ['Name: Mary Johnson\nDiagnosis: emphysema\n', ['emphysema']],
    ['The index shows anemia of growth in the sector.', []],
    ['Fix a race: Add bypass for seizure of locks', []],
  ])('%s', (text, values) => {
    expect(foundIn(text, 'medical')).toEqual(values);
  });
});
