import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.ts';

const NONE = { given: null, middle: null, family: null, maiden: null, suffix: null, full: null };

describe('the parts of a name', () => {
  it('lack the first name where only an initial stands in the column of middle names', () => {
    expect(cleanName({ ...NONE, middle: 'A', family: 'Castillo' })).toMatchObject({
      given: null,
      mid1: 'a',
      family: 'castillo',
    });
  });

  it('have the family name without its particles as another one', () => {
    expect(cleanName({ ...NONE, given: 'Rita', family: 'dos Mendes' })).toMatchObject({
      family: 'dosmendes',
      alias: 'mendes',
    });
    expect(cleanName({ ...NONE, given: 'Rita', family: 'Mendes' })).toMatchObject({ family: 'mendes', alias: null });
  });

  it('begin with the middle name where that is a word, or where the whole name says so', () => {
    expect(cleanName({ ...NONE, middle: 'Amy', family: 'Castillo' })).toMatchObject({ given: 'amy', mid1: null });
    expect(cleanName({ ...NONE, full: 'A Castillo' })).toMatchObject({ given: 'a', family: 'castillo' });
  });

  it.each([
    [{ given: 'UNKNOWN', family: 'Castillo' }, null, 'castillo'],
    [{ given: 'N/A', middle: 'NMN', family: 'Castillo' }, null, 'castillo'],
    [{ given: 'Amy', family: 'LNU' }, 'amy', null],
    [{ given: 'Amy', family: 'X' }, 'amy', null],
    [{ full: 'FNU Castillo' }, null, 'castillo'],
    [{ full: 'First Name Unknown Castillo' }, null, 'castillo'],
    [{ given: 'Unknown', family: 'Unknown' }, null, null],
  ])('lack what a clerk did not know: %j', (cells, given, family) => {
    expect(cleanName({ ...NONE, ...cells })).toMatchObject({ given, mid1: null, family });
  });

  it.each([
    [{ given: 'Guest', family: 'Checkout' }],
    [{ full: 'Walk-In Customer' }],
    [{ given: 'Friend' }],
    [{ given: 'Valued', middle: null, family: 'Customer' }],
  ])('are none where a till or a mailing list wrote something in their place: %j', (cells) => {
    expect(cleanName({ ...NONE, ...cells })).toEqual(cleanName(NONE));
  });

  it('are those of somebody whose family name such a word is', () => {
    expect(cleanName({ ...NONE, given: 'Edgar', family: 'Guest' })).toMatchObject({ given: 'edgar', family: 'guest' });
    expect(cleanName({ ...NONE, family: 'Friend' })).not.toEqual(cleanName(NONE));
  });

  it.each([
    ['Baby Boy', null],
    ['BABYGIRL', null],
    ['INFANT', null],
    ['Girl of Mary', null],
    ['Boy of Mary Ann B', 'b'],
    ['Baby Girl A', 'a'],
    ['GIRL B', 'b'],
    ["Edith's Girl", null],
    ['BGA Mary Ann', 'a'],
    ['BB Mary', null],
    ['BG Mary B', 'b'],
  ])('of a child that has none yet are missing, but for the letter of a twin: %s', (given, mid1) => {
    expect(cleanName({ ...NONE, given, family: 'Castillo' })).toMatchObject({ given: null, mid1, family: 'castillo' });
  });

  it.each<[Record<string, string>, string | null]>([
    [{ given: 'Baby Girl A' }, 'f'],
    [{ given: 'BBA Mary' }, 'm'],
    [{ given: 'Infant' }, null],
    [{ given: 'Joyce', full: 'Mrs. Joyce Castillo' }, 'f'],
    [{ given: 'Joyce', full: 'Castillo, Mrs Joyce' }, 'f'],
    [{ given: 'Herr Jens' }, 'm'],
    [{ given: 'John', full: 'John Castillo, MS' }, null],
    [{ given: 'John', full: 'John Castillo MS' }, null],
  ])('tell a gender by a title in front, or by what stands for a child: %s', (cells, gender) => {
    expect(cleanName({ ...NONE, family: 'Castillo', ...cells }).gender).toBe(gender);
  });

  it.each([
    [{ given: '5u5an', family: 'A1bright' }, 'susan', 'albright'],
    [{ full: 'J0e 8aker' }, 'joe', 'baker'],
    [{ given: 'Client 12b', family: 'Dept5' }, 'client', 'dept5'],
  ])('are letters that a machine read as digits, but no numbering: %j', (cells, given, family) => {
    expect(cleanName({ ...NONE, ...cells })).toMatchObject({ given, family });
  });

  it.each(['Lady', 'Dona', 'Princess'])('are no title where nothing else is the first name: %s', (given) => {
    expect(cleanName({ ...NONE, given, family: 'Castillo' })).toMatchObject({ given: given.toLowerCase() });
  });

  it('are no title where only an initial is left', () => {
    expect(cleanName({ ...NONE, given: 'Earl', middle: 'C', family: 'Castillo' })).toMatchObject({
      given: 'earl',
      mid1: 'c',
    });
  });

  it('are initials where two letters stand alone', () => {
    const cells = { given: 'BG', family: 'CASTILLO', full: 'CASTILLO, BG' };
    expect(cleanName({ ...NONE, ...cells })).toMatchObject({ given: 'bg' });
  });

  it('of such a child are missing where a whole name is split in its parts', () => {
    const cells = { given: 'BABY', middle: 'GIRL A', family: 'CASTILLO', full: 'CASTILLO, BABY GIRL A' };
    expect(cleanName({ ...NONE, ...cells })).toMatchObject({ given: null, mid1: 'a', family: 'castillo' });
  });

  it.each([
    [{ given: 'Resi', family: 'None' }, 'resi', 'none'],
    [{ full: 'Amy Resident' }, 'amy', 'resident'],
    [{ given: 'Wife', family: 'Castillo' }, 'wife', 'castillo'],
    [{ given: 'Infant Maria', family: 'Castillo' }, 'infant', 'castillo'],
  ])('keep what may be a name, or tells members of one house apart: %j', (cells, given, family) => {
    expect(cleanName({ ...NONE, ...cells })).toMatchObject({ given, family });
  });
});
