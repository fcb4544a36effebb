import type { Html } from '../html/html.ts';
import { type TileFact, type Tone, tileMap } from '../map/tile-map.ts';
import { placeTiles } from '../map/tiles.ts';
import type { DutyMove, Move } from './whatif-facts.ts';
import { daysMoved, moveText, toldText } from './whatif-words.ts';

const TONES: readonly Tone[] = [
  { name: 'added', fill: '#9c2f0a', ink: '#ffffff', meaning: 'newly required' },
  { name: 'earlier', fill: '#f0a875', ink: '#16212c', meaning: 'a day is earlier' },
  { name: 'opened', fill: '#f7df9c', ink: '#16212c', meaning: 'now undetermined' },
  { name: 'later', fill: '#7fb2d8', ink: '#16212c', meaning: 'a day is later' },
  { name: 'lifted', fill: '#0b4f8a', ink: '#ffffff', meaning: 'no longer required' },
  { name: 'settled', fill: '#cfe6d4', ink: '#16212c', meaning: 'no longer in question' },
  { name: 'dated', fill: '#e3c8dc', ink: '#16212c', meaning: 'gets or loses a day' },
  { name: 'same', fill: '#eceef0', ink: '#4d5b68', meaning: 'as before' },
];

const TILE_WORDS: Readonly<Record<Move, string>> = {
  added: 'new',
  lifted: 'lifted',
  opened: 'open',
  settled: 'settled',
  earlier: 'earlier',
  later: 'later',
  dated: 'dated',
  undated: 'no day',
  same: '=',
};

const toneOf = (move: Move): string => (move === 'undated' ? 'dated' : move);

/** What asks for more comes first: where several duties of a place move, the map shows that one. */
const gravity = (move: Move): number => TONES.findIndex(({ name }) => name === toneOf(move));

/** The days by which a date moves, as short as a tile needs. */
const tileText = ({ move, days }: DutyMove): string =>
  (move === 'earlier' || move === 'later') && days ? daysMoved(days).replace(/ days?$/, ' d') : TILE_WORDS[move];

const tileOf = (duties: readonly DutyMove[]): TileFact | undefined => {
  // Of duties that move alike, whom the people hear from first: individuals stand first under each law.
  const [most] = [...duties].sort((a, b) => gravity(a.move) - gravity(b.move));
  if (!most) return undefined;
  const moved = duties.filter(({ move }) => move !== 'same');
  return {
    tone: toneOf(most.move),
    text: tileText(most),
    said:
      moved.length === 0
        ? 'as before'
        : moved.map((duty) => `${toldText(duty)} ${moveText(duty.move)} ${daysMoved(duty.days)}`.trim()).join('; '),
  };
};

/** Which places' duties move, and how. */
export const whatIfMap = (duties: readonly DutyMove[]): Html => {
  const facts = new Map(
    placeTiles().flatMap((tile): readonly (readonly [string, TileFact])[] => {
      const fact = tileOf(duties.filter(({ law }) => law === tile.law));
      return fact ? [[tile.place, fact]] : [];
    }),
  );
  const moving = [...facts.values()].filter(({ tone }) => tone !== 'same').length;
  return tileMap({
    id: 'whatif',
    title: 'What becomes of the duties under the law of each place',
    description: `A tile for each place; something moves in ${moving} of ${facts.size} that have duties. The table holds every duty that moves.`,
    tones: TONES,
    facts,
  });
};
