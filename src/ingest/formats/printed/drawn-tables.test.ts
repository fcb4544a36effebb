import { describe, expect, it } from 'vitest';
import { drawnTables } from './drawn-tables.ts';
import { expandedRecords, numberedRecords } from './expanded-records.ts';

const printedIn = (text: string) => {
  const all = [...numberedRecords(expandedRecords(drawnTables(text.split('\n'))))];
  return {
    rows: all.flatMap((piece) => (piece.kind === 'row' ? [[piece.heads, piece.cells]] : [])),
    records: all.flatMap((piece) => (piece.kind === 'record' ? [Object.fromEntries(piece.fields)] : [])),
    lines: all.flatMap((piece) => (piece.kind === 'line' ? [piece.line] : [])),
  };
};

describe('what clients of databases print', () => {
  it('is rows where a table is drawn, with or without a frame, and its text where it is none', () => {
    const tables = [
      [
        'mysql> SELECT 1;',
        '+----+-----+',
        '| id | ssn |',
        '+----+-----+',
        '|  1 | 219 |',
        '+----+-----+',
        '1 row in set',
      ],
      ['crm=# select 1;', ' id | ssn ', '----+-----', '  1 | 219', '(1 row)'],
      ['shown:', '┌────┬─────┐', '│ id │ ssn │', '├────┼─────┤', '│ 1  │ 219 │', '└────┴─────┘', 'end'],
    ];
    for (const table of tables) {
      const { rows, lines } = printedIn(table.join('\n'));
      expect(rows).toEqual([
        [
          ['id', 'ssn'],
          ['1', '219'],
        ],
      ]);
      expect(lines).toContain(table[0]);
      expect(lines).toContain(table.at(-1));
    }
  });

  it('is cut where the columns are, also where a value holds the stroke between them', () => {
    const { rows } = printedIn(' name    | note \n---------+------\n Ann Lee | a | b\n');
    expect(rows).toEqual([
      [
        ['name', 'note'],
        ['Ann Lee', 'a | b'],
      ],
    ]);
  });

  it('is a table in Markdown only where it lists people: others say something of those whom the words name', () => {
    expect(printedIn('| name | ssn |\n|---|---|\n| Ann | 219 |').rows).toHaveLength(1);
    expect(printedIn('| test | result |\n|---|---|\n| HIV | none |')).toMatchObject({ rows: [], lines: { length: 3 } });
  });

  it('is a record where each field has a line, and its value may have more', () => {
    const psql =
      '-[ RECORD 1 ]-+----\nname | Ann Lee\nnote | one+\n     | two\n-[ RECORD 2 ]-+----\nname | Ben Ray\nnote | \n\n';
    expect(printedIn(psql).records).toEqual([
      { name: 'Ann Lee', note: 'one\ntwo' },
      { name: 'Ben Ray', note: '' },
    ]);
    const mysql = `${'*'.repeat(27)} 1. row ${'*'.repeat(27)}\n name: Ann Lee\n  ssn: 219\n1 row in set (0.00 sec)\n`;
    expect(printedIn(mysql)).toMatchObject({
      records: [{ name: 'Ann Lee', ssn: '219' }],
      lines: ['1 row in set (0.00 sec)', ''],
    });
  });

  it('is a record where names and values are lines that are numbered, and a list of words stays one', () => {
    const hash =
      '1) "first_name"\n2) "Ann"\n3) "last_name"\n4) "Lee"\n1) "first_name"\n2) "Ben"\n3) "last_name"\n4) "Ray"';
    expect(printedIn(hash).records).toEqual([
      { first_name: 'Ann', last_name: 'Lee' },
      { first_name: 'Ben', last_name: 'Ray' },
    ]);
    expect(printedIn('1) "red"\n2) "green"')).toMatchObject({ records: [], lines: ['1) "red"', '2) "green"'] });
  });

  it('is none where a form is drawn: what a word says stands behind it, and every line of it stays', () => {
    const rule = '+------+-----+';
    const forms = [
      [rule, '| Name | Ann |', '| SSN  | 219 |', rule, '', rule, '| Name | Ben |', '| SSN  | 218 |', rule],
      [rule, '| Name | Ann |', rule, '| SSN  | 219 |', rule, '| DOB  | 1981 |', rule],
      [rule, '| Field | Value |', rule, '| Name | Ann |', '| SSN  | 219 |', rule, 'done'],
      ['| Name | Ann | SSN | 219 |', '+------+-----+-----+----+', '| City | Dover | Phone | 302-555-0101 |'],
      ['| name | ssn |', rule, rule, rule, 'none found'],
    ];
    for (const lines of forms) expect(printedIn(lines.join('\n'))).toMatchObject({ rows: [], lines });
  });

  it('has one row where its cells go on in the next line', () => {
    const rule = '+-----+-----+--------+';
    const grid = [
      rule,
      '| name | ssn | street |',
      rule.replaceAll('-', '='),
      '| Ann | 219 | 12 Oak |',
      '|     |     | Dover  |',
      rule,
    ];
    const heads = ['name', 'ssn', 'street'];
    expect(printedIn([...grid, '| Ben | 218 | Elm    |', rule].join('\n')).rows).toEqual([
      [heads, ['Ann', '219', '12 Oak Dover']],
      [heads, ['Ben', '218', 'Elm']],
    ]);
    const psql =
      ' name | ssn | blood \n------+-----+-------\n Ann  | 219 | A    +\n      |     | B+\n Ben  | 218 | A+\n      | 217 | B';
    expect(printedIn(psql).rows.map(([, cells]) => cells)).toEqual([
      ['Ann', '219', 'A B+'],
      ['Ben', '218', 'A+'],
      ['', '217', 'B'],
    ]);
  });
});
