import { gzipSync } from 'node:zlib';
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

  it('of messages, each with who wrote it and when, are tables whose rows say which conversation they are of and with whom', async () => {
    const agent = { type: 'admin', name: 'Dana Whit', email: 'dana@acme.example' };
    const conversation = (n: number) => {
      const author = { type: 'user', name: `Ada Quill${n}`, email: `ada${n}@mail.example` };
      const parts = [
        { body: 'Which number?', created_at: 1675000000, author: agent },
        { body: '302-555-0134', created_at: 1675000100, author },
      ];
      return { id: 70 + n, source: { body: 'Call me', author }, assignee: agent, thread: { parts } };
    };
    const found = await open('conversations.ndjson', [1, 2].map((n) => JSON.stringify(conversation(n))).join('\n'));
    expect(rowsOf(found['thread.parts'])).toHaveLength(4);
    expect(rowsOf(found['thread.parts'])[3]).toMatchObject({
      conversation_id: '72',
      'contact.name': 'Ada Quill2',
      body: '302-555-0134',
      'author.name': 'Ada Quill2',
    });
    expect(rowsOf(found[''])[1]).toMatchObject({ 'source.author.name': 'Ada Quill2', 'source.body': 'Call me' });
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

  it('of lists have the names of columns that the first of them says', async () => {
    const rows = people(3).map(({ name, ssn }) => [name.first, name.last, ssn]);
    const found = await open('rows.json', JSON.stringify([['first_name', 'last_name', 'ssn'], ...rows]));
    expect(rowsOf(found[''])).toHaveLength(3);
    expect(rowsOf(found[''])[2]).toMatchObject({ first_name: 'Ada', last_name: 'Quill2', ssn: '219-47-1002' });
  });

  it('are found in a list that holds one thing alone', async () => {
    const found = await open('answers.json', JSON.stringify({ log: { entries: [{ body: { data: people(9) } }] } }));
    expect(rowsOf(found['log.entries.body.data'])).toHaveLength(9);
  });
});

describe('objects in JSON that are tables', () => {
  const byId = (count: number) => Object.fromEntries(people(count).map((one, n) => [`u${1000 + n}`, one]));

  it('hold people under their ids: in the whole text, under a key, and in a line of many', async () => {
    const row = { '(key)': 'u1008', 'name.last': 'Quill8', ssn: '219-47-1008' };
    const whole = await open('users.json', JSON.stringify(byId(9)));
    expect(rowsOf(whole['rows'])[8]).toMatchObject(row);
    const under = await open('users.json', JSON.stringify({ version: 3, users: byId(9) }));
    expect(rowsOf(under['users'])[8]).toMatchObject(row);
    const lines = await open(
      'users.ndjson',
      [1, 2].map((batch) => JSON.stringify({ batch, users: byId(9) })).join('\n'),
    );
    expect(rowsOf(lines['users'])).toHaveLength(18);
  });

  it('hold people under their ids in texts that are too long to hold, beside things under theirs', async () => {
    const notes = 'x'.repeat(70_000);
    const users = Object.fromEntries(people(1000).map((person, n) => [`-M${n}`, { ...person, notes }]));
    const things = { carts: { a: { sku: 1 }, b: { sku: 2 }, c: { sku: 3 } }, version: 7 };
    const found = await open('store.json', JSON.stringify({ users, ...things }));
    expect(rowsOf(found['users'])).toHaveLength(1000);
    expect(rowsOf(found['users'])[999]).toMatchObject({
      '(key)': '-M999',
      'name.last': 'Quill999',
      ssn: '219-47-1999',
    });
    expect(found['']?.text).toContain('"sku": 3');
    expect(found['']?.text).not.toContain('Quill');
  });

  it('hold columns under their names, as lists or by the numbers of rows', async () => {
    const lists = { name: people(4).map(({ name }) => name.last), ssn: people(4).map(({ ssn }) => ssn) };
    const byRow = Object.fromEntries(Object.entries(lists).map(([name, cells]) => [name, { ...cells }]));
    for (const value of [lists, byRow, { at: '2026-03-01', ...lists }]) {
      const found = await open('frame.json', JSON.stringify(value));
      expect(rowsOf(found['rows'])[3]).toMatchObject({ name: 'Quill3', ssn: '219-47-1003' });
    }
  });

  it('are no parts of one record, and no things', async () => {
    const parts = { applicant: { name: 'Ada Quill', ssn: '219-47-1000' }, loan: { sum: '9', term: '30' }, notes: {} };
    const settings = { a: { host: 'x', port: 1 }, b: { host: 'y', port: 2 }, c: { host: 'z', port: 3 } };
    for (const value of [parts, settings])
      expect(Object.values(await open('one.json', JSON.stringify(value))).flatMap(rowsOf)).toEqual([]);
  });
});

describe('JSON that is written as a text within JSON', () => {
  it('is read as what it says, however often it was written so', async () => {
    const [one] = people(1);
    const message = (value: unknown) => JSON.stringify({ Message: JSON.stringify(value) });
    const found = await open('queue.json', JSON.stringify([1, 2].map((id) => ({ id, Body: message(one) }))));
    expect(rowsOf(found[''])[1]).toMatchObject({
      'Body.Message.name.last': 'Quill0',
      'Body.Message.ssn': '219-47-1000',
    });
  });

  it('is read as what it says where queues and streams carry it in Base64, packed or not', async () => {
    const carried = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
    const events = people(9).map((person, n) => {
      const text = Buffer.from(JSON.stringify(person));
      return { kinesis: { partitionKey: `${n}`, data: carried(n % 2 === 0 ? text : gzipSync(text)) } };
    });
    const found = await open('stream.ndjson', events.map((event) => JSON.stringify(event)).join('\n'));
    expect(rowsOf(found[''])[8]).toMatchObject({
      'kinesis.data.name.last': 'Quill8',
      'kinesis.data.ssn': '219-47-1008',
    });
    expect(rowsOf(found[''])[7]).toMatchObject({ 'kinesis.data.ssn': '219-47-1007' });
  });

  it('keeps Base64 that is no text, stands elsewhere or unpacks to far more than a message', async () => {
    const values = {
      data: Buffer.from(Array.from({ length: 30 }, (_, n) => 255 - 7 * n)).toString('base64'),
      token: Buffer.from('{"name": "Ada Quill"}       ').toString('base64'),
      payload: gzipSync(Buffer.alloc(9_000_000, ' ')).toString('base64'),
    };
    const found = await open('odd.ndjson', `${JSON.stringify(values)}\n`.repeat(2));
    expect(rowsOf(found[''])[0]).toEqual(values);
  });

  it('stays a text where it holds no record, or is none', async () => {
    const said = ['["a \\"b\\""]', '{ "is": no JSON'];
    const found = await open('said.json', JSON.stringify(said.map((text) => ({ text }))));
    expect(rowsOf(found['']).map(({ text }) => text)).toEqual(said);
  });
});
