import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { speakersOf } from './around/speakers.ts';
import { emitName, type Found } from './found.ts';
import { findInverted } from './inverted/inverted.ts';
import { findFamilies } from './inverted/inverted-families.ts';
import { createSameWords } from './judge/same-words.ts';
import { findRuns } from './judge-run.ts';
import { bareFields } from './lists/bare-fields.ts';
import { namedFields } from './lists/fields.ts';
import { isCapital } from './look.ts';
import { findLowerCase } from './lower-case/lower-case.ts';
import { findCommon, findNearly, findSingles, learnFamilies } from './named-before.ts';
import type { Runs } from './runs.ts';
import { nameWordOf } from './words.ts';

/** Columns by token, used again for each window. */
const createRoom = (size: number) => ({
  starts: new Uint8Array(size),
  ends: new Uint8Array(size),
  inside: new Uint8Array(size),
  places: new Int32Array(size),
});
let room = createRoom(0);
const same = createSameWords();

const emptyRoom = (size: number): typeof room => {
  if (room.starts.length < size) room = createRoom(size);
  for (const column of [room.starts, room.ends, room.inside, room.places]) column.fill(0, 0, size);
  return room;
};

/** Names in fields that are called by them; their words are known in the rest of the text. */
const findFields = ({ page, detector: { id }, known }: Found): void => {
  const { tokens } = page;
  for (const { from, to, confidence } of [...namedFields(tokens), ...bareFields(tokens)]) {
    const [start, end] = [tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0];
    const why = reasonOf(id, 'field of a name');
    page.emit({ element: 'person_name', start, end, confidence, state: 'clear', detector: id, why });
    for (let at = from; at < to; at += 1)
      if (isCapital(tokens.kind[at] ?? 0) && nameWordOf(tokens, at).english === 0) known.add(tokens.hash[at] ?? 0);
  }
};

/** Names of people: runs of capitalised words that ranked lists, shape, cues and the rest of the text tell. */
export const findNames = (page: Page, detector: Detector): void => {
  const { starts, ends, inside, places } = emptyRoom(page.tokens.count + 4);
  const [known, common] = [new Set<number>(), new Set<number>()];
  const found: Found = { page, detector, singles: [], known, common, nearly: [], sure: 0, starts, ends, inside, same };
  same.isFilled = false;
  const runs: Runs = { places, list: [] };
  findFields(found);
  findRuns(found, runs);
  const firsts = findInverted(found, runs);
  learnFamilies(found, firsts);
  findNearly(found);
  findCommon(found);
  const rest = findSingles(found, found.singles);
  // A list is told from its last name as well as from its first; where the first told nothing, nothing is new.
  if (rest.length < found.singles.length) findSingles(found, [...rest].reverse());
  for (const item of page.tokens.code ? [] : speakersOf(page.tokens, starts)) emitName(found, [item], 0.6, 'speaks');
  findFamilies(found, firsts);
  if (!page.tokens.code) findLowerCase(page, detector, known);
};
