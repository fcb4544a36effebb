import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: { first: 'Ada', last: `Quill${n}` }, ssn: `219-47-${1000 + n}` }));

const open = (name: string, text: string) => openBytes(name, Buffer.from(text));

describe('lists in JSON', () => {
  it('are tables in an answer of a service that is one line, whether or not the line has an end', async () => {
    const answer = JSON.stringify({ status: 'ok', data: { total: 30, customers: people(30) } });
    for (const text of [answer, `${answer}\n`])
      expect(rowsOf((await open('answer.json', text))['data.customers'])).toHaveLength(30);
  });

  it('of many people in a record are tables of their own, and few people stay in its row', async () => {
    const answers = [people(12), people(9), people(3)].map((staff, shop) => JSON.stringify({ shop, dept: { staff } }));
    const found = await open('shops.ndjson', answers.join('\n'));
    expect(rowsOf(found['dept.staff'])).toHaveLength(21);
    expect(rowsOf(found['dept.staff'])[20]).toMatchObject({ 'name.first': 'Ada', ssn: '219-47-1008' });
    expect(rowsOf(found[''])).toHaveLength(3);
    expect(rowsOf(found[''])[2]).toMatchObject({ shop: '2', 'dept.staff.3.name.last': 'Quill2' });
    const listed = await open('shops.json', `[${answers.join(',')}]`);
    expect(rowsOf(listed['dept.staff'])).toHaveLength(21);
  });

  it('of things that are no people stay in the row of whose they are', async () => {
    const orders = Array.from({ length: 9 }, (_, n) => ({ order: String(n), card: `411111111111${1000 + n}` }));
    const found = await open('accounts.ndjson', `${JSON.stringify({ name: 'Ada Quill', orders })}\n`.repeat(2));
    expect(Object.keys(found)).toEqual(['']);
    expect(rowsOf(found[''])[0]).toMatchObject({ 'orders.9.card': '4111111111111008' });
  });

  it('of the telephones and accounts of a person stay in the row of that person', async () => {
    const person = (n: number, extra: unknown) =>
      JSON.stringify({ name: `Ada Quill${n}`, ssn: `219-47-100${n}`, extra });
    const phones = ['home', 'cell'].map((type, n) => ({ type, number: `614-555-019${n}` }));
    const alone = await open('one.json', `${person(1, phones)}\n`);
    expect(rowsOf(alone[''])).toMatchObject([{ name: 'Ada Quill1', 'extra.2.number': '614-555-0191' }]);
    const accounts = Array.from({ length: 9 }, (_, n) => ({ name: 'Checking', account_number: `55088144${n}` }));
    const listed = await open('accounts.ndjson', `${person(1, accounts)}\n${person(2, accounts)}\n`);
    expect(Object.keys(listed)).toEqual(['']);
    expect(rowsOf(listed[''])[1]).toMatchObject({ name: 'Ada Quill2', 'extra.9.account_number': '550881448' });
  });
});
