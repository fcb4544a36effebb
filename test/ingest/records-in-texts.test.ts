import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const open = (name: string, text: string) => openBytes(name, Buffer.from(text));
const PEOPLE = [
  ['Ada', 'Quill', '219-47-1000'],
  ['Cleo', 'Sample', '219-47-1001'],
  ['Björn', 'Muster', '219-47-1002'],
] as const;
const CSV = `first_name,last_name,ssn\n${PEOPLE.map((one) => `${one.join(',')}\n`).join('')}`;
const ADA = { first_name: 'Ada', last_name: 'Quill', ssn: '219-47-1000' };

describe('tables of people that are written as a text', () => {
  it('are tables in a value of JSON and in records of it', async () => {
    const alone = await open('job.json', JSON.stringify({ job: 'export', result: CSV }));
    expect(rowsOf(alone['result'])).toHaveLength(3);
    expect(rowsOf(alone['result'])[0]).toEqual(ADA);
    expect(alone['']?.text).toContain('export');
    const lines = [1, 2].map((n) => JSON.stringify({ n, body: CSV.repeat(1) }));
    expect(JSON.stringify(await open('jobs.ndjson', lines.join('\n')))).toContain('body.3.last_name');
  });

  it('are tables in the CDATA of XML, JSON there too', async () => {
    const xml = (inner: string) => `<?xml version="1.0"?>\n<export><file name="m"><![CDATA[${inner}]]></file></export>`;
    expect(Object.values(await open('a.xml', xml(CSV))).flatMap(rowsOf)[0]).toEqual(ADA);
    expect(Object.values(await open('b.xml', xml(JSON.stringify([ADA, ADA])))).flatMap(rowsOf)).toContainEqual(ADA);
  });

  it('are no notes of several lines, whatever signs stand in them', async () => {
    const note = 'Spoke with name, email on file\ncalled back, left word\ncalled again, no answer';
    const found = await open(
      'notes.ndjson',
      `${JSON.stringify({ id: 1, note })}\n${JSON.stringify({ id: 2, note })}\n`,
    );
    expect(rowsOf(found[''])[0]).toEqual({ id: '1', note });
  });
});

describe('values that a store of documents writes with their kind', () => {
  it('stand under the name of their field, days as days', async () => {
    const line = (n: number) =>
      JSON.stringify({
        _id: { $oid: `5f${n}` },
        logins: { $numberLong: '12' },
        dob: { $date: { $numberLong: '-1000000000' } },
        seen: { $date: '2021-08-01T00:00:00Z' },
        price: { $usd: 4 },
      });
    const found = await open('users.json', `${line(1)}\n${line(2)}\n`);
    expect(rowsOf(found[''])[0]).toEqual({
      _id: '5f1',
      logins: '12',
      dob: '1969-12-20T10:13:20.000Z',
      seen: '2021-08-01T00:00:00Z',
      'price.$usd': '4',
    });
  });
});

describe('lines of logs', () => {
  const stamp = (n: number): string => `[01/Aug/2021:10:0${n}:00 +0000]`;

  it('that hold what a form of people sent are records, with the sender’s address', async () => {
    const lines = PEOPLE.map(
      ([first, last, ssn], n) =>
        `203.0.113.${n} - - ${stamp(n)} "GET /signup?user%5Bfirst_name%5D=${encodeURIComponent(first)}&user%5Blast_name%5D=${last}&ssn=${ssn} HTTP/1.1" 200 5 "-" "Mozilla/5.0"\n` +
        `203.0.113.9 - - ${stamp(n)} "GET /app.js?v=3&x=1 HTTP/1.1" 200 5 "-" "Mozilla/5.0"\n`,
    );
    const found = await open('access.log', lines.join(''));
    expect(rowsOf(found['table 1'])[2]).toEqual({
      first_name: 'Björn',
      last_name: 'Muster',
      ssn: '219-47-1002',
      'ip address': '203.0.113.2',
    });
    expect(found['']?.text).toContain('/app.js?v=3&x=1');
    expect(found['']?.text).not.toContain('219-47');
  });

  it('that are bodies of posts are records under their names', async () => {
    const body = PEOPLE.map(
      ([first, last], n) =>
        `POST /pay HTTP/1.1\nHost: shop.example\n\nname=${first}+${last}&email=${n}%40mail.example\n\n`,
    );
    const found = await open('posts.log', body.join(''));
    expect(rowsOf(found['table 1'])[0]).toEqual({ name: 'Ada Quill', email: '0@mail.example' });
  });

  it('that hold statements which name the columns of people are records', async () => {
    const lines = PEOPLE.map(
      (one, n) =>
        `2021-08-01T10:0${n}:00Z LOG:  statement: INSERT INTO members (first_name, last_name, ssn) VALUES (${one.map((cell) => `'${cell}'`).join(', ')});\n2021-08-01T10:0${n}:01Z LOG:  duration: 1.2 ms\n`,
    );
    const found = await open('db.log', lines.join(''));
    expect(rowsOf(found['table 1'])).toHaveLength(3);
    expect(rowsOf(found['table 1'])[0]).toEqual(ADA);
    expect(found['']?.text).toContain('duration');
  });

  it('that hold several statements are all their rows, and what stands around them stays text', async () => {
    const insert = (one: readonly string[]): string =>
      `INSERT INTO members (first_name, last_name, ssn) VALUES (${one.map((cell) => `'${cell}'`).join(', ')});`;
    const audit = "INSERT INTO audit (event, at) VALUES ('login', 7);";
    const line = `10:00 [user=dora@mail.example] ${audit} ${PEOPLE.map(insert).join(' ')} took 3 ms\n10:00 connection closed\n`;
    const found = await open('db.log', line.repeat(2));
    expect(rowsOf(found['table 1'])).toHaveLength(6);
    expect(rowsOf(found['table 1'])[0]).toEqual(ADA);
    expect(found['']?.text).toContain('user=dora@mail.example');
    expect(found['']?.text).toContain("'login'");
    expect(found['']?.text).toContain('took 3 ms');
    expect(found['']?.text).not.toContain('219-47');
  });

  it('that say by which value the row of an UPDATE is found have it in the row', async () => {
    const update = ([first, last, ssn]: readonly string[]): string =>
      `UPDATE members SET first_name='${first}', last_name = '${last}' WHERE ssn = '${ssn}' AND branch = 4`;
    const ada = { first_name: 'Ada', last_name: 'Quill', ssn: '219-47-1000', branch: '4' };
    const logged = await open('db.log', PEOPLE.map((one) => `10:00 statement: ${update(one)}\n`).join(''));
    expect(rowsOf(logged['table 1'])[0]).toEqual(ada);
    const script = await open('fix.sql', PEOPLE.map((one) => `${update(one)};\n`).join(''));
    expect(rowsOf(script['members (updated)'])[0]).toEqual(ada);
    const either = await open('fix.sql', "UPDATE members SET ssn='219-47-1000' WHERE name='Ada' OR name='Cleo';\n");
    expect(rowsOf(either['members (updated)'])).toEqual([{ ssn: '219-47-1000' }]);
    expect(either['']?.text).toContain("name='Ada' OR name='Cleo'");
  });

  it('that say a field again keep each of its values', async () => {
    const lines = PEOPLE.map(([first, last]) => `GET /s?first_name=${first}&last_name=${last}&child=Tim&child=Tom\n`);
    const found = await open('access.log', lines.join(''));
    expect(rowsOf(found['table 1'])[0]).toEqual({
      first_name: 'Ada',
      last_name: 'Quill',
      child: 'Tim',
      'child 2': 'Tom',
    });
  });

  it('that tell the values of a statement below it are one record with it', async () => {
    const lines = PEOPLE.map(
      (one, n) =>
        `2021-08-01 10:0${n} UTC [7] LOG:  execute <unnamed>: INSERT INTO members (first_name, last_name, ssn) VALUES ($1, $2, $3)\n` +
        `2021-08-01 10:0${n} UTC [7] DETAIL:  parameters: ${one.map((cell, at) => `$${at + 1} = '${cell}'`).join(', ')}\n`,
    );
    const untold = 'LOG:  execute <unnamed>: INSERT INTO members (first_name, last_name) VALUES ($1, $2)\n';
    const found = await open('binds.log', `${lines.join('')}${untold}`);
    expect(rowsOf(found['table 1'])).toHaveLength(3);
    expect(rowsOf(found['table 1'])[0]).toEqual(ADA);
    expect(found['']?.text).toBe(untold);
  });

  it('do not part a table whose cells are addresses of pages', async () => {
    const rows = PEOPLE.map(
      ([first, last], n) => `${n},10,https://a.example/?first_name=${first}&last_name=${last},ok`,
    );
    const found = await open('visits.csv', `id,seconds,page,state\n${rows.join('\n')}\n`);
    expect(found['']).toMatchObject({ type: 'text/csv' });
    expect(rowsOf(found[''])).toHaveLength(3);
  });

  it('are gone through in linear time, however long and odd they are', async () => {
    const started = performance.now();
    const odd = ['?a=&'.repeat(250_000), 'insert into '.repeat(80_000), '-'.repeat(1_000_000)];
    odd.push(
      '='.repeat(1_000_000),
      `?${'a'.repeat(1_000_000)}[=1&b=2&`,
      '?first_name=A&last_name=B&ssn=1 '.repeat(30_000),
    );
    odd.push("update a set b='' where c='' ".repeat(30_000), ...Array.from({ length: 100_000 }, () => 'a\n-'));
    await open('odd.log', `${odd.join('\n')}\n`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('rows that SQL*Plus wraps', () => {
  const heads =
    'CUSTOMER_ID FIRST_NAME LAST_NAME\n----------- ---------- ----------\nSSN         EMAIL\n----------- ---------------\n';
  const row = ([first, last, ssn]: readonly string[], n: number, mail = 'a@mail.example'): string =>
    `${String(1000 + n).padStart(11)} ${first?.padEnd(10)} ${last?.padEnd(10)}\n${ssn?.padEnd(11)} ${mail}\n\n`;

  it('are rows of all their lines, over pages that say the heads again', async () => {
    const text = `SQL> select * from customers;\n\n${heads}${PEOPLE.map((one, n) => row(one, n)).join('')}\n${heads}${row(PEOPLE[0], 7)}\n4 rows selected.\n\nSQL> exit\n`;
    const found = await open('spool.lst', text);
    expect(rowsOf(found['table 1'])).toHaveLength(4);
    expect(rowsOf(found['table 1'])[1]).toEqual({
      CUSTOMER_ID: '1001',
      FIRST_NAME: 'Cleo',
      LAST_NAME: 'Sample',
      SSN: '219-47-1001',
      EMAIL: 'a@mail.example',
    });
    expect(found['']?.text).toContain('4 rows selected.');
  });

  it('keep a line without values in its place', async () => {
    const empty = `       1000 Ada        Quill\n\n\n`;
    const found = await open('spool.lst', `${heads}${empty}${row(PEOPLE[1], 1)}`);
    expect(rowsOf(found['table 1']).map((cells) => cells['LAST_NAME'])).toEqual(['Quill', 'Sample']);
  });

  it('are none where headings have strokes under them', async () => {
    const text = 'Minutes\n-------\nOpening\n-------\nAda Quill opened the meeting.\nCleo Sample wrote.\n';
    expect((await open('minutes.txt', text))['']?.text).toBe(text);
  });
});

describe('dumps of changes', () => {
  it('have a row for what each statement sets, apart from whole rows', async () => {
    const lines = PEOPLE.map(
      ([first, last, ssn], n) =>
        `UPDATE \`members\` SET \`first_name\` = '${first}', \`last_name\` = '${last}', \`ssn\` = '${ssn}' WHERE \`id\` = ${n};\n`,
    );
    const found = await open('changes.sql', lines.join(''));
    expect(rowsOf(found['members (updated)'])).toHaveLength(3);
    expect(rowsOf(found['members (updated)'])[0]).toEqual({ ...ADA, id: '0' });
  });
});

describe('printed reports', () => {
  it('are fields in fixed places below their titles, though each name has a comma', async () => {
    const rows = PEOPLE.flatMap(([first, last, ssn]) =>
      [first, 'Dee'].map((given) => [`${last}, ${given}`, ssn] as const),
    );
    const text =
      `ACME PAYROLL REGISTER                 PAGE    1\n\nEMP NO   EMPLOYEE NAME          SOC SEC NO\n` +
      rows.map(([name, ssn], n) => `${10000 + n}    ${name.toUpperCase().padEnd(22)} ${ssn}\n`).join('') +
      'TOTAL                              6\n';
    const found = await open('register.txt', text);
    expect(found['']?.names).toEqual(['EMP NO', 'EMPLOYEE NAME', 'SOC SEC NO']);
    expect(found['']?.rows).toContainEqual(['10000', 'QUILL, ADA', '219-47-1000']);
  });
});

describe('words below the rows of a report', () => {
  it('stay text, and no field cuts a name or a number in them', async () => {
    const rows = PEOPLE.flatMap(([first, last, ssn]) => [`${first} ${last}`, `Dee ${last}`].map((name) => [name, ssn]));
    const table = rows.map(([name = '', ssn]) => `${name.padEnd(19)} 01/12/1960  ${ssn}\n`).join('');
    const letter = `Dear colleague,\n\nName                DOB         SSN\n${table}`;
    const signed = 'Kindly, Jonathan Fitzgerald-Smith (SSN 219-47-1044)';
    const found = await open('letter.txt', `${letter}\n${signed}\n`);
    expect(rowsOf(found[''])).toHaveLength(7);
    expect(found['text']?.text).toBe(`${signed}\n`);
    const alone = await open(
      'letter.txt',
      `${letter}${'Maximilian Quillson'.padEnd(20, 's')}01/12/1960  219-47-1044\n`,
    );
    expect(alone['']?.rows.at(-1)).toEqual(['Maximilian Quillsons', '01/12/1960', '219-47-1044']);
    expect(Object.keys(alone)).toEqual(['']);
  });
});

describe('pages of a printed report', () => {
  it('say their heads once, and their titles are no fields of a row', async () => {
    const page = (no: number) =>
      `\fACME HOSPITAL     PATIENT CENSUS REPORT     PAGE ${no}\nMRN       PATIENT NAME              SSN\n--------  ------------------------  -----------\n` +
      PEOPLE.map(([first, last, ssn], n) => `${88000 + n}     ${`${last}, ${first}`.padEnd(25)} ${ssn}\n`).join('');
    const found = await open('census.prn', [1, 2].map(page).join(''));
    expect(found['']?.names).toEqual(['MRN', 'PATIENT NAME', 'SSN']);
    expect(found['']?.rows.filter(([, name]) => name === 'Quill, Ada')).toHaveLength(2);
    expect(found['']?.rows.filter((cells) => cells.length === 1)).toEqual(
      [1, 2].map((no) => [`ACME HOSPITAL     PATIENT CENSUS REPORT     PAGE ${no}`]),
    );
    expect(found['']?.rows).toHaveLength(8);
  });
});

describe('family trees', () => {
  const tree =
    '0 HEAD\n1 SOUR FTM\n1 GEDC\n2 VERS 5.5.1\n0 @I1@ INDI\n1 NAME Ada Maria /Quill/ Jr\n2 GIVN Ada Maria\n2 SURN Quill\n1 NAME Ada /Sample/\n1 SEX F\n1 BIRT\n2 DATE 12 MAR 1950\n2 PLAC Akron, Ohio\n1 RESI\n2 ADDR 7 Elm St\n3 CONT Apt 2\n3 CITY Akron\n2 EMAIL ada@mail.example\n1 NOTE Likes\n2 CONC  tea.\n1 FAMS @F1@\n' +
    '0 @I2@ INDI\n1 NAME Cleo //\n1 DEAT\n2 DATE 1 JAN 2001\n0 @F1@ FAM\n1 HUSB @I2@\n1 MARR\n2 DATE 1970\n0 TRLR\n';

  it('have a row for each person, and nothing is lost beside them', async () => {
    const found = await open('tree.ged', tree);
    expect(found['']).toMatchObject({ type: 'text/x-gedcom', status: 'read' });
    expect(rowsOf(found['people'])).toEqual([
      {
        'given name': 'Ada Maria',
        'family name': 'Quill',
        'name suffix': 'Jr',
        alias: 'Ada Sample',
        sex: 'F',
        'birth date': '12 MAR 1950',
        'place of birth': 'Akron, Ohio',
        address: '7 Elm St\nApt 2',
        city: 'Akron',
        email: 'ada@mail.example',
        note: 'Likes tea.',
      },
      { 'given name': 'Cleo', 'date of death': '1 JAN 2001' },
    ]);
    expect(found['']?.text).toContain('2 DATE 1970');
  });

  it('have notes that begin on the next line apart from what stands above, and addresses of mail as they are', async () => {
    const head = '0 HEAD\n1 SOUR FTM\n';
    const person = '0 @I1@ INDI\n1 NAME Ada /Quill/\n1 BIRT\n2 DATE 12 MAR 1950\n';
    const notes = '1 NOTE\n2 CONT Lived at the sea.\n2 CONT For long.\n'.repeat(2);
    const found = await open('tree.ged', `${head}${person}${notes}1 EMAIL ada@@mail.example\n0 TRLR\n`);
    expect(rowsOf(found['people'])[0]).toEqual({
      'given name': 'Ada',
      'family name': 'Quill',
      'birth date': '12 MAR 1950',
      note: 'Lived at the sea.\nFor long.',
      'note 2': 'Lived at the sea.\nFor long.',
      email: 'ada@mail.example',
    });
  });

  it('are read in time by their length, whatever tag a person repeats', async () => {
    const started = performance.now();
    const person = `0 @I1@ INDI\n${'1 NOTE x\n'.repeat(9000)}`;
    await open('tree.ged', `0 HEAD\n1 SOUR FTM\n${person.repeat(10)}0 TRLR\n`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
