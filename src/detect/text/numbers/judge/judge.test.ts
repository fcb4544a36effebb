import { describe, expect, test } from 'vitest';
import { foundIn } from '../../../../../test/support/found-in.ts';
import type { ElementId } from '../../../../schema/vocabulary.ts';
import { loadDetectors } from '../../../data-files.ts';
import { scan } from '../../default-scanner.ts';
import { createScanner, type Watch } from '../../scanner.ts';
import { candidatesAt } from './candidates.ts';
import { numberWeights, readWeights } from './data-files.ts';
import { heldBy } from './judge.ts';
import { isPossible } from './possible.ts';
import { createSigns, keyOfName } from './sign-list.ts';
import { sceneOf, signsOf } from './signs.ts';

/** The numbers of a text of which the rules say nothing, each with the names of its signs. */
const numbersIn = (text: string): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, readonly string[]>();
  const numbers: Watch['numbers'] = (page, spans, nouns) => {
    const scene = sceneOf(page, spans, nouns);
    const held = heldBy(page, spans);
    const { items, count } = page.tokens.numbers;
    for (const token of items.subarray(0, count))
      for (const candidate of candidatesAt(page, nouns, token, held)) {
        const signs = createSigns(true);
        signsOf(signs, scene, candidate);
        all.set(text.slice(candidate.start, candidate.end), [...(signs.names?.values() ?? [])]);
      }
  };
  createScanner(loadDetectors(), undefined, { numbers }).scan(text);
  return all;
};

describe('numbers of which the rules say nothing', () => {
  test('are what stands together, with the groups and the short word beside it', () => {
    expect([...numbersIn('she wrote CM 4471 0926-3 on it').keys()]).toEqual([
      '4471',
      '4471 0926-3',
      'CM 4471 0926-3',
      '0926-3',
    ]);
  });

  test('are days as they are written out', () => {
    expect([...numbersIn('from March 9, 1938 to 14. Februar 1958').keys()]).toEqual([
      'March 9, 1938',
      '14. Februar 1958',
    ]);
  });

  test.each([
    'in 2019',
    '$4,471.20',
    '$ 4471',
    '4471 miles',
    '447.20',
    '99/99/1980',
    '14/27',
    'C:\\temp\\x1-44',
    'part no. 44718',
  ])('are none of %s', (text) => {
    expect([...numbersIn(text).keys()]).toEqual([]);
  });
});

describe('signs of a number', () => {
  const text = 'Name        Seat     Code\nAnn Lee     front    QX-4471\nher code at the desk, QX-4472 today';
  const signs = numbersIn(text).get('QX-4472');

  test('say how it is written', () => {
    expect(signs).toEqual(expect.arrayContaining(['form=AA-9999', 'classes=A-9', 'length=7', 'digits=4']));
  });

  test('say what words stand around it', () => {
    expect(signs).toEqual(
      expect.arrayContaining(['word before=desk', 'words before=the desk', 'first of line=her', 'word behind=today']),
    );
  });

  test('say what heads its column', () => {
    expect(numbersIn(text).get('QX-4471')).toContain('heading=code');
  });

  test('say what the words in front would be as the heading of a column', () => {
    const signs = numbersIn('It was left at the desk, psprt 19CV44071 in the safe');
    expect(signs.get('19CV44071')).toContain('last word read as=passport');
  });

  test('say which check digit it has', () => {
    expect(numbersIn('the blue one, 490154203237518 at the gate').get('490154203237518')).toContain('issued as=imei');
  });

  test.each([
    ['a clinic', 'Hill Street Clinic. The patient saw the doctor, her discharge and medication are below.', 'care'],
    ['a bank', 'Hill Street Bank. The deposit and the wire went from the teller of our branch.', 'bank'],
  ])('say from what kind of house the text is, and what a label means there: %s', (_, text, sector) => {
    const signs = numbersIn(`${text}\nAnn Lee, passport still blue, QX-447 today`).get('QX-447');
    expect(signs).toEqual(expect.arrayContaining([`sector=${sector}`, `sector, label=${sector} passport`]));
  });

  test('say nothing of a house where few words do', () => {
    const signs = numbersIn('Ann Lee had it, the doctor said, QX-4471 at the desk').get('QX-4471') ?? [];
    expect(signs.filter((name) => name.startsWith('sector'))).toEqual([]);
  });

  test('have keys by which a file finds them', () => {
    expect(keyOfName('words before=the desk')).not.toBe(keyOfName('words before=desk the'));
    expect(keyOfName('no such role=the')).toBeUndefined();
  });
});

describe('the judge of numbers', () => {
  test("takes away what the rules say of a cheque's number", () => {
    const text =
      'Hi Ann, call me on 202-555-0147.\nThe W9 of Ann Lee is on file. Pymt chk 30117745 went out on Monday and is not cashed yet, so far as I know.';
    expect(foundIn(text, 'financial_account')).toEqual([]);
  });

  test('finds a number that no label and no noun told', () => {
    const text =
      'The notary rejected the ID of Ann Lee as the license VB118205G expired 3/18, so she has to bring another one with her to the closing. Her phone is 202-555-0147.';
    expect(foundIn(text, 'drivers_license')).toEqual(['VB118205G']);
  });

  test('finds a number once more where nothing but the number tells it', () => {
    const text =
      'Passport of Ann Lee: X4471882, born 4 May 1971. Her phone is 202-555-0147 and she is at home after five on most days.\n\nNotes of the desk, nothing else today:\n- X4471882 came by';
    expect(foundIn(text, 'passport')).toEqual(['X4471882', 'X4471882']);
  });

  test('finds no day once more: it is stamped on messages too', () => {
    const text =
      'Ann Lee was born 4 May 1971. Her birthday is 05/04/1971 and her phone is 202-555-0147; she is at home after five on most days.\n\n[05/04/1971, 19:41] Ray: what stuff\n[05/04/1971, 19:44] Ann Lee: all of it';
    expect(foundIn(text, 'date_of_birth').filter((value) => value === '05/04/1971')).toHaveLength(1);
  });

  test.each([
    ['employee ID 5551234', 'Call 555-1234 for help'],
    ['member ID 20240115', 'on 2024-01-15 all came'],
    ['account 4471223', 'the sum was $4471223'],
    ['member ID 41207', 'of 41207 steps a day'],
  ])('does not find digits once more that are written otherwise, or few: %s, %s', (told, again) => {
    const text = `Ann Lee, ${told}, was born 4 May 1971. Her phone is 202-555-0147 and she is at home after five on most days.\n\nNotes of the desk, nothing else today:\n- ${again}`;
    const behind = text.length - again.length;
    expect(scan(text).filter(({ start }) => start >= behind)).toEqual([]);
  });

  test('does not find short numbers once more', () => {
    const text =
      'Her card ends in 4471 and Ann Lee was born 4 May 1971. Her phone is 202-555-0147 and she is at home after five on most days.\n\nNotes of the desk, nothing else today:\n- 4471 came by';
    expect(foundIn(text, 'payment_card')).toEqual(['4471']);
  });

  test('weighs digits that only a numbering plan makes a telephone as if nothing were said of them', () => {
    const text =
      'Ann Lee asked us to send her refund to another place from May on. The new account is with Coast Capital chequing 20814-009-7733018 and she will be at home after five on most days.';
    expect(foundIn(text, 'phone')).toEqual([]);
    expect(
      foundIn(
        'Ann Lee is at her desk until five on most days and may be asked about her claim: 520-555-0149 x 3107, or at home.',
        'phone',
      ),
    ).toHaveLength(1);
  });

  test('says nothing of a text of few words', () => {
    expect(foundIn('expiry date: 11/2026', 'card_expiry')).toEqual(['11/2026']);
  });
});

describe('what a number can be', () => {
  test.each<[ElementId, string]>([
    ['mbi', '1EG4TE5MK73'],
    ['ssn', '000124567'],
    ['vin', '1M8GDM9AXKP042788'],
    ['account_number', '7'],
  ])('%s: %s', (element, plain) => {
    expect(isPossible(element, plain)).toBe(true);
  });

  test.each<[ElementId, string]>([
    ['mbi', 'H55210047819'],
    ['ssn', '0001245'],
    ['vin', '1M8GDM9AXKP04278'],
    ['phone', '404418'],
    ['card_security_code', '24680'],
  ])('no %s: %s', (element, plain) => {
    expect(isPossible(element, plain)).toBe(false);
  });
});

describe('weights of signs', () => {
  test('are read by the names of signs and answers', () => {
    const { signs, answers, values } = readWeights('# remark\nlength=7\tnone -12 phone 30\nbefore=desk\tpassword 5\n');
    expect(signs.keys.filter((key) => key !== 0)).toHaveLength(2);
    expect([...answers]).toEqual([0, 3, 24]);
    expect([...values]).toEqual([-12, 30, 5]);
  });

  test.each([
    ['of a sign that is none', 'no such=3\tnone 3', 'no sign is called "no such=3"'],
    ['of a name without a value', 'lengthX\tnone 3', 'no sign is called "lengthX"'],
    ['of a number that is none', 'length=abc\tnone 3', 'no sign is called "length=abc"'],
    ['of a number that is empty', 'length=\tnone 3', 'no sign is called "length="'],
    ['of a fraction', 'length=8.5\tnone 3', 'no sign is called "length=8.5"'],
    ['of a number in another spelling', 'length=08\tnone 3', 'no sign is called "length=08"'],
    ['of a sign that stands there already', 'length=7\tnone 3', '"length=7" stands there twice'],
    ['of a word that stands there in other letters', 'before=DÉSK\tnone 3', '"before=DÉSK" stands there twice'],
    ['of an answer that is none', 'length=8\tnobody 1', 'no answer is called "nobody"'],
    ['of an answer that stands there already', 'length=8\tssn 1 ssn 2', 'the answer "ssn" stands there twice'],
    ['without an answer', 'length=8\t', 'no answer is called ""'],
    ['that are empty', 'length=8\tssn ', 'a weight is a whole number'],
    ['that are left out', 'length=8\tnone 1 ssn', 'a weight is a whole number'],
    ['that are fractions', 'length=8\tssn 1.5', 'a weight is a whole number'],
    ['that 16 bits do not hold', 'length=8\tssn 32768', 'a weight is a whole number'],
    ['without a column', 'length=8', 'a line has 2 columns'],
    ['in a third column', 'length=8\tssn 1\tnone 2', 'a line has 2 columns'],
  ])('%s are refused with file and line', (_, line, message) => {
    const read = () => readWeights(`# remark\nlength=7\tnone 1\nbefore=desk\tnone 1\n${line}\n`);
    expect(read).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        place: { file: 'data/judges/numbers.txt', line: 4 },
      }),
    );
  });

  test('are those of data/judges/numbers.txt', () => {
    expect(numberWeights().signs.keys.length).toBeGreaterThan(1000);
  });
});
