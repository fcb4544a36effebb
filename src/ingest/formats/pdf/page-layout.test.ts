import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageText } from './page-layout.ts';
import type { TextRun } from './text-runs.ts';

const WIDTH = 600;
const HEIGHT = 10;

/** A line of text at a place; a sign is five units wide. */
const run = (text: string, x: number, y: number): TextRun => ({ text, x, y, width: 5 * text.length, height: HEIGHT });

const COLUMNS = [40, 80, 200, 400];

/** A row of cells, each of one line or several, from a height down; lines of a cell are 12 units apart. */
const row = (y: number, ...cells: readonly (string | readonly string[])[]): readonly TextRun[] =>
  cells.flatMap((cell, column) =>
    [cell].flat().flatMap((text, line) => (text === '' ? [] : [run(text, COLUMNS[column] ?? 0, y - 12 * line)])),
  );

const textOf = (runs: readonly TextRun[]): string => pageText(runs, WIDTH).text;

const HEADS = row(700, 'No.', 'Name', 'Home address', 'Phone');

describe('the text of a table on a page', () => {
  it('has a line for each row, also where cells go on over lines', () => {
    const runs = [
      ...HEADS,
      ...row(680, '1', 'Ann Lee', ['12 Oak Street,', 'Dover, DE 19901'], '302-555-0147'),
      ...row(650, '2', ['Bartholomew', 'Fairweather'], '7 Elm Street, Dover', '302-555-0148'),
    ];
    expect(textOf(runs)).toBe(
      [
        'No.\tName\tHome address\tPhone',
        '1\tAnn Lee\t12 Oak Street, Dover, DE 19901\t302-555-0147',
        '2\tBartholomew Fairweather\t7 Elm Street, Dover\t302-555-0148',
      ].join('\n'),
    );
  });

  it('puts short cells that stand half-way down a row into it', () => {
    const runs = [
      ...HEADS,
      ...row(674, '1', 'Ann Lee', '', '302-555-0147'),
      ...row(680, '', '', ['12 Oak Street,', 'Dover, DE 19901']),
      ...row(640, '2', 'Bart Fairweather', '7 Elm Street, Dover', '302-555-0148'),
    ];
    expect(textOf(runs).split('\n')[1]).toBe('1\tAnn Lee\t12 Oak Street, Dover, DE 19901\t302-555-0147');
  });

  it('tells rows by their first cells where no space does', () => {
    const runs = [
      ...HEADS,
      ...row(688, '1', 'Ann Lee', ['12 Oak Street,', 'Dover, DE 19901'], '302-555-0147'),
      ...row(664, '2', 'Bart Fairweather', ['7 Elm Street,', 'Dover, DE 19901'], '302-555-0148'),
    ];
    expect(textOf(runs).split('\n')).toEqual([
      'No.\tName\tHome address\tPhone',
      '1\tAnn Lee\t12 Oak Street, Dover, DE 19901\t302-555-0147',
      '2\tBart Fairweather\t7 Elm Street, Dover, DE 19901\t302-555-0148',
    ]);
  });

  it('tells rows by the order in which their cells are drawn where no space does', () => {
    const runs = [
      ...HEADS,
      ...row(688, '1', ['Bartholomew', 'Fairweather'], ['12 Oak Street,', 'Dover, DE 19901'], '302-555-0147'),
      ...row(664, '2', ['Ann', 'Lee'], ['7 Elm Street,', 'Dover, DE 19901'], ['302-555-', '0148']),
    ];
    const everyColumnGoesOn = runs.filter(({ x }) => x !== COLUMNS[0]);
    expect(textOf(everyColumnGoesOn).split('\n')).toEqual([
      'Name\tHome address\tPhone',
      'Bartholomew Fairweather\t12 Oak Street, Dover, DE 19901\t302-555-0147',
      'Ann Lee\t7 Elm Street, Dover, DE 19901\t302-555-0148',
    ]);
  });

  it('joins words and addresses of mail that were torn at the end of their line', () => {
    const runs = [
      ...row(700, 'No.', 'Name', 'E-mail', 'Phone'),
      ...row(680, '1', ['Bartholom', 'ew Lee'], ['b.lee', '@example.com'], '302-555-0147'),
      ...row(650, '2', 'Ann Poe', 'ann@example.com', '302-555-0148'),
    ];
    expect(textOf(runs).split('\n')[1]).toBe('1\tBartholomew Lee\tb.lee@example.com\t302-555-0147');
  });

  it('has one header where heads have several lines above rows with numbers', () => {
    const heads = [...row(712, '', 'Last', 'Social', 'Home'), ...row(700, 'No.', 'name', 'security no.', 'phone')];
    const runs = [
      ...heads,
      ...row(688, '1', 'Lee', '078-05-1120', '302-555-0147'),
      ...row(676, '2', 'Poe', '219-09-9999', '302-555-0148'),
    ];
    expect(textOf(runs).split('\n').slice(0, 2)).toEqual([
      'No.\tLast name\tSocial security no.\tHome phone',
      '1\tLee\t078-05-1120\t302-555-0147',
    ]);
  });

  it('keeps the place of empty cells', () => {
    const runs = [
      ...HEADS,
      ...row(680, '1', 'Ann Lee', '', '302-555-0147'),
      ...row(660, '2', 'Bart Fairweather', '7 Elm Street', ''),
    ];
    expect(textOf(runs).split('\n').slice(1)).toEqual([
      '1\tAnn Lee\t\t302-555-0147',
      '2\tBart Fairweather\t7 Elm Street',
    ]);
  });

  it('joins a number that was torn at the end of its line', () => {
    const torn = (y: number, first: string, second: string) => [
      ...row(y, '1', 'Ann Lee', '12 Oak Street'),
      run(first, 400, y),
      run(second, 400, y - 12),
    ];
    const runs = [...HEADS, ...torn(680, '12/12/1', '943'), ...torn(650, '02/19/1', '971')];
    expect(textOf(runs).split('\n')[1]).toBe('1\tAnn Lee\t12 Oak Street\t12/12/1943');
  });

  it('begins with the heads of the page before where it goes on without any', () => {
    const first = pageText([...HEADS, ...row(680, '1', 'Ann Lee', '12 Oak Street', '302-555-0147')], WIDTH);
    const next = row(700, '2', 'Bart Fairweather', '7 Elm Street', '302-555-0148');
    expect(pageText(next, WIDTH, first.heads).text).toBe(
      'No.\tName\tHome address\tPhone\n2\tBart Fairweather\t7 Elm Street\t302-555-0148',
    );
  });

  it('stands between what is above and below it', () => {
    const runs = [
      run('Roster of March', 40, 740),
      ...HEADS,
      ...row(680, '1', 'Ann Lee', '12 Oak Street', '302-555-0147'),
      run('Please destroy this list when the calls are done, and keep no copy of it.', 40, 640),
    ];
    expect(
      textOf(runs)
        .split('\n')
        .map((line) => line.slice(0, 6)),
    ).toEqual(['Roster', 'No.\tNa', '1\tAnn ', 'Please']);
  });
});

describe('the text of a page', () => {
  it('has everything that stands on it, wherever and how large that is', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: 560 }),
      y: fc.integer({ min: 600, max: 720 }),
      height: fc.constantFrom(4, 10, 24),
      width: fc.constantFrom(0, 15, 60),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (places) => {
        const table = [...HEADS, ...row(680, '1', 'Ann Lee', ['12 Oak Street,', 'Dover'], '302-555-0147')];
        const others = places.map((one, n) => ({
          ...run(`<${n}>`, one.x, one.y),
          height: one.height,
          width: one.width,
        }));
        const words = textOf([...table, ...others]).split(/\s+/);
        expect(words.join('')).toHaveLength(
          [...table, ...others].map(({ text }) => text.replace(/\s/g, '')).join('').length,
        );
      }),
    );
  });
});

describe('the text of a page without a table', () => {
  it('reads columns of a newspaper one after the other', () => {
    const lines = (x: number, words: string) =>
      [0, 1, 2].map((n) => run(`${words} ${n} of a story in the town's paper`, x, 700 - 12 * n));
    const text = textOf([...lines(10, 'one'), ...lines(220, 'two'), ...lines(430, 'three')]);
    expect(text.split('\n').map((line) => line.slice(0, 5))).toEqual([
      'one 0',
      'one 1',
      'one 2',
      'two 0',
      'two 1',
      'two 2',
      'three',
      'three',
      'three',
    ]);
  });

  it('puts fields of a form that were drawn one after the other beside each other', () => {
    const field = (label: string, value: string, x: number, y: number) => [run(label, x, y), run(value, x, y - 12)];
    const runs = [
      ...field('Last name', 'Lee', 40, 700),
      ...field('First name', 'Ann', 240, 700),
      ...field('Street', '12 Oak Street', 40, 660),
      ...field('Phone', '302-555-0147', 240, 660),
      ...field('City', 'Dover', 40, 620),
      ...field('State', 'DE', 240, 620),
      ...field('ZIP', '19901', 440, 620),
    ];
    expect(textOf(runs).split('\n')).toEqual([
      'Last name\tFirst name',
      'Lee\tAnn',
      'Street\tPhone',
      '12 Oak Street\t302-555-0147',
      'City\tState\tZIP',
      'Dover\tDE\t19901',
    ]);
  });

  it('puts the values of a form beside the labels that were drawn before them', () => {
    const labels = ['Name', 'Born', 'Phone'].map((text, n) => run(text, 40, 700 - 20 * n));
    const values = ['Ann Lee', '3 March 1970', '302-555-0147'].map((text, n) => run(text, 140, 700 - 20 * n));
    expect(textOf([...labels, ...values])).toBe('Name\tAnn Lee\nBorn\t3 March 1970\nPhone\t302-555-0147');
  });
});

describe('the text of a page side by side', () => {
  const card = (x: number, y: number, name: string, town: string, phone: string): readonly TextRun[] =>
    [name, town, `Phone: ${phone}`, 'SSN 517-83-2208'].map((text, n) => run(text, x, y - 12 * n));

  it('is read card by card, whatever order it is drawn in', () => {
    const cards = [
      ...card(40, 700, 'Ann Lee', 'Dover, DE 19901', '302-555-0147'),
      ...card(300, 700, 'Bob Stone', 'Akron, OH 44308', '330-555-0148'),
    ];
    const byLine = [...cards].sort((a, b) => b.y - a.y || a.x - b.x);
    for (const runs of [cards, byLine])
      expect(textOf(runs).split('\n')).toEqual([
        ...['Ann Lee', 'Dover, DE 19901', 'Phone: 302-555-0147', 'SSN 517-83-2208', ''],
        ...['Bob Stone', 'Akron, OH 44308', 'Phone: 330-555-0148', 'SSN 517-83-2208'],
      ]);
  });

  it('goes across where both sides are fields of one form', () => {
    const runs = [
      ['First name: Ann', 'Last name: Lee'],
      ['Home phone: 302-555-0147', 'Work phone: 302-555-0148'],
      ['City: Dover', 'State: DE'],
    ].flatMap(([left = '', right = ''], n) => [run(left, 40, 700 - 14 * n), run(right, 300, 700 - 14 * n)]);
    expect(textOf(runs).split('\n')[1]).toBe('Home phone: 302-555-0147\tWork phone: 302-555-0148');
  });
});

describe('paragraphs of a page', () => {
  it('are a line each, with an empty one between them, and words at the ends of lines are whole', () => {
    const lines = [
      ['The other driver, who was not in the car of the com-', 700],
      ['pany, holds a license of the state and was seen by Ann', 688],
      ['Lee on that day.', 676],
      ['Dear Bob Stone', 646],
    ] as const;
    expect(textOf(lines.map(([text, y]) => run(text, 40, y)))).toBe(
      'The other driver, who was not in the car of the company, holds a license of the state and was seen by Ann Lee on that day.\n\nDear Bob Stone',
    );
  });

  it('leave the lines of an address and of a list as they are', () => {
    const address = ['Ann Lee', '12 Oak Street and Elm Street', 'Dover, DE 19901'].map((text, n) =>
      run(text, 40, 700 - 12 * n),
    );
    expect(textOf(address).split('\n')).toHaveLength(3);
    const list = ['- the license of the driver was taken that day', '- the car of the driver was taken that evening'];
    expect(textOf(list.map((text, n) => run(text, 40, 700 - 12 * n))).split('\n')).toEqual(list);
  });

  it('is one paragraph however many lines it has, in time that grows with them', () => {
    const words = 'and so she went on along the road to the town on the way to it';
    const { user } = process.cpuUsage();
    const runs = Array.from({ length: 8000 }, (_, n) => run(words, 40, 12 * (8000 - n)));
    expect(textOf(runs)).toBe(Array<string>(8000).fill(words).join(' '));
    expect(process.cpuUsage().user - user).toBeLessThan(3e6);
  });
});
