import { describe, expect, it } from 'vitest';
import { scan } from '../../default-scanner.ts';
import { mentionsOf } from '../../mentions.ts';
import { findInText } from '../../script.ts';

/** Given names of those to whom a value of a text goes. */
const ownersOf = (text: string, value: string): readonly string[] => {
  const spans = scan(text);
  const own = spans.findIndex(({ start, end }) => text.slice(start, end) === value);
  return mentionsOf(spans, text, 'plain')
    .filter(({ members }) => members.includes(own))
    .map(({ cells }) => String(cells['given_name'] ?? cells['family_name']))
    .sort();
};

const HOME = '88 Quarry Lane, Saco, ME 04072';
const BOTH = ['Dennis', 'Marisol'];

describe('the home of several is that of each', () => {
  it.each([
    ['at the head of a letter', `Dennis Okafor and Marisol Okafor\n${HOME}\n\nDear Mr. and Mrs. Okafor,\n`],
    ['where one family name stands for two', `Dennis & Marisol Okafor\n${HOME}\n\nDear Mr. and Mrs. Okafor,\n`],
    ['where they are said to live there', `The buyers, Dennis Okafor and Marisol Okafor, live at ${HOME}.`],
    ['where both are said to be of it', `Victims: Dennis Okafor and Marisol Okafor, both of ${HOME}.`],
    ['where the next sentence says so', `Dennis Okafor and Marisol Okafor came in. They live at ${HOME}.`],
    ['where somebody lives with another', `Pt Dennis Okafor, 81M. Lives with his wife Marisol at ${HOME}.`],
    ['below a family and those of it in a bracket', `To the Okafors (Dennis and Marisol)\n${HOME}\n\nDear both,\n`],
    ['in a field below a party of two', `Clients: Dennis and Marisol Okafor\nMFJ\nAddr ${HOME}\n`],
  ])('%s', (_, text) => {
    expect(ownersOf(text, HOME)).toEqual(BOTH);
  });

  it.each([
    [
      'where a letter says so of whom it calls its own',
      `My husband Dennis and our son Eli will come. We all live at ${HOME}.\n\nThanks,\nMarisol Okafor\n`,
      ['Dennis', 'Eli', 'Marisol'],
    ],
    [
      'where a form names them by what they are',
      `Spouse: Dennis Okafor\nDaughter: Mia Okafor\n\nWe all live at ${HOME}.\n\nRegards,\nMarisol Okafor\n`,
      ['Dennis', 'Marisol', 'Mia'],
    ],
    [
      'where children live with whoever writes',
      `The children, Mia Okafor and Eli Okafor, live with me at ${HOME}.\n\nSincerely,\nMarisol Okafor\n`,
      ['Eli', 'Marisol', 'Mia'],
    ],
    [
      'where a question asks for the home of both',
      `Agent: Who is on it?\nCaller: Me, Marisol Okafor, and my husband Dennis Okafor.\nAgent: And where do you both live?\nCaller: ${HOME}.\n`,
      BOTH,
    ],
  ])('%s', (_, text, people) => {
    expect(ownersOf(text, HOME)).toEqual(people);
  });

  it('and not of a former husband, nor of a child who lives elsewhere', () => {
    const letter = (kin: string) => `${kin} We live at ${HOME}.\n\nThanks,\nMarisol Okafor\n`;
    expect(ownersOf(letter('My ex-husband Dennis Okafor moved out.'), HOME)).toEqual(['Marisol']);
    expect(ownersOf(letter('My son Eli Okafor lives at 12 Elm St, Dayton, OH 45402.'), HOME)).toEqual(['Marisol']);
  });

  it.each([
    [
      'once, in columns for each of two',
      `PRIMARY Dennis Okafor      2ND Marisol Okafor\nSSN 219-09-9998      SSN 457-55-5462\nHome address ${HOME}\n`,
    ],
    [
      'once, below his name and hers',
      `His First Name: Dennis   His Last Name: Okafor\nHer First Name: Marisol   Her Last Name: Okafor\nStreet: ${HOME}\n`,
    ],
    [
      'of one, and of the other that it is the same',
      `Applicant: Dennis Okafor\nPresent address: ${HOME}\nCo-applicant: Marisol Okafor\nPresent address: same as above\n`,
    ],
  ])('where a form asks for it %s', (_, text) => {
    expect(ownersOf(text, HOME)).toEqual(BOTH);
  });

  it.each([
    ['is at the same address', `R/P: Dennis Okafor, ${HOME}\nV1: Marisol Okafor (wife), same address\n`, BOTH],
    [
      'lives there too, of a couple',
      `Dennis Okafor came. His wife Marisol cannot see. The couple live at ${HOME}.`,
      BOTH,
    ],
    ['lives with who writes', `I, Marisol Okafor, look after my son Dennis Okafor. He lives with me at ${HOME}.`, BOTH],
  ])('where it is said that somebody %s', (_, text, people) => {
    expect(ownersOf(text, HOME)).toEqual(people);
  });

  it('and not where it is denied, asked, or said of what it was before', () => {
    for (const said of ['not at the same address', 'same address?', 'same address as before'])
      expect(ownersOf(`Dennis Okafor, ${HOME}.\nMarisol Okafor, ${said}.\n`, HOME), said).toEqual(['Dennis']);
  });

  it.each([
    'Marisol Okafor called; please send the refund to the same address.',
    'Marisol Okafor no longer lives at the same address.',
    'Marisol Okafor used to live at the same address.',
    'Marisol Okafor denied ever living at the same address.',
    'Marisol Okafor’s office is at the same address.',
  ])('and not where it was so, is another’s, or something is sent there: %s', (said) => {
    expect(ownersOf(`Dennis Okafor, ${HOME}. ${said}`, HOME)).toEqual(['Dennis']);
  });

  it.each(['Marisol Okafor wears the same number.', 'Marisol Okafor said two plates bear the same number.'])(
    'and not a telephone where another number is the same: %s',
    (said) => {
      expect(ownersOf(`Dennis Okafor, 207-555-0166. ${said}`, '207-555-0166')).toEqual(['Dennis']);
    },
  );

  it('and not of who is asked for another', () => {
    const text = `Dennis Okafor, 207-555-0166.\nMarisol Okafor is out, try Pam Siebert same number.\n`;
    expect(ownersOf(text, '207-555-0166')).toEqual(['Dennis']);
  });

  it('and so is the telephone of that home', () => {
    const text = `Dennis Okafor and Marisol Okafor live at ${HOME}, landline 207-555-0166.`;
    expect(ownersOf(text, '207-555-0166')).toEqual(BOTH);
  });

  it('and stays one person’s where two only meet there, or it is an office’s', () => {
    expect(ownersOf(`I met Dennis Okafor and Marisol Okafor. She lives at ${HOME}.`, HOME)).toHaveLength(1);
    expect(ownersOf(`Present: Dennis Okafor and Dr. Marisol Okafor, both at ${HOME}.`, HOME).length).toBeLessThan(2);
  });
});

describe('an account of several is that of each', () => {
  const ACCOUNT = '6610384427';
  it.each([
    ['where it is called joint', `Dennis Okafor and Marisol Okafor came in about joint checking account ${ACCOUNT}.`],
    [
      'where the letter to them says its number',
      `Dennis Okafor and Marisol Okafor\n${HOME}\n\nLoan number: ${ACCOUNT}\n\nDear Mr. and Mrs. Okafor:\n`,
    ],
    [
      'where it is held by two who are named behind it',
      `The account ${ACCOUNT} was held jointly by Dennis Okafor and his former wife, Marisol Arceneaux.`,
    ],
    [
      'where one has it with another',
      `Dennis Okafor called. His joint account with his wife Marisol Okafor, no. ${ACCOUNT}, is closed.`,
    ],
    [
      'where a couple that was comes in about it',
      `Dennis Okafor in branch w/ ex-wife Marisol Okafor re joint acct ${ACCOUNT}. Wants her off.`,
    ],
    [
      'where who writes has it with a wife or husband',
      `My husband Dennis works in Saco. Our joint checking is ${ACCOUNT}.\n\nThanks,\nMarisol Okafor\n`,
    ],
  ])('%s', (_, text) => {
    expect(ownersOf(text, ACCOUNT)).toEqual(BOTH);
  });

  it.each([
    [
      'in front of them',
      `Account number: ${ACCOUNT}\nOwner: Dennis Okafor\nSSN: 219-09-9998\nJoint owner: Marisol Okafor\nSSN: 457-55-5462\n`,
    ],
    [
      'below them',
      `Borrower: Dennis Okafor\nCo-Borrower: Marisol Okafor\n\nLoan number: ${ACCOUNT}\nClosing date: 10/3/2026\n`,
    ],
  ])('where a form says its number %s', (_, text) => {
    expect(ownersOf(text, ACCOUNT)).toEqual(BOTH);
  });

  it('and not where the fields of one of two say it', () => {
    const text = `Borrower: Dennis Okafor\nSSN: 219-09-9998\nCo-Borrower: Marisol Okafor\nSSN: 457-55-5462\nAccount number: ${ACCOUNT}\n`;
    expect(ownersOf(text, ACCOUNT)).toHaveLength(1);
  });

  it('and not of the wife of who writes, where it is a customer’s', () => {
    const text = `My wife Marisol Okafor works here. Our customer's joint account ${ACCOUNT} is wrong.\n\nThanks,\nDennis Okafor\n`;
    expect(ownersOf(text, ACCOUNT)).not.toContain('Marisol');
  });

  it('and not of two who borrow, where it is one’s bank account', () => {
    const text = `Applicant: Dennis Okafor\nCo-Applicant: Marisol Okafor\nChecking account: ${ACCOUNT}\n`;
    expect(ownersOf(text, ACCOUNT)).toHaveLength(1);
  });

  it('with the number of its bank in front', () => {
    const text = `Dennis Okafor and Marisol Okafor are paid to their joint account, routing number 011000015, account ${ACCOUNT}.`;
    expect(ownersOf(text, ACCOUNT)).toEqual(BOTH);
  });

  it('and stays one person’s where it is said to be', () => {
    const text = `Dennis Okafor and Marisol Okafor came in. Dennis's own account is ${ACCOUNT}.`;
    expect(ownersOf(text, ACCOUNT)).toEqual(['Dennis']);
  });
});

describe('what nobody shares', () => {
  it('is what one of a couple tells somebody', () => {
    const text =
      'Dennis Okafor and Marisol Okafor came in. Marisol shared her account number 6610384427 with the caller.';
    expect(ownersOf(text, '6610384427')).toEqual(['Marisol']);
  });
  it('is the joint account of somebody else who is named in its sentence', () => {
    const text =
      'I met Dennis Okafor and Marisol Okafor. Their manager Kim Poe has a joint account 6610384427 with her husband.';
    expect(ownersOf(text, '6610384427').length).toBeLessThan(2);
  });
  it('is a home of more than a household', () => {
    const GIVEN = 'Ann Bob Carl Dora Eva Fred Gina Hugo Ines Jack Karl Lena Mark Nora'.split(' ');
    const all = GIVEN.map((given, n) => `${given} ${['Miller', 'Okafor', 'Garcia', 'Nowak'][n % 4]}`).join(', ');
    expect(ownersOf(`The tenants ${all} and Dennis Murphy live at ${HOME}.`, HOME).length).toBeLessThan(2);
  });
});

describe('what is one person’s by its nature', () => {
  it('is given to one of a couple', () => {
    const text = `Dennis Okafor and Marisol Okafor\n${HOME}\nSSN: 219-09-9998\n`;
    expect(ownersOf(text, '219-09-9998').length).toBeLessThan(2);
  });
});

describe('a shared value among what is found', () => {
  it('has a row for each who has it, of which one counts, and stands in what each exposes', () => {
    const text = 'Dennis Okafor and Marisol Okafor came in about joint checking account 6610384427.';
    const { detections, records } = findInText(text, 'plain', { tokenKey: '00', detectors: [] });
    const own = detections.filter(({ element }) => element === 'financial_account');
    expect(own.map(({ record }) => record).sort()).toEqual([0, 1]);
    expect(own.map(({ shared }) => shared).sort()).toEqual([0, 1]);
    for (const { cells } of records) expect(cells['holding']).toContain('financial_account=clear');
  });
});
