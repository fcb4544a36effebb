import { describe, expect, it } from 'vitest';
import { detectGiven as detect, type GivenTable } from '../../../../test/support/detect-given.ts';

type Found = Readonly<Record<string, unknown>>;
const told = ({ row_no, full_name, ssn, holding }: Found) => [Number(row_no), full_name, ssn, holding];

const tickets: GivenTable = {
  names: ['ticket_id', 'opened', 'notes'],
  rows: [
    ['T-1001', '2025-11-03', 'Customer Harriet Vance called about her bill. Verified SSN 512-33-8842.'],
    ['T-1002', '2025-11-04', 'Line tested, modem rebooted, ok.'],
    ['T-1003', '2025-11-05', 'Robert Stone wants to port out. SSN on file 541-22-1934.'],
  ],
};

const form: GivenTable = {
  names: ['field', 'value'],
  rows: [
    ['First Name', 'Harriet'],
    ['Last Name', 'Vance'],
    ['SSN', '512-33-8842'],
    ['Date of birth', '03/14/1979'],
  ],
};

const contacts: GivenTable = {
  names: ['name', 'contact'],
  rows: [
    ['Ana Ruiz', 'ana.ruiz@example.com'],
    ['Bob Stone', '503-555-0141'],
    ['Carla Monti', 'carla@example.org'],
  ],
};

describe('tables without a column that speaks of a person', () => {
  it('are read row by row: what a note says of somebody is a record of its row', async () => {
    const { records } = await detect([tickets]);
    expect(records.map(told)).toEqual([
      [1, 'Harriet Vance', '512338842', expect.stringContaining('person_name=clear ssn=clear')],
      [3, 'Robert Stone', '541221934', expect.stringContaining('person_name=clear ssn=clear')],
    ]);
  });

  it('are one text where the first column says what stands beside it', async () => {
    const { records } = await detect([form]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ssn: '512338842', date_of_birth: 19790314, family_name: 'Vance' });
  });

  it('give no record where they speak of nobody, or name somebody and say no more', async () => {
    const { records } = await detect([
      { names: ['sku', 'text'], rows: [['A-1', 'A chair of oak, 40 by 60, made in Ohio']] },
      { names: ['page', 'text'], rows: [['1', 'The manual was written by Robert Stone and Ana Ruiz.']] },
    ]);
    expect(records).toEqual([]);
  });
});

describe('rows of things', () => {
  it('are nobody, though an airport and a drug are called as people are', async () => {
    const { records } = await detect([
      {
        names: ['iata', 'name', 'city', 'latitude', 'longitude'],
        rows: [
          ['15A', 'Rusty Allen', 'Lago Vista', '30.49859', '-97.96951'],
          ['CEC', 'Jack McNamara', 'Crescent City', '41.78015', '-124.2365'],
          ['0B8', 'Thigpen', 'Bay Springs', '31.95376', '-89.23450'],
        ],
      },
      {
        names: ['ndc', 'brand', 'generic', 'strength'],
        rows: [
          ['0093-5423-28', 'Camila', 'norethindrone', '0.35 mg'],
          ['50419-402-03', 'Yasmin', 'drospirenone', '3 mg'],
        ],
      },
    ]);
    expect(records).toEqual([]);
  });

  it('are of somebody where a sentence says what they have', async () => {
    const { records } = await detect([
      { names: ['item', 'remark'], rows: [['4', 'Robert Stone was told that he has diabetes.']] },
    ]);
    expect(records.map(told)).toEqual([[1, 'Robert Stone', null, expect.stringContaining('medical=clear')]]);
  });
});

describe('a column of values of several kinds', () => {
  it('is text, and each of its cells exposes what it holds', async () => {
    const { records } = await detect([contacts]);
    expect(records.map(({ holding }) => holding)).toEqual([
      'email=clear person_name=clear',
      'person_name=clear phone=clear',
      'email=clear person_name=clear',
    ]);
  });
});
