import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/**
 * Writes a customer table of 12 columns for speed measurements: distinct people with one in six repeated under
 * another customer number (a typo in the name or a new address). Nothing here measures accuracy.
 */
const FIRST =
  'James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Nancy Daniel Lisa Matthew Betty Anthony Margaret Mark Sandra Donald Ashley Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Carol'.split(
    ' ',
  );
const SYLLABLES =
  'an ber car dor el fin gar hol in jen ker lan mor nel or per quin ros sten tor ul ver wes yar zim'.split(' ');
const STREETS =
  'Main Oak Pine Maple Cedar Elm Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset Railroad Jackson River'.split(
    ' ',
  );
const PLACES = [
  ['Springfield', 'IL', 627],
  ['Houston', 'TX', 770],
  ['Phoenix', 'AZ', 850],
  ['Columbus', 'OH', 432],
  ['Denver', 'CO', 802],
  ['Boston', 'MA', 21],
  ['Portland', 'OR', 972],
  ['Miami', 'FL', 331],
] as const;

/** SplitMix32: a small generator with a seed; the same seed gives the same file. */
const random = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) % below;
  };
};

const two = (value: number) => String(value).padStart(2, '0');

interface Human {
  readonly fields: readonly string[];
}

type Pick = (below: number) => number;

const familyName = (pick: Pick): string => {
  const family = [0, 1, 2].map(() => SYLLABLES[pick(SYLLABLES.length)] ?? '').join('');
  return family.charAt(0).toUpperCase() + family.slice(1);
};

const human = (pick: Pick, number: number, hasTwoFamilies: boolean): Human => {
  const first = FIRST[pick(FIRST.length)] ?? '';
  const last = familyName(pick);
  const families = hasTwoFamilies ? `${last} ${familyName(pick)}` : last;
  const [city, state, zip3] = PLACES[pick(PLACES.length)] ?? PLACES[0];
  const ssn = `${two(1 + pick(65))}${pick(10)}-${two(1 + pick(99))}-${String(1 + pick(9999)).padStart(4, '0')}`;
  return {
    fields: [
      first,
      families,
      `${1935 + pick(70)}-${two(1 + pick(12))}-${two(1 + pick(28))}`,
      ssn,
      `(${201 + pick(700)}) ${200 + pick(700)}-${String(pick(10_000)).padStart(4, '0')}`,
      `${first}.${last}${number}@example.com`.toLowerCase(),
      `${1 + pick(9999)} ${STREETS[pick(STREETS.length)]} St`,
      city,
      state,
      `${String(zip3).padStart(3, '0')}${two(pick(100))}`,
      `35${String(pick(1_000_000)).padStart(6, '0')}${String(pick(10_000_000)).padStart(7, '0')}`,
    ],
  };
};

const HEADER = 'customer_id,first_name,last_name,date_of_birth,ssn,phone,email,address,city,state,zip,imei';

/** `hasTwoFamilies`: everybody has the father's and the mother's family name, in one cell. */
export const generateRows = async (
  file: string,
  rows: number,
  { seed = 1, hasTwoFamilies = false }: { readonly seed?: number; readonly hasTwoFamilies?: boolean } = {},
): Promise<void> => {
  const pick = random(seed);
  const out = createWriteStream(file, { mode: 0o600 });
  let buffer = `${HEADER}\n`;
  let last = human(pick, 0, hasTwoFamilies);
  for (let row = 0; row < rows; row += 1) {
    const again = row > 0 && pick(6) === 0;
    const next = again ? last : human(pick, row, hasTwoFamilies);
    const fields =
      again && pick(2) === 0
        ? next.fields.map((cell, n) => (n === 6 ? `${1 + pick(9999)} New Rd` : cell))
        : next.fields;
    buffer += `C${row},${fields.join(',')}\n`;
    last = next;
    if (buffer.length > 1 << 20) {
      if (!out.write(buffer)) await once(out, 'drain');
      buffer = '';
    }
  }
  out.end(buffer);
  await once(out, 'finish');
};
