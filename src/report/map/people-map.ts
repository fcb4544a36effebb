import type { PlaceFacts } from '../facts/report-facts.ts';
import type { Html } from '../html/html.ts';
import { numberText } from '../words.ts';
import { type TileFact, type Tone, tileMap } from './tile-map.ts';

/** From light to dark; the ink turns where the fill is dark. */
const SHADES: readonly (readonly [fill: string, ink: string])[] = [
  ['#e3edf6', '#16212c'],
  ['#bcd6ea', '#16212c'],
  ['#7fb2d8', '#16212c'],
  ['#2f77b3', '#ffffff'],
  ['#0b4f8a', '#ffffff'],
  ['#06315a', '#ffffff'],
];

/** Tens, hundreds, thousands: how many digits a number has. */
const digits = (value: number): number => String(value).length;

/** As a tile has room for it; millions are cut, never rounded up. */
const shortNumber = (value: number): string =>
  value < 1_000_000 ? numberText(value) : `${Math.floor(value / 100_000) / 10} M`;

const toneOf = (size: number, smallest: number): Tone => {
  const [fill, ink] = SHADES[Math.min(SHADES.length - 1, size - smallest)] ?? SHADES[0] ?? ['#ffffff', '#16212c'];
  const [from, to] = [10 ** (size - 1), 10 ** size - 1];
  return { name: `d${size}`, fill, ink, meaning: `${numberText(from)} to ${numberText(to)}` };
};

/** Affected people by residence, by the number of digits: a shade darker is ten times as many. */
export const peopleMap = (places: readonly PlaceFacts[]): Html => {
  const shown = places.flatMap(({ jurisdiction, residents }) =>
    jurisdiction === null || residents.value === 0 ? [] : [{ jurisdiction, value: residents.value }],
  );
  const sizes = [...new Set(shown.map(({ value }) => digits(value)))].sort((a, b) => a - b);
  const facts = new Map<string, TileFact>(
    shown.map(({ jurisdiction, value }) => [
      jurisdiction,
      { tone: `d${digits(value)}`, text: shortNumber(value), said: `${numberText(value)} people` },
    ]),
  );
  return tileMap({
    id: 'people',
    title: 'Affected people by residence, best count',
    description: `A tile for each place; ${facts.size} of them have people. The table below holds every number.`,
    tones: sizes.map((size) => toneOf(size, sizes[0] ?? 1)),
    facts,
  });
};
