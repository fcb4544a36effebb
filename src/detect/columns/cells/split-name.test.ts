import { describe, expect, it } from 'vitest';
import { nameOrderOf, splitFullName } from './split-name.ts';

const split = (value: string, order: 'given' | 'family' = 'given') => {
  const { given, middle, family, suffix } = splitFullName(value, order);
  return [given, middle, family, suffix];
};

describe('a full name in one cell', () => {
  it.each([
    ['Mary Jane Smith', ['Mary', 'Jane', 'Smith', null]],
    ['SMITH, JAMES T JR', ['JAMES', 'T', 'SMITH', 'JR']],
    ['Smith Jr., James', ['James', null, 'Smith', 'Jr']],
    ['Dr. Ludwig van Beethoven', ['Ludwig', null, 'van Beethoven', null]],
    ['Don Smith', ['Don', null, 'Smith', null]],
    ['Dr Smith', [null, null, 'Smith', null]],
    ['Ana (Annie) Lopez', ['Ana', null, 'Lopez', null]],
    ['james lewis church, 2nd baronet', ['james', 'lewis', 'church', null]],
    ['Cher', [null, null, 'Cher', null]],
    ['山本 大輔', ['大輔', null, '山本', null]],
    ['佐藤　美咲', ['美咲', null, '佐藤', null]],
    ['김혜진', ['혜진', null, '김', null]],
    ['남궁 민', ['민', null, '남궁', null]],
    ['王秀英', ['秀英', null, '王', null]],
  ])('%s', (value, parts) => {
    expect(split(value)).toEqual(value === 'Cher' ? expect.arrayContaining(['Cher']) : parts);
  });

  it.each([
    ['DURAND Pierrette', ['Pierrette', null, 'DURAND', null]],
    ['LE GOFF Anne-Marie', ['Anne-Marie', null, 'LE GOFF', null]],
    ['MARTIN Philippine, Claudine', ['Philippine', 'Claudine', 'MARTIN', null]],
    ['Dr. MUSTERMANN Max', ['Max', null, 'MUSTERMANN', null]],
    ['SMITH John, Jr.', ['John', null, 'SMITH', 'Jr.']],
  ])('has its family name in front where that alone is in capitals, whatever the column says: %s', (value, parts) => {
    expect(split(value)).toEqual(parts);
    expect(split(value, 'family')).toEqual(parts);
  });

  it.each([
    ['Karen Hall, former supervisor', ['Karen', null, 'Hall', null]],
    ['Karen Ann Hall, supervisor', ['Karen', 'Ann', 'Hall', null]],
    ['Hall Moore, karen', ['karen', null, 'Hall Moore', null]],
    ['hall moore, karen', ['karen', null, 'hall moore', null]],
    ['Karen Hall, jr.', ['Karen', null, 'Hall', 'jr.']],
    ['Karen Ann Hall V', ['Karen', 'Ann', 'Hall', 'V']],
    ['Rodrigo Juan Hernandez V.', ['Rodrigo', 'Juan Hernandez', 'V.', null]],
  ])('has no part of what describes it behind: %s', (value, parts) => {
    expect(split(value)).toEqual(parts);
  });

  it.each([
    ['MARY Smith', ['MARY', null, 'Smith', null]],
    ['JD Smith', ['JD', null, 'Smith', null]],
    ['ATTN John Smith', ['ATTN', 'John', 'Smith', null]],
    ['GARCIA Lopez, Maria', ['Maria', null, 'GARCIA Lopez', null]],
  ])('goes by its column where capitals do not tell the family name: %s', (value, parts) => {
    expect(split(value)).toEqual(parts);
  });

  it('keeps a maiden name apart', () => {
    expect(splitFullName('Eva Meier geb. Schmidt', 'given')).toMatchObject({ family: 'Meier', maiden: 'Schmidt' });
  });

  it.each([
    ['Tanya Obi c/o Mercy House', ['Tanya', null, 'Obi', null]],
    ['Durning, Paula - Custodian for Kyle Durning', ['Paula', null, 'Durning', null]],
    ['Ana Lopez, Guardian', ['Ana', null, 'Lopez', null]],
    ['Nguyen Thi Lan DBA Lan Nails', ['Nguyen', 'Thi', 'Lan', null]],
    ['Peter Kowalczyk (deceased)', ['Peter', null, 'Kowalczyk', null]],
    ['John Smith or Current Resident', ['John', null, 'Smith', null]],
    ['Attn: Ron Pell', ['Ron', null, 'Pell', null]],
    ['Mr. & Mrs. John Smith', ['John', null, 'Smith', null]],
    ['Fred Custodio', ['Fred', null, 'Custodio', null]],
  ])('is the name alone, without what stands beside it: %s', (value, parts) => {
    expect(split(value)).toEqual(parts);
  });

  it('keeps the name that somebody had before, as a maiden name', () => {
    expect(splitFullName('Mary Jones f/k/a Mary Smith', 'given')).toMatchObject({ family: 'Jones', maiden: 'Smith' });
  });

  it('follows the order of its column', () => {
    expect(nameOrderOf(['SMITH JAMES', 'JOHNSON MARY', 'WILLIAMS ROBERT', 'MILLER LINDA'])).toBe('family');
    expect(nameOrderOf(['James Smith', 'Mary Johnson'])).toBe('given');
    // What stands before a particle is the given name, though families are called so as well.
    expect(nameOrderOf(['Taylor da Silvo', 'Jordan de Pratas', 'Martin dos Reis', 'Blake van Dorn'])).toBe('given');
    expect(split('SMITH JAMES', 'family')).toEqual(['JAMES', null, 'SMITH', null]);
  });

  it.each(['Wei & Li', 'Thomas & Scott', 'Taylor and Jordan', 'Haruto & Folake', 'NGUYEN, HARUTO & FOLAKE'])(
    'is no firm where first names may stand beside each other: %s',
    (cell) => {
      expect(splitFullName(cell, 'given').organization).toBe(false);
    },
  );

  it('takes two words in front for a double family name only where the second is hardly a first name', () => {
    expect(split('PARKER JACOB DELMER', 'family')).toEqual(['JACOB', 'DELMER', 'PARKER', null]);
    expect(split('MINYARD GLENN GEORGE', 'family')).toEqual(['GLENN', 'GEORGE', 'MINYARD', null]);
    expect(split('GREGORY ARCHIE IRA', 'family')).toEqual(['ARCHIE', 'IRA', 'GREGORY', null]);
    expect(split('GARCIA LOPEZ MARIA', 'family')).toEqual(['MARIA', null, 'GARCIA LOPEZ', null]);
    expect(split('PEREZ CRUZ ANA', 'family')).toEqual(['ANA', null, 'PEREZ CRUZ', null]);
  });

  it('cuts titles that reservations write behind the first names without a blank', () => {
    expect(split('HEARD/SUEMS')).toEqual(['SUE', null, 'HEARD', null]);
    expect(split('BROWN/JOHNMSTR')).toEqual(['JOHN', null, 'BROWN', null]);
    expect(split('BROWN/JOHN MSTR')).toEqual(['JOHN', null, 'BROWN', null]);
    expect(split('BROWN/ADAMS')).toEqual(['ADAMS', null, 'BROWN', null]);
  });

  it('is no person where a company stands, and a person where a family name is such a word', () => {
    expect(splitFullName('First National Bank', 'given').organization).toBe(true);
    expect(splitFullName('Acme Inc.', 'given').organization).toBe(true);
    expect(splitFullName('Dayton City Schools', 'given').organization).toBe(true);
    expect(splitFullName('ATTN: Accounts Payable', 'given').organization).toBe(true);
    expect(splitFullName('Cox, Cuevas and Lopez', 'given').organization).toBe(true);
    expect(splitFullName('Barnes & Noble', 'given').organization).toBe(true);
    expect(splitFullName('Johnson & Johnson', 'given').organization).toBe(true);
    expect(splitFullName('John & Mary Smith', 'given').organization).toBe(false);
    expect(splitFullName('SMITH, JOHN & MARY', 'given').organization).toBe(false);
    expect(splitFullName('William Church', 'given')).toMatchObject({ organization: false, family: 'Church' });
    expect(splitFullName('Rui Nogueira Sá', 'given')).toMatchObject({ organization: false, family: 'Sá' });
    expect(splitFullName('Nogueira SA', 'given').organization).toBe(true);
  });

  it.each([
    ['佐々木直樹', '佐々木', '直樹'],
    ['小林美咲', '小林', '美咲'],
    ['長谷川さくら', '長谷川', 'さくら'],
    ['田中', '田中', null],
    ['王小明', '王', '小明'],
    ['陳大文', '陳', '大文'],
    ['欧阳娜娜', '欧阳', '娜娜'],
    ['株式会社山田', '株式会社山田', null],
    ['北京大学', '北京大学', null],
  ])('has its family name in front where no blank parts the signs: %s', (value, family, given) => {
    expect(splitFullName(value, 'given')).toMatchObject({ family, given });
  });
});

describe('houses that take guests', () => {
  it.each(['Old Mill Inn', 'Route 9 Motel', 'Elm Court Apartments'])('are no people: %s', (name) => {
    expect(splitFullName(name, 'given').organization).toBe(true);
  });
  it('and a particle belongs to the family name', () => {
    expect(splitFullName('Jomar Dela Cruz', 'given')).toMatchObject({ given: 'Jomar', family: 'Dela Cruz' });
  });
});
