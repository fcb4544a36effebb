import { describe, expect, test } from 'vitest';
import type { Detector } from '../../data-files.ts';
import { loadDetectors } from '../../data-files.ts';
import { labelPlan } from '../labels/label-plan.ts';
import { placeIn, wordIndex } from '../tokens/word-index.ts';
import {
  contextAlone,
  labelAlone,
  type Phrase,
  phrasePlaces,
  phrasesOfPair,
  saidAlone,
  termOf,
  toldOf,
} from './phrase-places.ts';

const phraseOf = (first: number, own: Partial<Phrase>): Phrase => ({
  first,
  rest: [],
  detectors: [],
  plan: () => labelPlan([]),
  context: -1,
  term: 0,
  told: 0,
  ...own,
});

const [detector] = loadDetectors();
const label: Detector[] = detector ? [detector] : [];

const [BLOOD, NAME, CLINIC, BAPTIST, NONE] = [1001, 2002, 3003, 4004, 5005];
const alone = [
  phraseOf(BLOOD, { term: 256 + 1, told: 2048 }),
  phraseOf(NAME, { detectors: label }),
  phraseOf(CLINIC, { context: 0 }),
  phraseOf(BAPTIST, { context: 7, told: 1, detectors: label }),
];
const pair = phraseOf(NAME, { rest: [CLINIC], context: 3 });
const book = new Map(alone.map((phrase) => [phrase.first, phrase.first === NAME ? [pair, phrase] : [phrase]]));
const index = wordIndex([BLOOD, NAME, CLINIC, BAPTIST, NONE]);
const places = phrasePlaces(index, book);
const at = (word: number): number => placeIn(index, word);

describe('phrases of one word', () => {
  test.each([
    ['what says something of health and of somebody', BLOOD, false, -1, 257, 2048],
    ['a label', NAME, true, -1, 0, 0],
    ['the first of the words that stand around values', CLINIC, false, 0, 0, 0],
    ['all of it at once', BAPTIST, true, 7, 0, 1],
    ['a word that finders ask for and no phrase begins with', NONE, false, -1, 0, 0],
  ])('tell %s', (_, word, isLabel, context, term, told) => {
    const said = saidAlone(places, at(word));
    expect(labelAlone(places, at(word)) !== undefined).toBe(isLabel);
    expect([contextAlone(places, at(word)), termOf(said), toldOf(said)]).toEqual([context, term, told]);
  });
});

test('phrases of two words are told apart from those of the first alone', () => {
  expect(phrasesOfPair(places, at(NAME), NAME, CLINIC)).toEqual([pair]);
  expect(phrasesOfPair(places, at(NAME), NAME, BLOOD)).toBeUndefined();
  expect(phrasesOfPair(places, at(CLINIC), CLINIC, BLOOD)).toBeUndefined();
});
