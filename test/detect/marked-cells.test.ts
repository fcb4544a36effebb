import { describe, expect, it } from 'vitest';
import { areMarked, unmarked } from '../../src/detect/columns/cells/marked-cells.ts';
import { classifySample, detectCell, rowSample } from '../../src/detect/columns/scan-table.ts';
import { detectGiven as detect } from '../support/detect-given.ts';

const PEOPLE = ['Ann Lee', 'Robert Davis', 'Linda Brown', 'James Smith'];
const marked = PEOPLE.map((name, n) => {
  const [given = '', family = ''] = name.split(' ');
  const halves = `<span>${family.slice(0, 2)}</span><span>${family.slice(2)}</span>`;
  return [
    `<b>${given}</b> ${halves}`,
    `<a href='mailto:p${n}@mail.example'>p${n}@mail.example</a>`,
    `(614) 555-013${n}`,
  ];
});

describe('cells that are written as pages', () => {
  it.each([
    ['<span>Mac</span><span>Donald</span>', 'MacDonald'],
    ['Ann<br/>Lee', 'Ann Lee'],
    ['<td>1</td>', '1'],
    ['Jos&eacute; O&#39;Brien', "José O'Brien"],
    ['Ann Lee <ann@mail.example>', 'Ann Lee <ann@mail.example>'],
    ['a < b & c > d', 'a < b & c > d'],
  ])('say what a page shows of them: %s', (cell, shown) => {
    expect(unmarked(cell)).toBe(shown);
  });

  it('are told by tags and entities alone', () => {
    expect(areMarked(['<b>Ann</b>', 'Bo'])).toBe(true);
    expect(areMarked(['Ann <ann@mail.example>', 'R & D', null])).toBe(false);
  });

  it('name people and what is told of them', async () => {
    const { records } = await detect([{ names: ['Member', 'Contact', 'Phone'], rows: marked }]);
    expect(records.map(({ given_name, family_name, email }) => [`${given_name} ${family_name}`, email])).toEqual(
      PEOPLE.map((name, n) => [name, `p${n}@mail.example`]),
    );
  });

  it('are scanned with the places at which their values are written', () => {
    const sample = rowSample();
    for (const row of marked) sample.add(row);
    const [, contact] = classifySample(['Member', 'Contact', 'Phone'], sample, 'members.csv');
    const [cell = ''] = marked[0]?.slice(1, 2) ?? [];
    const [found] = contact ? detectCell(contact, cell) : [];
    expect(found?.element).toBe('email');
    expect(cell.slice(found?.start, found?.end)).toBe('p0@mail.example');
  });

  it('take time that grows with their length', () => {
    const long = '<span '.repeat(200_000);
    const before = process.cpuUsage().user;
    unmarked(long);
    areMarked([long]);
    expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
  });
});
