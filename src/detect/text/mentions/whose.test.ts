import { describe, expect, it } from 'vitest';
import { scan } from '../default-scanner.ts';
import { mentionsOf } from '../mentions.ts';

/** The names of the person to whom a value of a text is given; undefined where nobody is named. */
const ownerOf = (text: string, value: string): readonly string[] | undefined => {
  const spans = scan(text);
  const own = spans.findIndex(({ start, end }) => text.slice(start, end) === value);
  const members = mentionsOf(spans, text, 'plain').find((mention) => mention.members.includes(own))?.members ?? [];
  const names = members.flatMap((n) => (spans[n]?.element === 'person_name' ? [spans[n]] : []));
  return names.length === 0 ? undefined : names.map(({ start, end }) => text.slice(start, end));
};

describe('a value belongs to', () => {
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
  it('the person whose number in the form the label names', () => {
    const text = '1. Mary Johnson   Self\n2. Peter Johnson   Son\n\nAlternate phone (person 2): 202-555-0147';
    expect(ownerOf(text, '202-555-0147')).toEqual(['Peter Johnson']);
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
      '> Did you reach Mary Johnson?',
    ].join('\n');
    expect(ownerOf(text, '219-09-9998')).toEqual(['Mary Johnson']);
  });
  it('nobody, where a relative is meant whom the text does not name', () => {
    const text = "Customer: Mary Johnson\nMy roommate's phone is 202-555-0147";
    expect(ownerOf(text, '202-555-0147')).toBeUndefined();
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
  it('whom a letter is about, and not who writes of a relative without a name', () => {
    const text = 'Re: Mary Johnson\n\nMy late aunt was born in Springfield on 3 March 1931.\n\nSincerely,\nPeter Okoro';
    expect(ownerOf(text, '3 March 1931')).toEqual(['Mary Johnson']);
  });
});
