import { describe, expect, it } from 'vitest';
import { scan } from '../default-scanner.ts';
import { createTokens } from '../tokens/tokens.ts';
import { insertedRows } from './tuples.ts';
import { worthJudging } from './worth-judging.ts';

const found = (text: string): readonly string[] =>
  scan(text).map(({ element, start, end }) => `${element} ${text.slice(start, end)}`);

describe('lists in text', () => {
  it('have columns by heads of any language', () => {
    const text = [
      'N   COGNOME E NOME        NATO IL      LUOGO       DOCUMENTO',
      '1   BIANCHI MATTEO        23/06/1971   MILANO      PP YB4471820',
      '2   FERRARI ALBERTA       04/12/1983   CAGLIARI    PP YA0927440',
      '3   CAVALLO ADRIANA       11/02/1974   TRIESTE     PP YB0233017',
      '',
    ].join('\n');
    expect(found(text)).toEqual(expect.arrayContaining(['place_of_birth MILANO', 'date_of_birth 04/12/1983']));
  });
  it('have documents of several kinds in one column, each of which its cell says', () => {
    const rows = [
      'N   COGNOME E NOME      SEX   NATO IL      LUOGO       DOCUMENTO        CAB.',
      '1   BIANCHI MATTEO      M     23/06/1971   MILANO      PP YB4471820     7116',
      '2   FERRARI ALBERTA     F     04/12/1983   CAGLIARI    PAT U1C902274K   7116',
      '3   CAVALLO ADRIANA     F     11/02/1974   TRIESTE     CI CA90233ZT     7114',
      '4   RADULESCU IOANA     F     08/08/1996   BRESCIA     PP 054417821     7118',
      '5   PESCE GIANNI        M     30/09/1958   GENOVA      CI CA44718HQ     7114',
      '6   COSTA PIERLUIGI     M     19/01/1949   RECCO       CI AY 8820417    7118',
    ];
    expect(found(`Lista passeggeri\n\n${rows.join('\n')}\n`)).toEqual(
      expect.arrayContaining([
        'passport YB4471820',
        'drivers_license U1C902274K',
        'other_government_id CA90233ZT',
        'other_government_id CA44718HQ',
      ]),
    );
  });
});

describe('rows that SQL inserts', () => {
  it('have the columns that the statement or the table names', () => {
    const text = `CREATE TABLE \`pacientes\` (\`id_pac\` int(11) NOT NULL, \`nombre\` varchar(40), \`apellidos\` varchar(60), \`f_nac\` date, PRIMARY KEY (\`id_pac\`));
INSERT INTO \`pacientes\` VALUES (4112,'Empar','Bolufer Climent','1958-03-22'),(4113,'Iker','O''Neill','2015-09-30');
`;
    expect(found(text)).toEqual(
      expect.arrayContaining(['person_name Empar', 'person_name Bolufer Climent', 'date_of_birth 2015-09-30']),
    );
  });

  it('say nothing where no column is about a person', () => {
    expect(found("INSERT INTO tarifas VALUES (11,'Limpieza bucal',45.00),(14,'Empaste composite',60.00);\n")).toEqual(
      [],
    );
  });

  it('give no number of anybody by keys that count the rows', () => {
    const text = `Patients of the clinic, as of today. Call the patient Olga Petrova on 602-555-0134 before noon, please, she asked for it.
INSERT INTO patients (id, full_name, born) VALUES (447101,'Olga Petrova','1958-03-22'),(447102,'Ivan Novak','1961-07-02'),(447103,'Maria Lopez','1970-11-30'),(447104,'Peter Brown','1949-01-15');
`;
    const values = found(text);
    expect(values).toContain('date_of_birth 1961-07-02');
    expect(values.filter((value) => /4471/.test(value))).toEqual([]);
  });
});

const GIVEN = ['Olga', 'Ivan', 'Maria', 'Peter', 'Carmen', 'Luis'];
const FAMILY = ['Petrova', 'Brown', 'Lopez', 'Novak', 'Ruiz', 'Gomez'];

/** Rows of more than two windows; ends of lines or blanks between them, or nothing. */
const rows = (between: string): readonly string[] =>
  Array.from(
    { length: 2000 },
    (_, n) =>
      `(${1000 + 3 * n},'${GIVEN[n % 6]}','${FAMILY[(n * 5) % 6]}','19${50 + (n % 49)}-03-0${1 + (n % 9)}','523-00-${1000 + n}',"${n}"),${between}`,
  );

describe('a statement that goes on in the next window', () => {
  it.each([
    ['in lines', '\n'],
    ['in one line', ''],
  ])('is read on to its end, %s', (_, between) => {
    const text = `INSERT INTO patients (id,first_name,last_name,dob,ssn,n) VALUES ${rows(between).join('')}`;
    const values = found(text);
    expect(values.filter((value) => value.startsWith('ssn 523-00-')).length).toBe(2000);
    expect(values.filter((value) => value.startsWith('date_of_birth ')).length).toBe(2000);
  });

  it('has the columns of a table that was created windows before', () => {
    const text = `CREATE TABLE patients (id int, first_name text, last_name text, dob date, ssn text, n text);
${'The nightly job ended without errors.\n'.repeat(4000)}
INSERT INTO patients VALUES ${rows('').slice(0, 3).join('').slice(0, -1)};
`;
    expect(found(text).filter((value) => value.startsWith('ssn 523-00-')).length).toBe(3);
  });

  it('is read from its next row, though the cut lies in a text of that row', () => {
    const text = `INSERT INTO t (name, note) VALUES ('Ann','one'),('Bo','it''s), (no, row'),('Cy','three');`;
    const cut = text.indexOf('(no');
    const at = (from: number, to: number) => ({ ...createTokens(), text, from, to });
    const first = insertedRows(at(0, cut), undefined);
    const second = insertedRows(at(cut, text.length), first.open);
    const names = second.inserted.flatMap(({ rows }) =>
      rows.map(({ cells: [name] }) => text.slice(name?.from, name?.to)),
    );
    expect(names).toEqual(['Ann', 'Bo', 'Cy']);
    expect(second.open.rows).toBeUndefined();
  });
});

describe('many small tables', () => {
  const tables = Array.from(
    { length: 800 },
    (_, n) => `INSERT INTO t${n} (name,dob,c${n}) VALUES ('Olga Petrova','1951-03-04','b');\n`,
  ).join('');

  it('are judged up to a bound in a window, the longest first', () => {
    const people = Array.from({ length: 8 }, (_, n) => `('Olga Petrova','1962-05-0${n + 1}')`).join(',');
    const text = `${tables}INSERT INTO pax (full_name, born) VALUES ${people};\n`;
    const lists = insertedRows({ ...createTokens(), text, from: 0, to: text.length }, undefined).inserted.map(
      ({ heads, rows: own }) => ({ heads, rows: own, places: own.map(({ cells }) => cells.map((_, n) => n)) }),
    );
    const chosen = worthJudging(text, lists);
    expect(chosen.length).toBeLessThanOrEqual(101);
    expect(chosen.at(-1)?.list.rows.length).toBe(8);
  });

  it('are not judged where no cell may say who somebody is', () => {
    const text = "INSERT INTO stock (name, qty, unit, since) VALUES ('bolt',12,'pcs','x1'),('nut',14,'pcs','x2');";
    const [stock] = insertedRows({ ...createTokens(), text, from: 0, to: text.length }, undefined).inserted;
    const list = {
      heads: stock?.heads ?? [],
      rows: stock?.rows ?? [],
      places: [
        [0, 1, 2, 3],
        [0, 1, 2, 3],
      ],
    };
    expect(worthJudging(text, [list])).toEqual([]);
  });
});
