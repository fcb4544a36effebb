import { describe, expect, it } from 'vitest';
import { scan } from '../../default-scanner.ts';
import { mentionsOf } from '../../mentions.ts';
import { peopleOf } from './people.ts';

/** The namings of each person of a text. */
const namings = (text: string): readonly string[] => {
  const spans = scan(text);
  const wordsOf = (n: number) => text.slice(spans[n]?.start, spans[n]?.end);
  return peopleOf(spans, text).map(({ names }) => names.map(wordsOf).join(' = '));
};

describe('two whole names that are nearly one', () => {
  it.each([
    ['Carol Meyer swapped shifts with Caroline Meyer on Friday.', ['Carol Meyer', 'Caroline Meyer']],
    ['Wei Chen sat beside Chen Wei at the hearing. She spoke for him.', ['Wei Chen', 'Chen Wei']],
  ])('are two people in one clause: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
  it.each([
    ['Daniel H. Kim is in sales.\n\nDaniel S. Kim is in support.', ['Daniel H. Kim', 'Daniel S. Kim']],
    [
      'Daniel Kim called. Daniel H. Kim wrote.\n\nDaniel S. Kim did not.',
      ['Daniel Kim = Daniel H. Kim', 'Daniel S. Kim'],
    ],
    ['Ann M. Hill called.\n\nAnn Marie Hill wrote.', ['Ann M. Hill = Ann Marie Hill']],
  ])('are told apart by their initials: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
  it.each([
    ['Carol Meyer, formerly Caroline Meyer, called. She is in Dayton.', ['Carol Meyer = Caroline Meyer']],
    ['Robert Smith, known as Bob Smith, died.', ['Robert Smith = Bob Smith']],
    ['Dear Robert Smith,\n\nThank you.\n\nBob Smith called me. She did.', ['Robert Smith = Bob Smith']],
  ])('are one person where a word says so, or in two sentences: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
});

/** Given and family name of each person of a text, as they are listed. */
const listed = (text: string): readonly string[] =>
  mentionsOf(scan(text), text, 'plain').map(
    ({ cells }) => `${cells['given_name'] ?? '-'} ${cells['family_name'] ?? '-'}`,
  );

describe('a family name that is said once for several', () => {
  it.each([
    ['Walter and Ingeborg Lindqvist\n12 Elm St, Duluth, MN 55802', ['Walter Lindqvist', 'Ingeborg Lindqvist']],
    ['To Ann, Tom & Bea Ruiz, who wrote to us.', ['Ann Ruiz', 'Tom Ruiz', 'Bea Ruiz']],
    ['Mr. Otto and Mrs. Greta Zielinski were at home.', ['Otto Zielinski', 'Greta Zielinski']],
    ['Drs. Amit and Rekha Sood closed their practice.', ['Amit Sood', 'Rekha Sood']],
    ['The children Max, Ivy and June Lee have charts.', ['Max Lee', 'Ivy Lee', 'June Lee']],
    ['Two children, Peter (born 4/11/2015) and Mia Roth (born 9/6/2018).', ['Peter Roth', 'Mia Roth']],
    ['Paid dues: Schaub, Roland & Ina 715-555-0104', ['Roland Schaub', 'Ina Schaub']],
    ['To the Lees (Ann and Bo)\n19 Harbor View Rd, Gloucester, MA 01930', ['Ann Lee', 'Bo Lee']],
    ['To the Williams (Ann and Bo)\n19 Harbor View Rd, Gloucester, MA 01930', ['Ann Williams', 'Bo Williams']],
    ['To the Joneses (Ann and Bo)\n19 Harbor View Rd, Gloucester, MA 01930', ['Ann Jones', 'Bo Jones']],
    ['Wir danken der Familie Maier (Hans, Eva) für den Besuch.', ['Hans Maier', 'Eva Maier']],
  ])('is that of each of them: %s', (text, people) => {
    expect(listed(text)).toEqual(people);
  });
  it.each([
    ['My sons Tom and Ben were born in May.', ['Tom -', 'Ben -']],
    ['Mr. Hughes and Ann Boyd spoke with us.', ['- Hughes', 'Ann Boyd']],
    ['Tom Reed called. I spoke with Tom and Ann Boyd after lunch.', ['Tom Reed', 'Ann Boyd']],
    ['I spoke with Smith and Ann Boyd after lunch.', ['- Smith', 'Ann Boyd']],
    ['Attorney: Lee, Ann and Smith, Bob.', ['Ann Lee', '- Smith', 'Bob -']],
  ])("is nobody else's: %s", (text, people) => {
    expect(listed(text)).toEqual(people);
  });
  it('makes "Mr." with it one of the couple, by the given name, and no third person', () => {
    const text =
      'Walter and Ingeborg Lindqvist\n12 Elm St\n\nDear Mr. and Mrs. Lindqvist,\n\nFor Mr. Lindqvist we had the SSN 471-66-0923, for Mrs. Lindqvist 473-50-1187.';
    const found = mentionsOf(scan(text), text, 'plain').filter(({ cells }) => cells['given_name']);
    expect(found.map(({ cells }) => [cells['given_name'], cells['ssn']])).toEqual([
      ['Walter', '471660923'],
      ['Ingeborg', '473501187'],
    ]);
  });
});

describe('a title with a family name', () => {
  it.each([
    [
      'Dear Dr. Haddad,\n\nMr. Sami Haddad comes with his wife Lena Haddad. Mrs. Haddad waits.',
      ['Haddad', 'Sami Haddad', 'Lena Haddad = Haddad'],
    ],
    [
      'Kunle Boyd lives in Macon. Their children are Ade and Simi Boyd. Mr. Boyd pays.',
      ['Kunle Boyd = Boyd', 'Ade', 'Simi Boyd'],
    ],
    [
      'MARIA ELENA QUINTANA ROBLES called. Her son LUIS QUINTANA was there. MRS. QUINTANA ROBLES sent bills.',
      ['MARIA ELENA QUINTANA ROBLES = QUINTANA ROBLES', 'LUIS QUINTANA'],
    ],
  ])('is of whom it can be: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
});

describe('a name before a marriage', () => {
  it.each([
    [
      'Kristen Vogel wrote. I was Kristen Amundsen and am now Kristen Vogel.',
      ['Kristen Vogel = Kristen Amundsen = Kristen Vogel'],
    ],
    ['Please change my name from Dana Pruitt to Dana Wells.', ['Dana Pruitt = Dana Wells']],
    [
      'I was Dana Pruitt and am now Dana Wells. Dana Wells called. Sincerely, Dana Wells',
      ['Dana Pruitt = Dana Wells = Dana Wells = Dana Wells'],
    ],
  ])('is of the same person: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
  it.each([
    ['Please update Karen Oster to Karen Bly in payroll.', ['Karen Oster = Karen Bly']],
    ['Name change: from Dana Pruitt to Dana Wells.', ['Dana Pruitt = Dana Wells']],
    ['Priya Nair (name change 3/1, previously Priya Menon) called.', ['Priya Nair = Priya Menon']],
  ])('is told in a note: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
  it.each([
    ['Adrienne Kowalchuk, formerly Adrienne Stubbs-Whitmore, SSN 219-09-9998.', 'Kowalchuk', 'Stubbs-Whitmore'],
    ['Patient: Lena Ortiz (née Lena Marguerite Castellanos), DOB 03/04/1980', 'Ortiz', 'Castellanos'],
    ['Claimant: Ruth Ames f/k/a Ruth Vandermeer, DOB 03/04/1980', 'Ames', 'Vandermeer'],
    ['Member Joan Petersen-Moor changed her name to Joan Ames. SSN 219-09-9998.', 'Ames', 'Petersen-Moor'],
    [
      'Sofia Lindqvist-Moreau (now Sofia Reyes) lives here. Sofia Lindqvist-Moreau, SSN 219-09-9998',
      'Reyes',
      'Lindqvist-Moreau',
    ],
  ])('is not the one that somebody is listed by, however long it is: %s', (text, family, before) => {
    const spans = scan(text);
    const [person] = mentionsOf(spans, text, 'plain').filter(({ members }) => members.length > 1);
    expect(person?.cells).toMatchObject({ family_name: family, maiden_name: before });
  });
  it('is no other name that is borne beside it', () => {
    const text = 'Robert Alexander Whitfield a/k/a Bobby Whitfield, DOB 03/04/1980';
    expect(mentionsOf(scan(text), text, 'plain')[0]?.cells).not.toHaveProperty('maiden_name');
  });
  it.each([
    ['Please change the owner from Robert Lee to Robert Hall.', ['Robert Lee', 'Robert Hall']],
    ['Please change Robert Lee to Robert Hall as the payee.', ['Robert Lee', 'Robert Hall']],
    ['Update Robert Lee to Robert Hall on Friday’s shift.', ['Robert Lee', 'Robert Hall']],
    ["Dana Pruitt is now Dana Wells' supervisor.", ['Dana Pruitt', 'Dana Wells']],
    ['Robert Lee retired last May, now Robert Hall is in charge.', ['Robert Lee', 'Robert Hall']],
  ])('is not of somebody who has the same given name: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
  it("is nobody's of another given name", () => {
    expect(namings('Dana Pruitt said her boss is now Carl Wells.')).toEqual(['Dana Pruitt', 'Carl Wells']);
  });
});

describe('the parts of a name as FHIR has them', () => {
  it('are one person: a family name, and given names in a list', () => {
    const text =
      '{"resourceType":"Patient","name":[{"family":"Okafor","given":["Dennis","Ray"]}],"gender":"male","birthDate":"1988-04-18"}';
    const people = mentionsOf(scan(text), text, 'plain');
    expect(people.map(({ cells }) => [cells['given_name'], cells['middle_name'], cells['family_name']])).toEqual([
      ['Dennis', 'Ray', 'Okafor'],
    ]);
  });
});
