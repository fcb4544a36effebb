import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../test/support/found-in.ts';

describe('a number behind a name', () => {
  it.each([
    [
      'account_number',
      'Gym members, dues unpaid\nDana Whitfield (No. 20418), Marcus Bell (#20551)',
      ['20418', '20551'],
    ],
    ['account_number', 'Yacht club members\nMENON, Ravi   Full, 2016   #0407\n', ['0407']],
    ['medical_record_number', 'Ward 4: pt Rosa Delgado (118204) stable; dx pneumonia.', ['118204']],
    [
      'student_id',
      'Students absent from school today: Kevin Tran (ID 550917), Mia Lopez (550921)',
      ['550917', '550921'],
    ],
    ['employee_id', 'Les salariés: Claire Dumont (n° 04471), paie de mai', ['04471']],
    ['other_government_id', 'Inmates moved: Ray Colton (#0044718), jail count 12', ['0044718']],
    ['student_id', 'Students of the school: Kevin Tran (2019)', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a number whose noun stands in the sentence before', () => {
  const rest = '\n\nThe patient Ann Lee called the office and her husband Bo Lee asked that we write to him at home.';
  it.each([
    ['One was given when you filed the I-140: 219-447-118.', ['219-447-118']],
    ['Nothing came of the month when you filed the I-140: 219-447-118.', []],
  ])('is told where the sentence is about what that one names: %s', (sentence, values) => {
    expect(foundIn(`You asked for your A-number. ${sentence}${rest}`, 'other_government_id')).toEqual(values);
  });
});

describe('a number right behind its noun', () => {
  it.each([
    ['account_number', 'INSD: WARDLOW, CHRISTINE     POL PA 6630918-04     her car', ['PA 6630918-04']],
    ['account_number', 'Guest profile 8841-0077, Mrs. Lee called for her husband', ['8841-0077']],
    ['medical_record_number', 'Patient Ann Lee, her doctor is Dr. Ross. IP no SDH/IP/24/11932', ['SDH/IP/24/11932']],
    ['medical_record_number', 'DOB: Jul 30 1996   MRN: 10-77-4216', ['10-77-4216']],
    ['alpr', 'the Hilux in her driveway, rego 884 XKT', ['884 XKT']],
    ['alpr', 'Silver Altima, FL tag QKV R71', ['QKV R71']],
    ['alpr', 'Ann, Leon said 200 USD is fine, and Logan owes me 450 EUR for her car.', []],
    ['alpr', 'She said her charger ABC1234 has shipped, and the explorer RXB4471.', []],
    ['alpr', 'Officer Lee stopped her silver Charger, RXB4471.', ['RXB4471']],
    ['security_answer', 'Caller verified. Security Word Not Set, Code Word Required.', []],
    ['phone', 'Police called her (report 25-018834).', []],
    ['phone', 'her focus rings (P/N 715-330881-004)', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a value that is said sign by sign', () => {
  it.each([
    ['medical_record_number', 'my chart number is L U 2 0 9 4 1 8 I saw the doctor', ['L U 2 0 9 4 1 8']],
    ['health_insurance_id', 'Medicaid number is 9 0 4 4 1 7 7 2 8 3 okay thanks', ['9 0 4 4 1 7 7 2 8 3']],
    ['account_number', 'her account number is four four one seven two oh eight', ['four four one seven two oh eight']],
    ['drivers_license', 'Q. And the license number? A. D 4 4 1 8 8 2 0.', ['D 4 4 1 8 8 2 0']],
    ['ssn', 'my social is four one two seven seven six oh three', []],
    [
      'phone',
      "I'm at six oh eight five five five oh one four two bye",
      ['six oh eight five five five oh one four two'],
    ],
    ['phone', 'call her back at 2 0 2 5 5 5 0 1 4 7', ['2 0 2 5 5 5 0 1 4 7']],
    ['phone', 'she counted one two three four five six seven eight nine ten', []],
    ['date_of_birth', 'his date of birth is 4 17 2006 okay', ['4 17 2006']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a day of birth', () => {
  it.each([
    [
      'behind the age at the head of a chart',
      'Mary Johnson   26 y.o. F   1999-04-12\nMRN 447188, her doctor',
      ['1999-04-12'],
    ],
    ['before the day of death', 'Mary Johnson\nMarch 9, 1938 - May 27, 2025\nHer husband', ['March 9, 1938']],
  ])('%s', (_, text, values) => {
    expect(foundIn(text, 'date_of_birth')).toEqual(values);
  });
});

describe('a password that the sentence leads to', () => {
  it('stands further on', () => {
    expect(foundIn('Reset AD pw to temp Harvest-Pilot-62! w/ change at next logon.', 'password')).toEqual([
      'Harvest-Pilot-62!',
    ]);
  });
});

describe('a number under which somebody is kept', () => {
  it.each([
    ['medical_record_number', 'Clinic: Dr. Lee saw Rosa. The hospital has her as 0071824; dx pneumonia.', ['0071824']],
    ['student_id', 'The teacher says that she, a student, is registered under no. 4418207.', ['4418207']],
    ['employee_id', "Payroll: for her supervisor's leave, his ID is 0041882, she says.", ['0041882']],
    ['student_id', 'The school says that her number at the campus is 441820; the teacher knows.', ['441820']],
    ['employee_id', 'Payroll says that it is filed under invoice 447188 of her employer.', []],
    ['student_id', 'The school has her under 4418 2077 1 now, says the teacher of the student.', []],
    ['student_id', 'The school says that she, a student, is listed under 0071824.', ['0071824']],
    ['student_id', 'The school says that the house of the student is listed under 449900 now, she said.', []],
    ['student_id', 'The school says that the house of the student is listed under 449912 now, she said.', []],
    ['employee_id', 'The employer had her down as 2019 hires; she is in payroll.', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a label that an office abbreviates', () => {
  it.each([
    ['health_insurance_id', 'PT NAME HOLLOMAN, JUDITH    HIC YPP4471W09182   ACNT PO-22071', ['YPP4471W09182']],
    ['employee_id', 'Employer: Zenith. Man no. B-2207, hired 2015, craft ironworker', ['B-2207']],
    ['other_government_id', 'Sheriff, custody record of Corey Dunphy. Bk # 26004471, bond $500', ['26004471']],
    ['tribal_id', 'Return to Marcus Delacroix, Bar Roll No. 30918, by March 2.', []],
    ['tribal_id', 'She is of the Cherokee Nation, roll no. 118204, he said.', ['118204']],
    ['voter_id', 'The hospital has Ann Lee in Epic, Epic ID 00718244, since May.', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('what stands behind a label and is no number of it', () => {
  it.each([
    ['order_number', 'Hotel booking for Ann Lee, confirmation 447188QR\n05APR  Madrid', ['447188QR']],
    ['order_number', 'Ann Lee, booking 05APR Madrid, she said', []],
    ['username', 'Set her up. Portal login is your email, she was told.', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('a number or an answer as it is said, asked for or paired', () => {
  it.each([
    ['ticket_number', 'This is Ann Lee, my claim is 7 7 1 dash 4 4 1 8, thanks', ['7 7 1 dash 4 4 1 8']],
    ['ssn', 'Ann Lee vrfd w/ last 4 1882 & zip 44118. Says acct is paid.', ['1882']],
    ['bank_routing_number', 'Bank: Monzo 04-00-04 44188277. Bronagh Sutherland', ['04-00-04']],
    ['account_number', 'Ann Lee: your Cust Ref is PX 441 882', ['PX 441 882']],
    ['account_number', 'She is cold, Ann Lee. Utility: DTE 9100 441 8820 7', ['9100 441 8820 7']],
    ['account_number', 'Ann Lee has a Comcast invoice 9100441882', []],
    ['account_number', 'Policy number     Insured\nCNS-4418827-03    Ann Lee', ['CNS-4418827-03']],
    ['date_of_birth', 'Ann Lee, passport 561204418, 3 Aug 1947', ['3 Aug 1947']],
    ['date_of_birth', 'Ann Lee, passport 561204418, 3 Aug 2031', []],
    ['security_answer', 'Secret Q: city where parents met = Aberdeen; Ann Lee', ['Aberdeen']],
    ['security_answer', 'Ann Lee: secret question is his first car (Chevy Nova).', ['Chevy Nova']],
    ['security_answer', 'Ann Lee: recovery answer ("first concert") is Depeche Mode.', ['Depeche Mode']],
    ['mothers_maiden_name', "Mother's maiden name on sig card: Obiageli. Ann Lee", ['Obiageli']],
    ['alpr', 'Tags: ABC-123. Ann Lee', []],
    ['alpr', 'Ann Lee, her car has tags XYZ 4417', ['XYZ 4417']],
    ['password', 'Ann Lee: username rjan4 / Wisla-1906!, m.abara / Summer2023$', ['Wisla-1906!', 'Summer2023$']],
    ['email', 'GET /verify?email=d.rossiter%40example.com&dob=1990-04-18', ['d.rossiter%40example.com']],
    ['email', 'text=see%20ann.lee%2Bx%40example.com&y=a%20%40nick.example.com', ['ann.lee%2Bx%40example.com']],
    ['username', 'Ann Lee: const User = z.object({ name: z.string() })', []],
    ['bank_routing_number', 'Ann Lee, checking account 44188277, changed 07-01-16, 44188291 opened', []],
    ['medical_record_number', 'Ann Lee runs it with MPI 40418827 on her cluster', []],
    ['medical_record_number', 'Patient Ann Lee, MPI 40418827', ['40418827']],
    ['state_id', 'Ann Lee showed her state of Texas ID 44188207', ['44188207']],
    ['medical', 'The patient Ann Lee has KHP 70 331 4418 on her card', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});
