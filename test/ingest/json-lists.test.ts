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

  it('of keys with their values are columns of those names, however many', async () => {
    const answers = (n: number) => [
      ...[
        { name: 'First Name', value: 'Ada' },
        { name: 'Last Name', value: `Quill${n}` },
      ],
      ...Array.from({ length: 30 }, (_, m) => ({ name: `Question ${m}`, value: m, type: 'number' })),
    ];
    const found = await open(
      'forms.ndjson',
      [1, 2, 3].map((n) => JSON.stringify({ id: n, answers: answers(n) })).join('\n'),
    );
    expect(Object.keys(found)).toEqual(['']);
    expect(rowsOf(found[''])[1]).toMatchObject({ 'First Name': 'Ada', 'Last Name': 'Quill2' });
    expect(rowsOf(found[''])[1]).toMatchObject({ 'Question 29': '29' });
    const short = await open(
      'a.ndjson',
      `${JSON.stringify({
        f: [
          { n: 'ssn', v: '219-47-1000' },
          { n: 'dob', v: '' },
        ],
      })}\n`.repeat(2),
    );
    expect(rowsOf(short[''])[0]).toMatchObject({ ssn: '219-47-1000' });
  });

  it('of things that have a name and a value, and some the same name, stay a list', async () => {
    const tags = [
      { name: 'Ada Quill', value: '1' },
      { name: 'Ada Quill', value: '2' },
    ];
    const found = await open('tags.ndjson', `${JSON.stringify({ id: 1, tags })}\n`.repeat(2));
    expect(rowsOf(found[''])[0]).toMatchObject({ 'tags.1.name': 'Ada Quill', 'tags.2.value': '2' });
  });

  it('of things that are no people stay in the row of whose they are', async () => {
    const orders = Array.from({ length: 9 }, (_, n) => ({ order: String(n), card: `411111111111${1000 + n}` }));
    const found = await open('accounts.ndjson', `${JSON.stringify({ name: 'Ada Quill', orders })}\n`.repeat(2));
    expect(Object.keys(found)).toEqual(['']);
    expect(rowsOf(found[''])[0]).toMatchObject({ 'orders.9.card': '4111111111111008' });
  });
});
