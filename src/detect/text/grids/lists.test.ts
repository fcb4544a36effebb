import { describe, expect, it } from 'vitest';
import { scan } from '../default-scanner.ts';

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
});
