import { describe, expect, test } from 'vitest';
import { foundIn } from '../../../../../test/support/found-in.ts';

const namesIn = (text: string): readonly string[] => foundIn(text, 'person_name');

describe('names written family name first', () => {
  test('are somebody in front of their numbers, though their words are those of streets and places', () => {
    const text =
      'Payroll changes for March, please enter them today:\nLEE, ANN 219-09-1234 raise to 48,000\nHILL, JOHN 219-09-9999 raise to 52,000\nLAKE, MARIA 219-09-5555 raise to 50,000\n';
    expect(namesIn(text)).toEqual(['LEE, ANN', 'HILL, JOHN', 'LAKE, MARIA']);
  });

  test.each(['EASTMAN, MARCO', 'Houston, Soledad E'])(
    'are somebody where a label asks, though both are towns: "%s"',
    (name) => {
      expect(namesIn(`Name (Last, First, MI): ${name}\nDOB: 03/14/1981\n`)).toEqual([name]);
    },
  );

  test('are somebody in a list of people, though both are towns', () => {
    const rows = ['HARLOW, ANN', 'EASTMAN, MARCO', 'HOUSTON, SOLEDAD', 'GREER, TOM'];
    expect(namesIn(`Present on May 3:\n${rows.join('\n')}\n`)).toEqual(rows);
  });

  test.each(['Al-Farsi, Mohammed', 'Selvan, Tamil'])('may be called as a language is: "%s"', (name) => {
    expect(namesIn(`Patient: ${name}\nDOB: 03/14/1981\nMRN: 00123456\n`)).toEqual([name]);
  });
});

describe('single names in a list', () => {
  test('are no name turned round behind another of the list', () => {
    const text =
      'Present: Mayfield (chair), Tran, Dombrowski, Ashby. Mr. Dombrowski moved to table the matter; Ms. Ashby agreed.\n';
    expect(namesIn(text)).not.toContain('Dombrowski, Ashby');
  });

  test.each([
    'She leaves her husband Earl Kemp and her grandchildren Trevor, Macy and Eli; and her sister, Verna Shough.',
    'Tuition aid: the Fenwick children (Colin, Maeve and Tess) were approved, said Rita Sobczak to their mother.',
  ])('are no name turned round behind whose they are: "%s"', (text) => {
    expect(namesIn(text).filter((name) => name.includes(','))).toEqual([]);
  });

  test('are no town where whoever stands before lives', () => {
    const text = 'She is survived by her children, Gordon Stroud of Mansfield and Annette Lugibihl of Bluffton.';
    expect(namesIn(text)).toEqual(['Gordon Stroud', 'Annette Lugibihl']);
  });
});

describe('a name behind a comma', () => {
  test('is somebody else’s where a whole name stands in front of it', () => {
    const text = 'Present: foster father Carl Dietz, Jaylen P. (9) and Amaya P. (6).';
    expect(namesIn(text)).toEqual(['Carl Dietz', 'Jaylen P.', 'Amaya P.']);
    expect(namesIn('Present: grandmother Lorna Jessup, uncle Dale Jessup, Kayla R. (11).')).toContain('Dale Jessup');
    expect(namesIn('He leaves his sons Ted Jr., Mark and Paul.')).toEqual(['Ted Jr.', 'Mark', 'Paul']);
  });
});

describe('double names of two families', () => {
  test.each(['G.H. Hoitink-te Brake', 'A. Jansen-van den Berg'])('are whole with their particles: %s', (name) => {
    expect(namesIn(`Betreft: mw. ${name}, geb. 09-04-1949\nTel. 0570-555 012\n`)).toEqual([name]);
  });
});

describe('labels with dots in front of their colon', () => {
  test('name somebody', () => {
    const text = 'Paciente.....: IVONETE APARECIDA SKRZYPIETZ         Sexo: F\nNascimento...: 03/05/1961\n';
    expect(namesIn(text)).toEqual(['IVONETE APARECIDA SKRZYPIETZ']);
  });
});

describe('fields of records', () => {
  test('called "name" hold somebody whatever else stands in the text', () => {
    expect(namesIn('{"name": "Mary Johnson", "phone": "302-555-0142"}')).toEqual(['Mary Johnson']);
  });

  test('hold nobody where the words are no name', () => {
    expect(namesIn('{"product": {"name": "Blue Widget"}, "support": "302-555-0147"}')).toEqual([]);
  });
});

describe('a family name and an initial', () => {
  test.each([
    ['402 Quirke, L 81F hip fx', ['Quirke, L']],
    ['403 Espinosa, A 45M cellulitis', ['Espinosa, A']],
    ['404 Voss, D 29 F on insulin', ['Voss, D']],
    ['Prescriber: NATARAJAN, S   DEA pending', ['NATARAJAN, S']],
  ])('are somebody in front of an age and behind a label: "%s"', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
  test.each([
    'Table 3, B 66M units',
    'In Texas, A 45M loan',
    'Rows, A 12F steel',
    'Spent: Houston, A 45M project',
    'Weather: Charlotte 71 F, Jackson 66 F',
    'Jackson, MS 66 F',
  ])('are nobody elsewhere: "%s"', (text) => {
    expect(namesIn(text)).toEqual([]);
  });
});

describe('a degree behind a name', () => {
  test.each(['PCP: Lindholm, Gretchen, MD', 'PCP: Hartwell, James R, NP'])('does not part it: "%s"', (text) => {
    expect(namesIn(text)).toEqual([text.replace(/^PCP: |, [A-Z]+$/g, '')]);
  });
});
