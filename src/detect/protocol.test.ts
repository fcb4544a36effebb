import { describe, expect, it } from 'vitest';
import { detectGiven, type GivenTable } from '../../test/support/detect-given.ts';
import type { Protocol } from './protocol.ts';

/** A header says the name and the number plainly; nothing but its form says the telephone. */
const customers: GivenTable = {
  names: ['first name', 'last name', 'ssn', 'x', 'notes'],
  rows: [
    [
      'Adam',
      'Quill',
      '219-47-1032',
      '(206) 555-0123',
      'asked for a call back at 312-555-0144 after six in the evening',
    ],
    ['Brenda', 'Harrow', '220-41-1011', '(206) 555-0124', ''],
    ['Carol', 'Marsh', '221-42-1012', '', 'the sign ZQ-77123 was printed on the wrong letter last week'],
  ],
};

const protocol = (given: Partial<Protocol>): Protocol => ({ threshold: 0, thresholds: {}, excluded: [], ...given });

const holdings = async (options: Parameters<typeof detectGiven>[1]) => {
  const { records } = await detectGiven([customers], options);
  return records.map(({ holding, withheld }) => [holding, withheld]);
};

describe('a protocol', () => {
  it('lets everything count where there is none', async () => {
    expect(await holdings({})).toEqual([
      ['person_name=clear phone=clear ssn=clear', null],
      ['person_name=clear phone=clear ssn=clear', null],
      ['person_name=clear ssn=clear', null],
    ]);
  });

  it('withholds what is less sure than the threshold of its element, in columns and in free text', async () => {
    expect(await holdings({ protocol: protocol({ thresholds: { phone: 990_000 } }) })).toEqual([
      ['person_name=clear ssn=clear', 'phone=clear'],
      ['person_name=clear ssn=clear', 'phone=clear'],
      ['person_name=clear ssn=clear', null],
    ]);
  });

  it('withholds elements that it leaves out, and says so of the column', async () => {
    const { records, columns } = await detectGiven([customers], { protocol: protocol({ excluded: ['ssn'] }) });
    expect(records.map(({ holding, withheld }) => [holding, withheld])[1]).toEqual([
      'person_name=clear phone=clear',
      'ssn=clear',
    ]);
    expect(records[0]).toMatchObject({ ssn: '219471032' });
    expect(columns.find(({ role }) => role === 'ssn')?.['why']).toContain('left out by the protocol');
  });

  it('never withholds what a person decided', async () => {
    const overrides = [{ document: 'D-1', column: 'x', role: 'phone', by: 'counsel', why: 'data dictionary' }] as const;
    const found = await holdings({ overrides, protocol: protocol({ threshold: 999_999 }) });
    expect(found[1]).toEqual(['phone=clear', 'person_name=clear ssn=clear']);
  });

  it('holds for texts as well: the surest value of an element decides', async () => {
    const text = 'Adam Quill, SSN 219-47-1032, telephone (206) 555-0123.';
    const texts = [[1, 1, 'plain', text]];
    const { records } = await detectGiven([], {
      texts,
      standing: [1],
      protocol: protocol({ thresholds: { ssn: 1_000_000 } }),
    });
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ withheld: 'ssn=clear' });
    expect(records[0]?.['holding']).not.toContain('ssn');
  });
});

describe("a case's own detectors", () => {
  const own = {
    path: 'detectors/members.yaml',
    text: `- id: own-member
  version: 1
  element: account_number
  pattern: '\\bZQ-\\d{5}\\b'
  score: 0.9
  source: letters of the company
  match: [ZQ-12345, member ZQ-00001, (ZQ-99999)]
  noMatch: [ZQ-1234, ZQ-123456, AZQ-12345]
`,
  };

  it('find values in free text of tables and in texts', async () => {
    const found = await detectGiven([customers], { detectors: [own] });
    expect(found.records.map(({ holding }) => holding)[2]).toBe('account_number=clear person_name=clear ssn=clear');
    const texts = [[1, 1, 'plain', 'Adam Quill stands under ZQ-77123 with us.']];
    const { detections } = await detectGiven([], { texts, standing: [1], detectors: [own] });
    expect(detections.map(({ detector }) => detector)).toContain('own-member');
  });

  it('make another detection of every document', async () => {
    const key = async (options: Parameters<typeof detectGiven>[1]) =>
      (await detectGiven([customers], options)).detected.map(({ detect_key: one }) => one);
    expect(await key({ detectors: [own] })).not.toEqual(await key({}));
  });
});
