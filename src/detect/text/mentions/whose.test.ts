import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../../test/support/owner-of.ts';
import { scan } from '../default-scanner.ts';
import { mentionsOf } from '../mentions.ts';

describe('a value belongs to', () => {
  it('whom a form names by first name and initial, then by last name, and the address of the employer to nobody', () => {
    const text = [
      "Employee's social security number: 219-09-9998",
      "Employer's name, address, and ZIP code: Town of Harbor, 1 Municipal Way, Portland, ME 04101",
      "Employee's first name and initial: Bernadette K   Last name: Prendergast",
      "Employee's address and ZIP code: 127 Oakmont Dr, Brunswick, ME 04011",
    ].join('\n');
    expect(ownerOf(text, '219-09-9998')).toEqual(['Bernadette K', 'Prendergast']);
    expect(ownerOf(text, '127 Oakmont Dr, Brunswick, ME 04011')).toEqual(['Bernadette K', 'Prendergast']);
    expect(ownerOf(text, '1 Municipal Way, Portland, ME 04101')).toBeUndefined();
  });
  it('nobody where it is a line that calls cost nothing on', () => {
    const text = 'Dear Ms. Marta Hollis,\n\nYour claim was denied. Please call us at 1-800-555-0142 or write.\n';
    expect(ownerOf(text, '1-800-555-0142')).toBeUndefined();
    expect(ownerOf(text.replace('1-800-555-0142', '513-555-0142'), '513-555-0142')).toBeDefined();
    const extension = text.replace('us at 1-800-555-0142', 'Mr. Guidry at 1-800-555-0142, ext. 4417');
    expect(ownerOf(extension, '1-800-555-0142, ext. 4417')).toBeDefined();
  });
  it('nobody where it is how an office says that it is reached', () => {
    const text = 'Marta Hollis\nPlease pay: $142.00\nQuestions? Call our billing office at (513) 555-0142.\n';
    expect(ownerOf(text, '(513) 555-0142')).toBeUndefined();
    expect(ownerOf(text.replace('our billing office', 'me'), '(513) 555-0142')).toBeDefined();
  });
  it('who writes, where they say in German or French how they are reached', () => {
    const mail = (line: string) =>
      `Von: Annegret Vogt <a.vogt@firma.example>\nAn: Uwe Petersen <u.petersen@firma.example>\nBetreff: Schicht\n\nHallo Uwe,\n\n${line}\n\nViele Grüße\nAnnegret Vogt\n`;
    const number = '+49 151 25996400';
    expect(ownerOf(mail(`Erreichbar bin ich privat unter ${number}.`), number)).toContain('Annegret Vogt');
    expect(ownerOf(mail(`Je suis joignable au ${number}.`), number)).toContain('Annegret Vogt');
  });
  it('whom colleagues in a chat speak of, and not to who types', () => {
    const text = [
      '[10:02] Anna Holloway: customer is Peter Okoro, he got locked out',
      "[10:03] Rita Salas: what's his callback",
      '[10:03] Anna Holloway: 404-555-0166',
      '[10:05] Rita Salas: reset done',
    ].join('\n');
    expect(ownerOf(text, '404-555-0166')).toContain('Peter Okoro');
  });
  it('who answers what they are asked for', () => {
    const text = [
      'Linda: what is your social?',
      'Marcus: 219-09-9998',
      'Linda: thank you, and your phone number?',
      'Marcus: 202-555-0147',
    ].join('\n');
    expect(ownerOf(text, '219-09-9998')).toContain('Marcus');
  });
  it('who heads the line of an exported chat, where they say "my" or answer', () => {
    const text = [
      '[9/10/24, 8:02:40 AM] Luis Carvalho: hey whats your social again?',
      '[9/10/24, 8:03:02 AM] Rita Salas: 457-55-5462',
      '[9/10/24, 8:03:15 AM] Rita Salas: and my birthday is 11/08/1965',
      '[9/10/24, 8:04:00 AM] Luis Carvalho: ok, this is Luis on my new number 202-555-0147',
      '[9/10/24, 8:06:00 AM] Rita Salas: landlord is Peter Okoro, 202-555-0148, my email is rita@example.com',
    ].join('\n');
    for (const value of ['457-55-5462', '11/08/1965', 'rita@example.com'])
      expect(ownerOf(text, value)).toContain('Rita Salas');
    expect(ownerOf(text, '202-555-0147')).toContain('Luis Carvalho');
    expect(ownerOf(text, '202-555-0148')).toEqual(['Peter Okoro']);
  });
  it('the person whose number in the form the label names', () => {
    const text = '1. Mary Johnson   Self\n2. Peter Johnson   Son\n\nAlternate phone (person 2): 202-555-0147';
    expect(ownerOf(text, '202-555-0147')).toEqual(['Peter Johnson']);
  });
  it('the one of a family whom the title fits', () => {
    const text =
      'Dear Ms. Hill,\n\nInsured: Carl Hill, born 03/14/1951, SSN 219-09-9998.\nInsured: Dorothy Hill, born 07/09/1953, SSN 457-55-5462.\n';
    expect(ownerOf(text, '219-09-9998')).toEqual(['Carl Hill']);
    expect(ownerOf(text, '457-55-5462')).toEqual(['Hill', 'Dorothy Hill']);
  });
  it('nobody who holds another number already of which everybody has one', () => {
    const text = 'Patient: Mary Johnson\nSSN: 219-09-9998\n\nThe SSN 457-55-5462 was on file too.';
    expect(ownerOf(text, '219-09-9998')).toEqual(['Mary Johnson']);
    expect(ownerOf(text, '457-55-5462')).toBeUndefined();
  });
  it('the patient, where a box is ticked below a parent', () => {
    const text = 'Patient: Mary Johnson\nMother: Linda Johnson   Cell 202-555-0147\nConditions: [x] asthma [ ] cancer';
    expect(ownerOf(text, 'asthma')).toEqual(['Mary Johnson']);
  });
  it('the person of a line of a log that names one', () => {
    const text = 'Insured: Mary Johnson\n01/14 Caller Peter Okoro, passed PIN. Best line 202-555-0147.';
    expect(ownerOf(text, '202-555-0147')).toEqual(['Peter Okoro']);
  });
  it('whom the mail below names, where the answer above says "her"', () => {
    const text = [
      'From: Peter Okoro',
      'Subject: claim',
      '',
      'Her SSN is 219-09-9998.',
      '',
      '> From: Linda Salas',
      '> The claim is of Ms. Mary Johnson.',
    ].join('\n');
    expect(ownerOf(text, '219-09-9998')).toEqual(['Mary Johnson']);
  });
  it.each([
    [
      'a sentence that begins with "she" names somebody else',
      'Coverage for your wife, Linda Okoro, goes on. She asked Rita Salas about it, since she has cancer.',
      'cancer',
      'Linda Okoro',
    ],
    [
      'an office is named and its own number follows',
      'Patient: Peter Okoro\nHis doctor, Mary Johnson, agrees; her office is 202-555-0147.',
      '202-555-0147',
      'Mary Johnson',
    ],
    [
      '"hers" follows what is his',
      'Applicant: Peter Okoro. Wife: Linda Okoro. SSN 219-09-9998, hers 457-55-5462.',
      '457-55-5462',
      'Linda Okoro',
    ],
    [
      'a field of its own line says nothing of a relative',
      'Patient: Peter Okoro\nHis wife Linda found him; she is on oxygen and could not lift him.\nPMH: asthma',
      'asthma',
      'Peter Okoro',
    ],
    [
      'somebody calls from a number',
      'Peter Okoro texted Mary Johnson from 202-555-0147.',
      '202-555-0147',
      'Peter Okoro',
    ],
    [
      'the value is told behind to be a relative’s',
      'Applicant: Peter Okoro. His wife, Linda, was not there. They called 202-555-0147, which is his wife’s.',
      '202-555-0147',
      'Linda',
    ],
    [
      'a list of people heads its lines with them',
      'Home visit to Rita Salas.\nPeter: missed school. Prescribed metformin since.',
      'metformin',
      'Peter',
    ],
  ])('whom it is about, where %s', (_, text, value, owner) => {
    expect(ownerOf(text, value)).toContain(owner);
  });
  it('whom a transcript asks about, and not to who answers', () => {
    const text = [
      'AGENT: And your name?',
      'CALLER: Linda Salas.',
      'AGENT: Were you driving?',
      'CALLER: No, my son Peter was.',
      "AGENT: What's his date of birth?",
      'CALLER: May 5th, 2003.',
    ].join('\n');
    expect(ownerOf(text, 'May 5th, 2003')).toContain('Peter');
  });
  it('nobody, where a relative is meant whom the text does not name', () => {
    const text = "Customer: Mary Johnson\nMy roommate's phone is 202-555-0147";
    expect(ownerOf(text, '202-555-0147')).toBeUndefined();
  });
  it.each([
    [
      'the family name in front',
      'Mathieson Judy paid.\n\nThe card of Judy Mathieson: 202-555-0147',
      ['Mathieson Judy', 'Judy Mathieson'],
    ],
    [
      'the family name as an initial',
      'From: Jodie Karamanlis\n\nThanks,\nJodie K\n202-555-0147',
      ['Jodie Karamanlis', 'Jodie K'],
    ],
    [
      'two given names',
      'Beth Ann Kucera called. I told Beth Ann to come by: 202-555-0147',
      ['Beth Ann Kucera', 'Beth Ann'],
    ],
    [
      'the name between quotation marks',
      'Kenneth "Kip" Pohl starts Monday. Please welcome Kip: 202-555-0147',
      ['Kenneth "Kip" Pohl', 'Kip'],
    ],
    [
      'the given name cut short',
      'Marvin Helgeson is chair. Minutes: Marv Helgeson, 202-555-0147',
      ['Marvin Helgeson', 'Marv Helgeson'],
    ],
  ])('one person who is called by %s', (_name, text, names) => {
    expect(ownerOf(text, '202-555-0147')).toEqual(names);
  });

  it.each([
    ['an initial fits two', 'Emma Reyes and Emma Rossi are in 2B.\nEmma R: 202-555-0147', ['Emma R']],
    ['a common name is the end of another', 'Joanna Reed has two children.\nAnna: 202-555-0147', ['Anna']],
    [
      'an initial comes before both that it fits',
      'Maria G. is away. Maria Garcia and Maria Gomez came.\nMaria Garcia: 202-555-0147',
      ['Maria Garcia', 'Maria Garcia'],
    ],
    ['both words of a name are given names', 'Kim Lee is away.\nLee Kim: 202-555-0147', ['Lee Kim']],
    [
      'the text joins them by "and"',
      'John Reed and his son Johnny Reed came.\nJohnny Reed: 202-555-0147',
      ['Johnny Reed', 'Johnny Reed'],
    ],
    ['one name begins as the other', 'Mei Chan is the mother.\nMeiling Chan: 202-555-0147', ['Meiling Chan']],
    ['one is a man and the other a woman', 'Daniel Hill called.\nDanielle Hill: 202-555-0147', ['Danielle Hill']],
  ])('two people where %s', (_name, text, names) => {
    expect(ownerOf(text, '202-555-0147')).toEqual(names);
  });

  it('one person whose name is written short elsewhere', () => {
    const text = 'Margaret Johnson called.\nWe spoke of the claim.\nPeggy Johnson: 202-555-0147';
    expect(ownerOf(text, '202-555-0147')).toEqual(['Margaret Johnson', 'Peggy Johnson']);
  });
  it('whose given and family name stand in fields of one record', () => {
    const text =
      '{"first_name":"Mary","last_name":"Johnson","phone":"202-555-0147"}\n{"full_name":"Peter Johnson","phone":"202-555-0148"}';
    expect(ownerOf(text, '202-555-0147')).toEqual(['Mary', 'Johnson']);
    expect(ownerOf(text, '202-555-0148')).toEqual(['Peter Johnson']);
  });
  it.each([
    [
      'JSON',
      '10:01 saved {"first":"Mary","last":"Johnson","ssn":"219-09-9999"}\n10:02 saved {"first":"Mary","last":"Okoro","ssn":"219-08-8888"}',
    ],
    [
      'YAML',
      'users:\n  - first_name: Mary\n    last_name: Johnson\n    ssn: 219-09-9999\n  - first_name: Mary\n    last_name: Okoro\n    ssn: 219-08-8888\n',
    ],
    [
      'objects that a program prints',
      'DEBUG Patient(id=7, firstName=Mary, lastName=Johnson, ssn=219-09-9999)\nDEBUG Patient(id=8, firstName=Mary, lastName=Okoro, ssn=219-08-8888)\n',
    ],
  ])('who has the same first name as another, where the parts of names stand in fields: %s', (_name, text) => {
    expect(ownerOf(text, '219-09-9999')).toEqual(['Mary', 'Johnson']);
    expect(ownerOf(text, '219-08-8888')).toEqual(['Mary', 'Okoro']);
  });
  it('who has names of several words and a middle name in fields', () => {
    const text =
      '{"firstName":"Mary Ann","lastName":"Johnson","ssn":"219-09-9999"}\n{"firstName":"Mary Ann","middleName":"Dale","lastName":"de la Cruz","ssn":"219-08-8888"}';
    expect(ownerOf(text, '219-09-9999')).toEqual(['Mary Ann', 'Johnson']);
    expect(ownerOf(text, '219-08-8888')).toEqual(['Mary Ann', 'Dale', 'de la Cruz']);
  });
  it('whom a letter is about, and not who writes of a relative without a name', () => {
    const text = 'Re: Mary Johnson\n\nMy late aunt was born in Springfield on 3 March 1931.\n\nSincerely,\nPeter Okoro';
    expect(ownerOf(text, '3 March 1931')).toEqual(['Mary Johnson']);
  });
});

/** The people of a text: given and family name, social security number, street. */
const peopleIn = (text: string) =>
  mentionsOf(scan(text), text, 'plain').map(({ cells }) => [
    cells['given_name'],
    cells['family_name'],
    cells['ssn'] ?? null,
    cells['address'] ?? null,
  ]);

describe('namesakes', () => {
  it('of a list are told apart by what their rows say', () => {
    const text = [
      'Name\tSSN\tAddress',
      'Mary Johnson\t219-09-9998\t12 Oak Street',
      'Peter Okoro\t457-55-5462\t7 Elm Street',
      'Mary Johnson\t468-11-7733\t940 Pine Street',
    ].join('\n');
    expect(peopleIn(text)).toEqual([
      ['Mary', 'Johnson', '219099998', '12 Oak Street'],
      ['Peter', 'Okoro', '457555462', '7 Elm Street'],
      ['Mary', 'Johnson', '468117733', '940 Pine Street'],
    ]);
  });

  it('of one house are told apart by their numbers', () => {
    const text = 'Name\tSSN\tAddress\nPeter Okoro\t219-09-9998\t7 Elm Street\nPeter Okoro\t468-11-7733\t7 Elm Street';
    expect(peopleIn(text)).toHaveLength(2);
  });

  it('of a list without numbers are told apart by where they live', () => {
    const text = 'Name\tAddress\nMary Johnson\t12 Oak Street\nMary Johnson\t940 Pine Street';
    expect(peopleIn(text)).toHaveLength(2);
  });

  it('of forms are told apart by their blocks, and one person’s forms are one person', () => {
    const block = (ssn: string) => `Name: Mary Johnson\nSSN: ${ssn}\nDOB: 3/7/1970`;
    expect(peopleIn(`${block('219-09-9998')}\n\n${block('219-09-9998')}`)).toHaveLength(1);
    expect(peopleIn('Name: Mary Johnson\nDOB: 3/7/1970\n\nName: Mary Johnson\nDOB: 03/07/1970')).toHaveLength(1);
    expect(peopleIn('Name: Mary Johnson\nDOB: 3/7/1970\n\nName: Mary Johnson\nDOB: 9/12/1951')).toHaveLength(2);
  });

  it('of records without a line between them are told apart by what each says', () => {
    const card = (ssn: string, street: string) =>
      `BEGIN:VCARD\nFN:Mary Johnson\nADR;TYPE=HOME:;;${street};Dover;DE;19901;USA\nNOTE:SSN ${ssn}\nEND:VCARD`;
    const text = `${card('219-09-9998', '12 Oak Street')}\n${card('468-11-7733', '940 Pine Street')}`;
    expect(peopleIn(text)).toEqual([
      ['Mary', 'Johnson', '219099998', '12 Oak Street'],
      ['Mary', 'Johnson', '468117733', '940 Pine Street'],
    ]);
  });

  it('are not made of one who moved, in prose', () => {
    expect(
      peopleIn('Mary Johnson lived at 12 Oak Street, Dover, DE 19901.  Now Mary Johnson lives elsewhere.'),
    ).toHaveLength(1);
  });
});

describe('a row of a table', () => {
  it('gives the parts of a name as its heads call them', () => {
    const text = 'Last name\tFirst name\tSSN\nOkoro\tPeter\t219-09-9998\nJohnson\tMary\t468-11-7733';
    expect(peopleIn(text).map(([given, family]) => [given, family])).toEqual([
      ['Peter', 'Okoro'],
      ['Mary', 'Johnson'],
    ]);
  });

  it('is no row where it heads fields of its own, as in forms with heads and values in turn', () => {
    const text = [
      'Last name\tFirst name\tDate of birth',
      'Okoro\tPeter\t3/7/1970',
      'Street address\tHome phone',
      '7 Elm Street\t202-555-0147',
    ].join('\n');
    expect(peopleIn(text)).toEqual([['Peter', 'Okoro', null, '7 Elm Street']]);
  });

  it('ends where the next begins: an address does not go on in the name below', () => {
    const text = 'Name\tSSN\tStreet\nOkoro, Peter\t219-09-9998\t12 Oak Ave\nFonseca, Mary\t468-11-7733\t7 Elm Ave';
    expect(peopleIn(text).map((person) => [person[1], person[3]])).toEqual([
      ['Okoro', '12 Oak Ave'],
      ['Fonseca', '7 Elm Ave'],
    ]);
  });
});

describe('what a chart says of a patient', () => {
  const CHART = 'MRN: 4471902   DOB: 3/4/1953\n71 y/o F. PMH: HTN, T2DM. Dx: acute appendicitis.\n';
  it.each(['J. Hartwell, MD', 'NOK son Ian Treadwell'])('is nobody’s whom it names beside: %s', (beside) => {
    for (const value of ['4471902', '3/4/1953', 'acute appendicitis'])
      expect(ownerOf(`${CHART}${beside}\n`, value)).toBeUndefined();
  });
  it('is of whom a physician names with it', () => {
    expect(ownerOf('Ann Lee, RN, was diagnosed with lupus in May.', 'lupus')).toEqual(['Ann Lee']);
  });
  it.each([
    ['Nurse Ann Lee called out today. She has pneumonia. Patient safety first.', 'pneumonia', 'Ann Lee'],
    ['Dr. Ann Lee is on medical leave. Diagnosis: lupus.', 'lupus', 'Ann Lee'],
    ['Officer Ann Lee was hurt Tuesday. She suffered a broken wrist. DOB 3/4/1980.', '3/4/1980', 'Ann Lee'],
  ])('is no chart where somebody of an office is ill: %s', (text, value, name) => {
    expect(ownerOf(text, value)).toEqual([name]);
  });
  it('is the writer’s who says "my diagnosis"', () => {
    const text = 'Dear Mrs. Karen Oster,\nmy diagnosis is lupus.\nRegards, Ann Lee\n';
    expect(ownerOf(text, 'lupus')).toEqual(['Ann Lee']);
  });
  it('is the patient’s again behind a mother', () => {
    const text = 'Transfer note: Otto Zbinden, MRN 7781904. Mom Frieda has asthma. Presents w/ apnea, on ampicillin.';
    expect(ownerOf(text, 'asthma')).toEqual(['Frieda']);
    expect(ownerOf(text, 'apnea')).toEqual(['Otto Zbinden']);
  });
  it('is not the physician’s whose impression it is', () => {
    const text =
      'RE: Siobhan Ravenscroft\n\nDear Dr. Pemberton:\nShe has right wrist pain. My impression is de Quervain tenosynovitis.\nSincerely, Ansel Whitcombe, MD';
    expect(ownerOf(text, 'tenosynovitis')).toEqual(['Siobhan Ravenscroft']);
  });
});
