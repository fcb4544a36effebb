import { countBefore } from '../../spans/span.ts';
import { isSource } from '../owners/by-sentence.ts';
import type { Place, Scene, Value } from '../scene.ts';
import { NEARNESS, type Nearness, nearnessAfter, OF_BLOCK, OF_LINE, OF_NEXT } from './around.ts';
import type { Lines } from './lines.ts';
import { few, put, type Sheet, type Signs, sign, signs, upTo } from './sign.ts';

type Rules = readonly (readonly [string, RegExp])[];

const BEHIND: Rules = [
  ['owns', /^['’]s?\s/],
  ['is', /^,? (?:is|was|has|had|lives|lived|suffers|takes|born|can be)\b/i],
  ['comma', /^,/],
  ['bracket', /^ ?[([]/],
  ['colon', /^ ?[:=]/],
  ['dash', /^ ?[-–—|]/],
  ['end', /^[ \t]*(?:\n|$)/],
  ['stop', /^[.;!?]/],
  ['gap', /^ {2}|^\t/],
  ['verb', /^ \p{Ll}+(?:s|ed|t)\b/u],
  ['word', /^/],
];
const IN_FRONT: Rules = [
  ['start', /(?:^|\n)[ \t>]*$/],
  ['label', /[:=]\s{0,30}$/],
  ['source', /\b(?:by|per|from|with|w\/|via|von|por|par|mit|bei|cc|att?n)\s(?:\p{Lu}\w{1,4}\.? )?$/iu],
  ['to', /\b(?:to|for|of|and|y|et|und|&|de|für|pour|para)\s(?:\p{Lu}\w{1,4}\.? )?$/iu],
  ['gap', / {2,}$|[|\t]\s*$/],
  ['bracket', /[([]$/],
  ['word', /$/],
];
const named = (rules: Rules): readonly string[] => rules.map(([name]) => name);
const firstOf = (rules: Rules, words: string): number => rules.findIndex(([, pattern]) => pattern.test(words));

const RANKS = upTo(3);
const BEFORE = signs('before=', NEARNESS);
const BEFORE_RANK = NEARNESS.map((near) => signs(`before=${near},`, RANKS));
const RANK = signs('rank=', RANKS);
const FARTHEST = 11;
const DISTANCE = signs('distance=', [...Array(FARTHEST + 1).keys()]);
/** Values that are counted between a name and the value. */
const MOST_BETWEEN = 4;
const SINCE = signs('since=', [...Array(MOST_BETWEEN + 1).keys()]);
const [NEAR_BEHIND, FAR_BEHIND, NEAREST_BEHIND] = ['', 'far:', 'nearest:'].map((head) =>
  signs(`${head}behind=`, named(BEHIND)),
);
const [NEAR_AHEAD, FAR_AHEAD, NEAREST_AHEAD] = ['', 'far:', 'nearest:'].map((head) =>
  signs(`${head}ahead=`, named(IN_FRONT)),
);
const ONLY_ON_LINE = sign('only on line');
const FIRST_OF_LINE = sign('first of line');
const [ONLY_OF_BLOCK, FIRST_OF_BLOCK] = ['only of block', 'first of block'].map(sign);
const LINE_WITHOUT = signs('line without=', NEARNESS);
const NOT_BEFORE = sign('not before');
const [OF_OTHERS, MAIN_OF_OTHERS] = ['block of others', 'block of others, main'].map(sign);
const AFTER = signs('after=', NEARNESS);
const AFTER_RANK = NEARNESS.map((near) => signs(`after=${near},`, upTo(2)));
const ONLY_AFTER = signs('only after=', NEARNESS);
const SOURCE = sign('source');
const ALONE_BEHIND = sign('alone behind on line');

/** People in the order of places, each once. */
const peopleOf = (places: readonly Place[]): readonly number[] => {
  const found: number[] = [];
  for (const { person } of places) if (!found.includes(person)) found.push(person);
  return found;
};

/** Who is named in front within a nearness, the nearest first: how many, and the first of them. */
const within = (before: readonly Place[], nearness: readonly number[], most: number) => {
  const own = before.filter((_, n) => (nearness[n] ?? most + 1) <= most);
  return { own, first: own.at(-1)?.person, isOnly: own.every(({ person }) => person === own[0]?.person) };
};

/** What stands directly in front of a name and behind it. */
const wordSigns = (sheet: Sheet, text: string, { start, end }: Place, isNear: boolean, isNearest: boolean): void => {
  const behind = firstOf(BEHIND, text.slice(end, end + 24));
  const ahead = firstOf(IN_FRONT, text.slice(Math.max(0, start - 32), start));
  put(sheet, (isNear ? NEAR_BEHIND : FAR_BEHIND)?.[behind]);
  put(sheet, (isNear ? NEAR_AHEAD : FAR_AHEAD)?.[ahead]);
  if (!isNearest) return;
  put(sheet, NEAREST_AHEAD?.[ahead]);
  put(sheet, NEAREST_BEHIND?.[behind]);
};

const frontSigns = (scene: Scene, value: Value, nearness: readonly number[]) => {
  const { text, spans } = scene;
  const { span, before } = value;
  const [ofLine, ofBlock] = [within(before, nearness, OF_LINE), within(before, nearness, OF_BLOCK)];
  const ranks = peopleOf(before);
  const own = countBefore(spans, span.start);
  const valuesSince = (end: number): number => {
    let count = 0;
    for (let n = own - 1; n >= 0 && count < MOST_BETWEEN && (spans[n]?.start ?? 0) >= end; n -= 1)
      if (spans[n]?.element !== 'person_name') count += 1;
    return count;
  };
  return (sheet: Sheet, person: number, n: number): void => {
    const near = before[n];
    if (!near) return;
    const [rank, how] = [few(ranks.indexOf(person), 3), nearness[n] ?? 0];
    put(sheet, BEFORE[how]);
    put(sheet, BEFORE_RANK[how]?.[rank]);
    put(sheet, RANK[rank]);
    if (isSource(scene, near)) put(sheet, SOURCE);
    put(sheet, DISTANCE[Math.min(FARTHEST, 31 - Math.clz32(1 + span.start - near.end))]);
    put(sheet, SINCE[valuesSince(near.end)]);
    wordSigns(sheet, text, near, how <= OF_NEXT, ranks[0] === person);
    if (ofLine.own.length > 0 && person === ofLine.first) put(sheet, ofLine.isOnly ? ONLY_ON_LINE : FIRST_OF_LINE);
    if (person === ofBlock.first) put(sheet, ofBlock.isOnly ? ONLY_OF_BLOCK : FIRST_OF_BLOCK);
    if (ofLine.own.length === 0) put(sheet, LINE_WITHOUT[how]);
  };
};

/** How the nearest namings of each person stand to the value. */
export const placeSigns = (scene: Scene, value: Value, front: Nearness, lines: Lines): Signs => {
  const { text, discourse } = scene;
  const { span, before, after } = value;
  const nearness = before.map(({ end }) => front(end));
  const inFront = frontSigns(scene, value, nearness);
  const ofBlock = within(before, nearness, OF_BLOCK).own;
  const back = after.length === 0 ? undefined : nearnessAfter(text, lines, span.end);
  const ranksBehind = peopleOf(after);
  const ofLineBehind = back ? after.filter(({ start }) => back(start) <= OF_LINE) : [];
  const isAlone = nearness.every((near) => near > OF_LINE) && peopleOf(ofLineBehind).length === 1;
  return (sheet, person) => {
    const near = before.findIndex((one) => one.person === person);
    if (near < 0) put(sheet, NOT_BEFORE);
    else inFront(sheet, person, near);
    if (ofBlock.length > 0 && !ofBlock.some((one) => one.person === person)) {
      put(sheet, OF_OTHERS);
      if (person === discourse.main) put(sheet, MAIN_OF_OTHERS);
    }
    const later = after.find((one) => one.person === person);
    if (!later || !back) return;
    const how = back(later.start);
    put(sheet, AFTER[how]);
    put(sheet, AFTER_RANK[how]?.[few(ranksBehind.indexOf(person), 2)]);
    if (near < 0) put(sheet, ONLY_AFTER[how]);
    if (isAlone && how <= OF_LINE) put(sheet, ALONE_BEHIND);
  };
};
