import { describe, expect, it } from 'vitest';
import type { SqlPiece } from './piece.ts';
import { sqlPieces } from './statements.ts';

const rowsOf = (text: string, hasEscapes = false, size = text.length) => {
  const texts = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  const all = [...sqlPieces(texts, hasEscapes)];
  const rows = all.filter((piece): piece is Extract<SqlPiece, { piece: 'row' }> => piece.piece === 'row');
  const columns = all.filter(({ piece }) => piece === 'definition' || piece === 'columns');
  const rest = all.flatMap((piece) => (piece.piece === 'text' ? piece.text : [])).join('');
  return { rows: rows.map(({ table, cells }) => [table, ...cells]), columns, rest };
};

describe('a dump of a database', () => {
  it('gives the rows of MySQL with the columns of their definition', () => {
    const text =
      "-- a comment; with a 'quote\nCREATE TABLE `m` (\n  `id` int NOT NULL,\n  `name` varchar(9) DEFAULT 'a,b',\n  PRIMARY KEY (`id`)\n) ENGINE=x;\n" +
      "INSERT INTO `m` VALUES (1,'O\\'Brien; (x)'),\n(2,NULL),(3,'it''s');\nUNLOCK TABLES;\n";
    for (const size of [1, 7, 10_000]) {
      const { rows, columns, rest } = rowsOf(text, true, size);
      expect(rows).toEqual([
        ['m', '1', "O'Brien; (x)"],
        ['m', '2', null],
        ['m', '3', "it's"],
      ]);
      expect(columns[0]).toEqual({ piece: 'definition', table: 'm', names: ['id', 'name'] });
      expect(rest).toContain('UNLOCK TABLES;');
    }
  });

  it('gives the rows of COPY, and goes on behind them', () => {
    const { rows, columns } = rowsOf(
      'COPY public.p (id, note) FROM stdin;\n1\tone\\ttwo\n2\t\\N\n\\.\n\nCOPY public.q (a) FROM stdin;\nx\n\\.\n',
    );
    expect(rows).toEqual([
      ['p', '1', 'one\ttwo'],
      ['p', '2', null],
      ['q', 'x'],
    ]);
    expect(columns).toHaveLength(2);
  });

  it('reads literals of other servers, in calls as well, and statements without a semicolon', () => {
    const { rows } = rowsOf(
      "SET IDENTITY_INSERT [dbo].[P] ON\nINSERT [dbo].[P] ([Id], [When], [Note]) VALUES (1, CAST(N'1971-03-12T00:00:00' AS DateTime), N'C:\\dir\\')\n" +
        "GO\nInsert into HR.E (ID,DOB) values (7,to_date('12-MAR-71','DD-MON-RR'));\n",
    );
    expect(rows).toEqual([
      ['P', '1', '1971-03-12T00:00:00', 'C:\\dir\\'],
      ['E', '7', '12-MAR-71'],
    ]);
  });

  it('keeps a row that is cut as text', () => {
    const { rows, rest } = rowsOf("INSERT INTO t VALUES (1,'a'),(2,'b");
    expect(rows).toEqual([['t', '1', 'a']]);
    expect(rest).toContain("(2,'b");
  });

  it('reads rows of statements that fill several tables, set columns, select literals or merge', () => {
    const { rows, columns, rest } = rowsOf(
      "INSERT ALL\n  INTO P (ID, NAME, DOB) VALUES (1, 'Ann', DATE '1980-01-31')\n  INTO Q (ID) VALUES (2)\nSELECT 1 FROM DUAL;\n" +
        "INSERT INTO `s` SET `id`=3, `note`='a, b; c';\n" +
        "INSERT INTO u (id, name)\nSELECT 4 AS id, 'Ben' FROM DUAL UNION ALL\nSELECT 5, 'Cy';\n" +
        "MERGE INTO dbo.M AS t USING (VALUES (6, 'Dee')) AS s (id, name) ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id);\n",
    );
    expect(rows.slice(0, 6)).toEqual([
      ['P', '1', 'Ann', '1980-01-31'],
      ['Q', '2'],
      ['s', '3', 'a, b; c'],
      ['u', '4', 'Ben'],
      ['u', '5', 'Cy'],
      ['M (merged)', '6', 'Dee'],
    ]);
    expect(columns).toContainEqual({ piece: 'columns', table: 's', names: ['id', 'note'] });
    expect(columns).toContainEqual({ piece: 'columns', table: 'M (merged)', names: ['id', 'name'] });
    expect(rest).toContain('SELECT 1 FROM DUAL;');
  });

  it('ends a row that selects literals where the next statement begins, without a semicolon too', () => {
    const one = (id: number, name: string) => `INSERT INTO dbo.p (id, name) SELECT ${id}, '${name}'\n`;
    for (const size of [3, 10_000]) {
      const { rows } = rowsOf(`${one(1, 'Ann')}${one(2, 'Ben')}GO\n${one(3, 'Cy')}PRINT 'done'\n`, false, size);
      expect(rows).toEqual([
        ['p', '1', 'Ann'],
        ['p', '2', 'Ben'],
        ['p', '3', 'Cy'],
      ]);
    }
  });

  it('takes no row of what is selected from another table, and gives it as the text that it is', () => {
    const copies = [
      "INSERT INTO h (kind, name, ssn) SELECT 'old', c.name, c.ssn FROM c;",
      "INSERT INTO h (kind, name) SELECT 'old', UPPER(name) FROM c;",
    ];
    for (const copy of copies) expect(rowsOf(copy)).toMatchObject({ rows: [], rest: copy });
    const { rows } = rowsOf(
      "INSERT INTO h SELECT 1, 'Ann', NOW(), CAST(NULL AS text) UNION ALL SELECT 2, name, at, x FROM c;",
    );
    expect(rows).toEqual([['h', '1', 'Ann', 'NOW()', 'CAST(NULL AS text)']]);
  });

  it('takes time by its length alone, whatever it repeats', () => {
    for (const piece of ['INSERT INTO t SET ', 'INSERT INTO t SELECT 1,', "INSERT INTO t SELECT '"])
      expect(rowsOf(piece.repeat(10_000)).rest.length).toBeLessThanOrEqual(10_000 * piece.length);
  });
});
