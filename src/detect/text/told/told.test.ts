import { describe, expect, it } from 'vitest';
import { scan } from '../default-scanner.ts';

const told = (text: string, element: string): readonly string[] =>
  scan(text)
    .filter((span) => span.element === element)
    .map(({ start, end }) => text.slice(start, end));

describe('what words say of somebody', () => {
  it.each([
    ['Her client needs a bed, is diabetic and Muslim (no pork).', 'Muslim'],
    ['He was baptised Roman Catholic, that is on the certificate she sent.', 'Roman Catholic'],
    ['my dad was a baptist preacher and my mom sang', 'baptist'],
    ['Patient: Ana Lee   DOB 1/2/1980   Religion Orthodox   Her meds: none', 'Orthodox'],
    ['He is Catholic and his wife is Reformed, so she can only watch.', 'Reformed'],
    ['Her dad drinks. Raised Catholic, no longer practising.', 'Catholic'],
    ['his brother says hes super pentecostal, and his dad lost it', 'pentecostal'],
  ])('finds a faith: %s', (text, value) => {
    expect(told(text, 'religion')).toContain(value);
  });

  it.each([
    'She teaches at the Catholic school and he drives the bus.',
    'Is he Catholic? She did not say.',
    'She is not Catholic, he said to his wife.',
    'Her form asks: [ ] Muslim  [ ] Jewish',
    'Faiths of her patients: Catholic, Protestant, Jewish.',
    'She was reformed by prison, and the office was reformed, he said.',
  ])('leaves what is said of nobody: %s', (text) => {
    expect(told(text, 'religion')).toEqual([]);
  });

  it('reads a people in a field whose name goes on to its colon', () => {
    expect(told('Ethnicity on her home survey: Hispanic; she gets speech therapy', 'race_or_ethnicity')).toEqual([
      'Hispanic',
    ]);
  });

  it('takes the place where somebody was raised for no people', () => {
    expect(told('He was raised in Dakota. Her mother lives there.', 'race_or_ethnicity')).toEqual([]);
    expect(told('He was raised Dakota. Her mother lives there.', 'race_or_ethnicity')).toEqual(['Dakota']);
  });

  it('asks a word behind a colour for nothing that it colours', () => {
    expect(told('She says he is black and has a beard.', 'race_or_ethnicity')).toEqual(['black']);
    expect(told('She says the car of his mother is black ice proof.', 'race_or_ethnicity')).toEqual([]);
  });

  it.each([
    ['His mother lives here. White male, bisexual.', 'race_or_ethnicity', ['White']],
    ['His mother lives here. White male, bisexual.', 'sexual_orientation', ['bisexual']],
    ['He asks for meals of his own; African American.', 'race_or_ethnicity', ['African American']],
    ['White male nurses are rare, she told her son.', 'race_or_ethnicity', []],
    ['Her son, his diet: none. Dietary: kosher', 'religion', ['kosher']],
  ])('reads what describes somebody in a few words: %s (%s)', (text, element, values) => {
    expect(told(text, element)).toEqual(values);
  });

  it('finds the union of whoever is in it, pays it or speaks for it', () => {
    expect(told('He is a member of SEIU and she pays her dues to the Boilermakers still.', 'union_membership')).toEqual(
      ['SEIU', 'Boilermakers'],
    );
    expect(told('He read that SEIU sued his mayor.', 'union_membership')).toEqual([]);
  });

  it('takes an offence that a sentence says was somebody’s, with others of its list', () => {
    const text = 'He pleaded guilty Tuesday to theft of services and forgery, her lawyer said.';
    expect(told(text, 'criminal_record').join(' ')).toContain('theft of services');
  });

  it('takes none that came to nothing, or of which somebody was the victim', () => {
    expect(told('She was acquitted of assault and her brother was a victim of robbery.', 'criminal_record')).toEqual(
      [],
    );
  });

  it.each([
    'She served three years in sexual assault prevention at his county.',
    'Her bank charged her $35 for fraud monitoring last May.',
    'Her doctor did research on domestic violence and child abuse.',
    'He served on the board for child abuse, his wife said.',
    'She spent her savings on identity theft protection for her son.',
    'He did his residency in trauma; she served as a nurse for rape victims.',
  ])('takes none that somebody works on, pays for or suffered: %s', (text) => {
    expect(told(text, 'criminal_record')).toEqual([]);
  });

  it.each([
    ['He did 90 days for petty theft, her lawyer said.', 'petty theft'],
    ['My brother served two years in Ohio on burglary, she told him.', 'burglary'],
    ['He is on probation for 2nd degree burglary, her lawyer said.', '2nd degree burglary'],
    ['Her son was arrested for operating while intoxicated.', 'operating while intoxicated'],
    ['She was charged with health care fraud and two of money laundering, he said.', 'money laundering'],
  ])('takes one for which somebody sat: %s', (text, value) => {
    expect(told(text, 'criminal_record').join(' ')).toContain(value);
  });

  it('takes the penalty whose box is ticked, and not the other', () => {
    const text = 'Her probation officer asks. Currently on: [ ] parole  [x] probation\nMother: Ann Lee';
    expect(told(text, 'criminal_record')).toEqual(['probation']);
  });
});

describe('answers to challenge questions', () => {
  it('stand behind the question or in the next line, whatever is asked', () => {
    const text =
      'User verification of Bettina Crowe\nQ1 What was your first concert?\nA1 Huey Lewis\nQ2 What is the middle name of your oldest sibling?\nA2 Alasdair\n';
    expect(told(text, 'security_answer')).toEqual(['Huey Lewis', 'Alasdair']);
  });
});

describe('numbers that are written as one of the text', () => {
  it('are those of tickets as well', () => {
    const text = 'Hi Ines, ticket SR-440912 has the rest of your request; SR-440917 is for the phone of your wife.';
    expect(told(text, 'ticket_number')).toEqual(['SR-440912', 'SR-440917']);
  });
});

describe('what a conviction is of', () => {
  it('is not what the field of the next line holds', () => {
    const text = 'Client Ann Lee, her intake. Referred by probation\nDrug of choice: heroin, last use Monday.';
    expect(scan(text).filter(({ element }) => element === 'criminal_record')).toEqual([]);
  });
});
