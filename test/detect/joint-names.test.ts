import { describe, expect, it } from 'vitest';
import { twoNames } from '../../src/detect/columns/cells/joint-names.ts';
import { listedValue } from '../../src/detect/columns/cells/listed-people.ts';
import { detectGiven as detect } from '../support/detect-given.ts';

describe('a cell that names two people', () => {
  it.each([
    ['Ana Lopez & James Smith', ['Ana Lopez', 'James Smith']],
    ['Ana Lopez and James Smith', ['Ana Lopez', 'James Smith']],
    ['John & Mary Smith', ['John Smith', 'Mary Smith']],
    ['SMITH, JOHN & MARY', ['SMITH, JOHN', 'SMITH, MARY']],
    ['QUINLAN SEYMOUR T & GRETA M', ['QUINLAN, SEYMOUR T', 'QUINLAN, GRETA M']],
    ['JOHN SMITH & MARY', ['JOHN SMITH', 'MARY SMITH']],
    ['García, Luis / Pérez, Ana', ['García, Luis', 'Pérez, Ana']],
    ['Dr. John and Mrs. Mary Smith', ['Dr. John Smith', 'Mrs. Mary Smith']],
    ['Mr. & Mrs. John Q. Smith', ['John Q. Smith', 'Mrs. Smith']],
    ['Mr. and Mrs. Smith', ['Mr. Smith', 'Mrs. Smith']],
    ['Ana & Jan van der Berg', ['Ana van der Berg', 'Jan van der Berg']],
  ])('is split: %s', (cell, names) => {
    expect(twoNames(cell)).toEqual(names);
  });

  it.each([
    'Ana Lopez',
    'Barnes & Noble',
    'Smith & Sons LLC',
    'Johnson and Johnson',
    '12 & 13 Oak St',
    'A & B & C',
    'Tanya Obi c/o Mercy House',
    '',
  ])('is none: %s', (cell) => {
    expect(twoNames(cell)).toBeUndefined();
  });
});

describe('a column of account holders', () => {
  it('gives each of two people of a cell a record with the account, and a lone holder one', async () => {
    const rows = [
      ['Ana Lopez & James Smith', '0047118812'],
      ['Mary Brown', '0047118813'],
      ['Robert & Linda Garcia', '0047118814'],
      ['Susan Miller and David Davis', '0047118815'],
    ];
    const { records } = await detect([{ names: ['Account holders', 'Acct #'], rows }]);
    expect(records.map(({ given_name, family_name, holding }) => [given_name, family_name, holding])).toEqual(
      [
        ['Ana', 'Lopez'],
        ['James', 'Smith'],
        ['Mary', 'Brown'],
        ['Robert', 'Garcia'],
        ['Linda', 'Garcia'],
        ['Susan', 'Miller'],
        ['David', 'Davis'],
      ].map((name) => [...name, 'account_number=clear person_name=clear']),
    );
  });

  it('splits the few of a long list whose names are known, with companies among them, and no two words beside a sign', async () => {
    const [given, family] = [
      ['Mary', 'Susan', 'David', 'Karen', 'James'],
      ['Brown', 'Miller', 'Davis', 'Wilson', 'Moore', 'Plumbing LLC'],
    ];
    const many = Array.from({ length: 30 }, (_, n) => [`${given[n % 5]} ${family[n % 6]}`, `00471188${n + 10}`]);
    const holders = async (...cells: readonly string[]) => {
      const rows = [...many, ...cells.map((cell, n) => [cell, `00471189${n + 10}`])];
      const { records } = await detect([{ names: ['Account holder', 'Acct #'], rows }]);
      return records.slice(many.length).map(({ given_name, family_name }) => [given_name, family_name]);
    };
    expect(await holders('Robert & Linda Fairweather', 'Ana Lopez & James Smith')).toEqual([
      ['Robert', 'Fairweather'],
      ['Linda', 'Fairweather'],
      ['Ana', 'Lopez'],
      ['James', 'Smith'],
    ]);
    expect(await holders('Bubble & Squeak Qzx', 'Plug & Play Zqx')).toHaveLength(2);
  });
});

describe('a column whose cells list people', () => {
  const member = ['Marisol Whitaker', 'Derek Sandoval', 'Yolanda Brandt', 'Trent Pruitt'];
  const lists = [
    'Gordon (03/12/2011); Anita (04/01/2014)',
    '',
    'Clyde (05/06/2009)',
    'Vernon (07/08/2012); Odette (09/10/2015)',
  ];
  const peopleOf = async (header: string, cells: readonly string[]) => {
    const rows = member.map((name, n) => [name, `219-09-999${n}`, cells[n] ?? '']);
    const { records } = await detect([{ names: ['Member', 'SSN', header], rows }]);
    return records.map(({ given_name, family_name, date_of_birth, holding }) => [
      ...[given_name, family_name, date_of_birth],
      holding,
    ]);
  };

  it('gives each a record with the birth date, and the family name that the row says once', async () => {
    const people = await peopleOf('Dependents', lists);
    const kid = 'date_of_birth=clear person_name=clear';
    const own = 'person_name=clear ssn=clear';
    expect(people).toEqual([
      ['Marisol', 'Whitaker', null, own],
      ['Gordon', 'Whitaker', 20110312, kid],
      ['Anita', 'Whitaker', 20140401, kid],
      ['Derek', 'Sandoval', null, own],
      ['Yolanda', 'Brandt', null, own],
      ['Clyde', 'Brandt', 20090506, kid],
      ['Trent', 'Pruitt', null, own],
      ['Vernon', 'Pruitt', 20120708, kid],
      ['Odette', 'Pruitt', 20150910, kid],
    ]);
  });

  it('gives each of a whole team a record', async () => {
    const team = (day: number) =>
      [...'ABCDEFGHJKLM'].map((letter) => `Anita ${letter}rown (0${day}/12/2011)`).join('; ');
    const people = await peopleOf('Players', [team(1), team(2), team(3), '']);
    expect(people).toHaveLength(4 + 3 * 12);
  });

  it('is none where two family names stand in front of the comma, and first names behind it', async () => {
    const names = [
      'Lopez Garcia, Ana Maria',
      'Juan Carlos Ramirez Ortiz',
      'Perez Gomez, Luis Miguel',
      'Diaz Ruiz, Rosa Elena',
    ];
    const { records } = await detect([{ names: ['Asegurado'], rows: names.map((name) => [name]) }]);
    expect(records.map(({ given_name, family_name }) => [given_name, family_name])).toEqual([
      ['Ana', 'Lopez Garcia'],
      ['Juan', 'Ortiz'],
      ['Luis', 'Perez Gomez'],
      ['Rosa', 'Diaz Ruiz'],
    ]);
  });

  it('has the whole of a long name among its people', async () => {
    const people = await peopleOf('Dependents', [
      'Ana Maria de la Cruz Lopez; Ben Wu',
      'Clyde Brandt; Rosa Diaz',
      '',
      '',
    ]);
    expect(people.map(([given, family]) => `${given} ${family}`)).toContain('Ana Lopez');
  });

  it('is none where lists of words stand under a header of something else', async () => {
    const words = ['Red; Blue', 'Green; Amber', 'Red; Grey', 'Pink; Red'];
    expect(await peopleOf('Colors', words)).toHaveLength(4);
  });

  it('takes as long as its cells are long', () => {
    const long = `Ana (${'1'.repeat(40_000)}; ${'Ben '.repeat(40_000)}`;
    const started = performance.now();
    expect(listedValue(long, 1, 'given_name')).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('those of a household whom a row calls by first names alone', () => {
  it('have the family name of the row, and what is written with two names keeps its own', async () => {
    const rows = [
      ['Whitaker', 'Derek', 'Marisol', '302-555-0101'],
      ['Sandoval', 'Trent', '', '302-555-0102'],
      ['Brandt', 'Gordon', 'Anita', '302-555-0103'],
    ];
    const { records } = await detect([{ names: ['Family Name', 'Head First', 'Spouse First', 'Home Phone'], rows }]);
    expect(records.map(({ given_name, family_name }) => `${given_name} ${family_name}`)).toEqual([
      ...['Derek Whitaker', 'Marisol Whitaker', 'Trent Sandoval', 'Gordon Brandt', 'Anita Brandt'],
    ]);
    const whole = rows.map(([family, given]) => [`${given} ${family}`, `Anita ${family}s`, '302-555-0104']);
    const told = await detect([{ names: ['Employee', 'Spouse', 'Phone'], rows: whole }]);
    expect(told.records.map(({ family_name }) => family_name)).toEqual(
      rows.flatMap(([family]) => [family, `${family}s`]),
    );
  });
});

describe('a whole name beside first and last name', () => {
  it('is not the row\u2019s person where it is of who pays', async () => {
    const rows = [
      ['Derek', 'Whitaker', '03/12/2009', 'Marisol Whitaker'],
      ['Trent', 'Sandoval', '04/12/1979', 'Trent Sandoval'],
      ['Gordon', 'Brandt', '05/12/1981', 'Gordon Brandt'],
    ];
    const { records } = await detect([{ names: ['First', 'Last', 'Birthday', 'Billing Name'], rows }]);
    expect(records.map(({ full_name }) => full_name)).toEqual([null, 'Trent Sandoval', 'Gordon Brandt']);
  });
});

describe('who is insured beside the patient of a row', () => {
  it('has the number of the plan that the row says once', async () => {
    const names = [
      'Patient First',
      'Patient Last',
      'DOB',
      'Insurance ID',
      'Cardholder First',
      'Cardholder Last',
      'NDC',
    ];
    const rows = [
      ['Derek', 'Whitaker', '03/12/2009', 'YRP219099991', 'Marisol', 'Whitaker', '00093505801'],
      ['Trent', 'Sandoval', '04/12/2011', 'YRP219099992', 'Philippa', 'Sandoval', '68180098103'],
      ['Gordon', 'Brandt', '05/12/2012', 'YRP219099993', 'Yolanda', 'Brandt', '00378180510'],
    ];
    const { records } = await detect([{ names, rows }]);
    expect(records).toHaveLength(6);
    for (const { holding } of records) expect(holding).toContain('health_insurance_id=clear');
  });
});
