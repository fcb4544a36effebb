import { deflateSync } from 'node:zlib';
import { xlsxOf } from '../files/office.ts';
import { pngOf } from '../files/png.ts';
import { lockedZipOf, type Member } from '../files/zip.ts';
import { createRandom, type Random } from '../random.ts';

const lines = (count: number, line: (n: number) => string): string =>
  `${Array.from({ length: count }, (_, n) => line(n)).join('\n')}\n`;

const priceList = (random: Random): string =>
  `sku,description,price\n${lines(300, (n) => `P-${10_000 + n},Phone case model ${n},${random.between(9, 99)}.99`)}`;

/** Part numbers shaped like Social Security numbers, serial numbers as long as cards. */
const parts = (random: Random): string =>
  `part_no,serial_no,bin,stock\n${lines(
    400,
    () =>
      `${random.between(900, 999)}-${random.between(10, 99)}-${random.digits(4)},${random.between(90, 99)}${random.digits(14)},${random.digits(3)},${random.int(500)}`,
  )}`;

const towers = (random: Random): string =>
  `site_id,band,power_dbm,azimuth\n${lines(200, (n) => `S${5000 + n},${random.pick(['B2', 'B4', 'B12', 'B66'])},${random.between(30, 46)},${random.int(360)}`)}`;

const appLog = (random: Random): string =>
  lines(
    500,
    (n) =>
      `2021-08-01T${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00Z ${random.pick(['INFO', 'INFO', 'WARN'])} billing job=${random.digits(9)} ms=${random.int(900)} queue=${random.pick(['invoices', 'usage', 'rating'])}`,
  );

const LICENCE = `Licence of the build tools

Permission is granted, free of charge, to use and copy these tools and their documents for any purpose. The tools come
without warranty of any kind. Whoever passes them on keeps this text with them.
`;

const CODE = `"""Rates usage records of one billing period."""

RATES = {"voice": 0.02, "text": 0.01, "data": 0.005}


def charge(kind, units):
    return round(RATES[kind] * units, 2)


def total(records):
    return sum(charge(kind, units) for kind, units in records)
`;

export interface PlainFile extends Member {
  readonly format: string;
  readonly status: 'read' | 'unread';
}

/** Files between the others without anything personal. */
export const benignFiles = (seed: number): readonly PlainFile[] => {
  const file = (name: string, format: string, write: (random: Random) => string): PlainFile => ({
    name: `evidence/engineering/${name}`,
    format,
    status: 'read',
    bytes: Buffer.from(write(createRandom(seed, name)), 'utf8'),
  });
  return [
    file('LICENCE.txt', 'txt', () => LICENCE),
    file('app.log', 'txt', appLog),
    file('parts.csv', 'csv', parts),
    file('price_list.csv', 'csv', priceList),
    file('rating.py', 'txt', () => CODE),
    file('towers.csv', 'csv', towers),
  ];
};

const noise = (random: Random, size: number): Uint8Array => Uint8Array.from({ length: size }, () => random.int(256));

/** Files that cannot be read: locked, a scan, of unknown kind, cut off. What stands in them is unknown, not clean. */
export const unreadFiles = (seed: number): readonly PlainFile[] => {
  const random = createRandom(seed, 'unread');
  const book = xlsxOf([
    { name: 'Customers', rows: Array.from({ length: 400 }, () => [random.digits(6), random.digits(9)]) },
  ]);
  const file = (name: string, format: string, bytes: Uint8Array): PlainFile => ({
    name: `evidence/unsorted/${name}`,
    format,
    status: 'unread',
    bytes,
  });
  return [
    file('customers_old.xlsx', 'xlsx', book.subarray(0, Math.floor(book.length * 0.6))),
    file('locked.zip', 'zip', lockedZipOf('contracts.csv', noise(random, 4000))),
    file(
      'scan_0001.png',
      'png',
      pngOf(320, 200, (x, y) => (((x >> 3) + (y >> 4)) % 5 === 0 ? 60 : 235)),
    ),
    file('store.blob', 'bin', Buffer.concat([Buffer.from([0x07, 0xc1, 0x00, 0x9e]), deflateSync(noise(random, 3000))])),
  ];
};
