import { describe, expect, it } from 'vitest';
import { layoutOfHead } from './dialect.ts';

const layout = (text: string, name = 'file') => {
  const found = layoutOfHead(text, true, name);
  if (!found) return null;
  const { dialect, width, preamble, hasHeader, names } = found;
  return { delimiter: dialect.delimiter, width, preamble, hasHeader, names };
};

describe('the layout of delimited text', () => {
  it.each([
    [',', 'id,name,city\n1,Ada,Rome\n2,Bob,Ulm\n'],
    ['\t', 'id\tname\tcity\n1\tAda\tRome\n2\tBob\tUlm\n'],
    [';', 'id;name;city\n1;Smith, Ada;Rome\n2;Lee, Bob;Ulm\n'],
    ['|', 'id|name|city\n1|Ada|Rome, Italy\n2|Bob|Ulm\n'],
    ['\u0001', 'id\u0001name\u0001city\n1\u0001Ada\u0001Rome\n2\u0001Bob\u0001Ulm\n'],
  ])('finds the delimiter %j', (delimiter, text) => {
    expect(layout(text)).toMatchObject({ delimiter, width: 3, hasHeader: true, names: ['id', 'name', 'city'] });
  });

  it.each([
    ['\u0014', 'þBEGDOCþ\u0014þSSNþ\u0014þBODYþ\nþA1þ\u0014þþ\u0014þone, two®threeþ\n'],
    ['¶', 'þBEGDOCþ¶þSSNþ¶þBODYþ\nþA1þ¶þ219-09-9999þ¶þone\ntwoþ\n'],
    [',', 'þBEGDOCþ,þSSNþ,þBODYþ\nþA1þ,þ219-09-9999þ,þone, twoþ\n'],
    ['|', '^BEGDOC^|^SSN^|^BODY^\n^A1^|^219-09-9999^|^one | two^\n'],
  ])('reads load files of reviews with %j between fields', (delimiter, text) => {
    expect(layout(text, 'load.dat')).toEqual({
      delimiter,
      width: 3,
      preamble: 0,
      hasHeader: true,
      names: ['BEGDOC', 'SSN', 'BODY'],
    });
  });

  it.each([
    ['Jméno,Příjmení,Město\nJan,Novák,Praha\nEva,Svobodová,Brno\n'],
    ['nombre;apellidos;teléfono\nAna;García;910 555 123\nLuis;Pérez;910 555 124\n'],
    ['氏名,電話番号,住所\n山田太郎,03-1234-5678,東京都\n佐藤花子,06-1234-5678,大阪府\n'],
    ['cust_nm,acctNo,STATUS_CD\nAda,77,A\nBob,78,B\n'],
    ['alpha,beta,gamma\n12.50,2021-08-01,7\n9.00,2021-08-02,8\n'],
  ])('takes words over values for a header: %j', (text) => {
    expect(layout(text)?.hasHeader).toBe(true);
  });

  it.each([
    ['James,Smith,219-09-9999\nMary,Johnson,219-09-9998\nRobert,Brown,219-09-9997\n'],
    ['James,Smith,Seattle\nMary,Johnson,Portland\nRobert,Brown,Boston\n'],
    ['2021-08-01,12,ok\n2021-08-02,13,ok\n2021-08-03,14,bad\n'],
    ['G1941526,NJ,0715-12\nT2003602,OR,9744-55\nI7557158,WA,9845-24\nK2210045,ND,5810-31\n'],
  ])('takes a first row like the others for data: %j', (text) => {
    expect(layout(text)).toMatchObject({ hasHeader: false, names: [null, null, null] });
  });

  it('takes no sign for the delimiter that stands within quotes, however many of them are in a row', () => {
    const cell = (n: number) => `"a:2:{s:4:""name"";s:11:""Ada Quill ${n}"";s:3:""ssn"";s:11:""219-47-100${n}"";}"`;
    const text = `id,session\n${[1, 2, 3, 4].map((n) => `${n},${cell(n)}\n`).join('')}`;
    expect(layoutOfHead(text, true, 'sessions.csv')).toMatchObject({ width: 2, names: ['id', 'session'] });
    const inches = `size;name\n${[1, 2, 3].map((n) => `2${n}";Screen\n`).join('')}`;
    expect(layoutOfHead(inches, true, 'screens.csv')).toMatchObject({ width: 2, names: ['size', 'name'] });
  });

  it('finds a header below a title', () => {
    expect(layout('Customers of the north\nMade on 2021-08-01\nid,name,city\n1,Ada,Rome\n2,Bob,Ulm\n')).toMatchObject({
      preamble: 2,
      hasHeader: true,
    });
    expect(layout('Export,,\nMade on 2021-08-01,,\n,,\nid,name,city\n1,Ada,Rome\n2,Bob,Ulm\n')).toMatchObject({
      preamble: 3,
      names: ['id', 'name', 'city'],
    });
  });

  it('finds a header that has ageing buckets, which are amounts in the rows below', () => {
    const rows = ['61670|ESCOBEDO, KAVITA|323.00|0.00|11.50', '45463|HOLLOWAY, KAVITA|71.00|0.00|52.50'];
    const head = ['Acct #|Patient|0-30|31-60|61-90', ...rows].join('\n');
    expect(layout(head)).toMatchObject({
      hasHeader: true,
      names: ['Acct #', 'Patient', '0-30', '31-60', '61-90'],
    });
  });

  it('takes a title with its day for no labels of groups of columns', () => {
    const head =
      'Stammdaten GmbH;;Stand: 01.03.2024\nPers.-Nr.;Name;Vorname;Ort\n44;Vogt;Silke;Kiel\n47;Groß;Uwe;Köln\n';
    expect(layout(head)).toMatchObject({ names: ['Pers.-Nr.', 'Name', 'Vorname', 'Ort'] });
  });

  it('is that of a table whose first cells are written as pages', () => {
    const rows = [1, 2, 3].map((n) => `<a href=x${n}>Ann Lee</a>,614-555-013${n},a${n}@mail.example\n`).join('');
    expect(layout(`Name,Phone,Email\n${rows}`, 'people.csv')?.names).toEqual(['Name', 'Phone', 'Email']);
    expect(layout(`<p>Name, phone, mail\n${rows}`, 'page.txt')).toBeNull();
  });

  it('takes a second row that says in words what the first says in codes for a part of the header', () => {
    const survey = 'StartDate,Q1_1,Q1_2,Q1_3\nStart Date,Your details - Full name,Date of birth,Best phone number\n';
    const rows = '2023-01-02,Ann Lee,03/04/1970,614-555-0134\n2023-01-03,Bo Kim,11/09/1981,614-555-0177\n';
    const found = {
      preamble: 1,
      names: ['StartDate', 'Q1_1 Your details - Full name', 'Q1_2 Date of birth', 'Q1_3 Best phone number'],
    };
    expect(layout(survey + rows)).toMatchObject(found);
    const kept =
      '"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}"\n';
    expect(layout(survey + kept + rows)).toMatchObject({ ...found, preamble: 2 });
  });

  it.each([
    [
      'whose values are missing',
      'name,dob,ssn\nAnn Lee,unknown,none\nBo Kim,1970-01-02,219-09-9999\nCy Dow,1971-01-02,219-09-9998\n',
    ],
    ['of words', 'name,city,title\nAnn Lee,Rome,Title clerk\nBo Kim,Ulm,Nurse\nCy Dow,Bonn,Clerk\n'],
  ])('takes a first row of data for data %s', (_, text) => {
    expect(layout(text)).toMatchObject({ preamble: 0 });
  });

  it.each([
    [
      'sentences',
      'Dear Ada, thank you for your call about the bill of last month.\nWe looked at it, and all is well now.\nYours, the desk\n',
    ],
    ['code', 'const a = f(1, 2);\nconst b = g(a, 3);\nreturn { a, b };\n'],
    ['settings', '"name": "x",\n"version": "1",\n"private": true,\n"type": "module",\n'],
    ['a log', '2021-08-01 00:00:00 INFO started\n2021-08-01 00:00:01 WARN slow, 3 s\n2021-08-01 00:00:02 INFO done\n'],
    ['a database dump', "INSERT INTO p VALUES (1,'Ada','Rome','x','y');\n".repeat(4)],
    ['one line', 'Ada, Bob and Cleo\n'],
  ])('does not take %s for a table', (_, text) => {
    expect(layout(text)).toBeNull();
  });

  it.each([
    ['Hi Tom,\ncall Ann Lee, her SSN is 219-09-9999.\nthanks, Joe Park\n'],
    ['Hello Ann,\n\nplease call Bob Stone, 614-555-0199.\n\nThanks, Joe\n'],
    ['March 3, 2025\n\nDear Ms. Lee,\nyour claim of May 1, 2025 was paid.\n\nSincerely,\nKaren Holt, Claims\n'],
  ])('takes a note whose lines have a comma each for text: %j', (text) => {
    expect(layout(text, 'note.txt')).toBeNull();
  });

  it('takes names turned round with more in columns behind them for text, whose commas part no cells', () => {
    const roster = 'HARLOW, ANN   04/11/1971\nMARSH, TOM    02/03/1980\nGREER, LUIS   07/08/1966\n';
    expect(layout(roster, 'roster.txt')).toBeNull();
    expect(layout(`Name, Born\n${roster}`, 'roster.csv')?.width).toBe(2);
  });

  it('takes a list that somebody typed with a space behind each comma for a table', () => {
    expect(layout('Smith, John, 219-09-9999\nDoe, Jane, 219-09-9998\nRoe, Ann, 219-09-9997\n')?.width).toBe(3);
    expect(layout('name, phone,\nAnn Lee, 614-555-0199,\nBob Ray, 614-555-0198,\n')?.width).toBe(3);
  });

  it.each([
    ['names with initials', 'Adams, Ann\nBaker, Bob J.\nCole, Carl\nDunn, Dee M.\nEvans, Eve\nFord, Frank Jr.\n', 2],
    ['numbers that some lack', 'Smith John, 614-555-0199\nLee Ann,\nRay Bob, 614-555-0197\nPark Dee,\n', 2],
    ['addresses and firms', 'John Smith, 12 Main St.\nAnn Lee, 14 Oak Ave\nBob Ray, 16 Elm Rd.\nDi Fox, 8 Ash Dr\n', 2],
    [
      'notes behind numbers',
      'Ann Lee, 219-09-9999, No answer.\nBob Ray, 219-09-9998, moved\nCy Roe, 219-09-9997, Paid.\nDi Fox, 219-09-9996, left\n',
      3,
    ],
    [
      'notes under a header',
      'Name, City, Notes\nAnn Lee, Dayton, No answer.\nBob Ray, Akron, moved\nCy Roe, Lima, Paid.\nDi Fox, Lima, left\n',
      3,
    ],
  ])('takes a typed list for a table though some lines end as those of a note do: %s', (_, text, width) => {
    expect(layout(text, 'list.txt')?.width).toBe(width);
  });

  it('takes rows that begin with an area code in brackets for a table', () => {
    const rows = ['(555) 123-4567,Ann Lee,Dayton', '(555) 123-4568,Bob Ray,Dayton', '(555) 223-4568,Cy Ray,Dayton'];
    expect(layout(`Phone,Name,City\n${rows.join('\n')}\n`)).toMatchObject({ width: 3, hasHeader: true });
    expect(layout("(1, 'Ada', 'Rome'),\n(2, 'Bob', 'Rome'),\n(3, 'Cy', 'Rome'),\n".repeat(2))).toBeNull();
  });

  it('takes a list of one column for a table only where its name and its header say so', () => {
    const list = 'ssn\n219099999\n219099998\n';
    expect(layout(list, 'list.csv')).toMatchObject({ width: 1, hasHeader: true, names: ['ssn'] });
    expect(layout(list, 'list.txt')).toBeNull();
    expect(layout('words\nand more\nof them\n', 'list.csv')).toBeNull();
    const people =
      'SMITH MARY 03/12/1971\nJONES ROBERT 11/02/1958\nBROWN ANA 07/30/1990\nLOPEZ LINDA 01/15/1949\nDAVIS AL 02/02/1960\n';
    expect(layout(`record\n${people}`, 'list.csv')).toMatchObject({ width: 1, hasHeader: true, names: ['record'] });
    expect(layout(people, 'list.csv')).toMatchObject({ width: 1, hasHeader: false, names: [null] });
    expect(layout(`record\n${people}`, 'list.txt')).toMatchObject({ width: 1, hasHeader: true });
    expect(layout(people.replaceAll('/', ' of '), 'list.txt')).toBeNull();
    const turned = people.replace(/^(\w+) /gm, '$1, ');
    expect(layout(turned, 'list.txt')).toMatchObject({ width: 1, hasHeader: false });
    expect(layout(turned.replace(/ (?=\d)/g, '    '), 'list.txt')).toMatchObject({ width: 1, hasHeader: false });
    expect(layout('Call 1: she asked about the bill of May.\n'.repeat(5), 'list.csv')).toBeNull();
  });
});
