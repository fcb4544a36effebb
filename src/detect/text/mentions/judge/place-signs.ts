import { countBefore } from '../../spans/span.ts';
import type { Place, Scene, Value } from '../scene.ts';
import { type Front, nearnessAfter } from './around.ts';
import { few, type Signs } from './sign.ts';

const BEHIND: readonly (readonly [string, RegExp])[] = [
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
];
const IN_FRONT: readonly (readonly [string, RegExp])[] = [
  ['start', /(?:^|\n)[ \t>]*$/],
  ['label', /[:=]\s{0,30}$/],
  ['source', /\b(?:by|per|from|with|w\/|via|von|por|par|mit|bei|cc|att?n)\s(?:\p{Lu}\w{1,4}\.? )?$/iu],
  ['to', /\b(?:to|for|of|and|y|et|und|&|de|für|pour|para)\s(?:\p{Lu}\w{1,4}\.? )?$/iu],
  ['gap', / {2,}$|[|\t]\s*$/],
  ['bracket', /[([]$/],
];
const firstOf = (rules: readonly (readonly [string, RegExp])[], words: string): string =>
  rules.find(([, pattern]) => pattern.test(words))?.[0] ?? 'word';

/** Who is named on the line of a value, and in its block. */
const linesOf = ({ before }: Value, front: Front) => {
  const ofLine = before.filter(({ end }) => /clause|sentence|line/.test(front(end))).map(({ person }) => person);
  const ofBlock = before
    .filter(({ end }) => /clause|sentence|line|next|few|block/.test(front(end)))
    .map(({ person }) => person);
  return { ofLine, ofBlock, isOnlyOfLine: new Set(ofLine).size === 1, isOnlyOfBlock: new Set(ofBlock).size === 1 };
};

/** What stands directly in front of a name and behind it. */
const wordSigns = (text: string, { start, end }: Place, nearness: string, isNearest: boolean): readonly string[] => {
  const behind = firstOf(BEHIND, text.slice(end, end + 24));
  const ahead = firstOf(IN_FRONT, text.slice(Math.max(0, start - 32), start));
  const far = /clause|sentence|line|next/.test(nearness) ? '' : 'far:';
  const signs = [`${far}behind=${behind}`, `${far}ahead=${ahead}`];
  return isNearest ? [...signs, `nearest:ahead=${ahead}`, `nearest:behind=${behind}`] : signs;
};

/** Values that are counted between a name and the value. */
const MOST_BETWEEN = 4;

const frontSigns = ({ text, spans }: Scene, value: Value, front: Front) => {
  const { span, before } = value;
  const lines = linesOf(value, front);
  const ranks = [...new Set(before.map(({ person }) => person))];
  const own = countBefore(spans, span.start);
  const valuesSince = (end: number): number => {
    let count = 0;
    for (let n = own - 1; n >= 0 && count < MOST_BETWEEN && (spans[n]?.start ?? 0) >= end; n -= 1)
      if (spans[n]?.element !== 'person_name') count += 1;
    return count;
  };
  return (person: number, near: Place): readonly (string | undefined)[] => {
    const [rank, nearness] = [few(ranks.indexOf(person), 3), front(near.end)];
    const isOnly = lines.isOnlyOfLine && person === lines.ofLine[0];
    return [
      `before=${nearness}`,
      `before=${nearness},${rank}`,
      `rank=${rank}`,
      `distance=${Math.min(11, Math.floor(Math.log2(1 + span.start - near.end)))}`,
      `since=${valuesSince(near.end)}`,
      ...wordSigns(text, near, nearness, ranks[0] === person),
      isOnly ? 'only on line' : undefined,
      person === lines.ofLine.at(-1) && !lines.isOnlyOfLine ? 'first of line' : undefined,
      person === lines.ofBlock.at(-1) ? `${lines.isOnlyOfBlock ? 'only' : 'first'} of block` : undefined,
      lines.ofLine.length === 0 ? `line without=${nearness}` : undefined,
    ];
  };
};

/** How the nearest namings of each person stand to the value. */
export const placeSigns = (scene: Scene, value: Value, front: Front): Signs => {
  const { text, discourse } = scene;
  const { span, before, after } = value;
  const back = nearnessAfter(text, span.end);
  const inFront = frontSigns(scene, value, front);
  const { ofBlock } = linesOf(value, front);
  const ranksBehind = [...new Set(after.map(({ person }) => person))];
  const behindSigns = (person: number, isBefore: boolean): readonly (string | undefined)[] => {
    const later = after.find((one) => one.person === person);
    if (!later) return [];
    const nearness = back(later.start);
    const rank = few(ranksBehind.indexOf(person), 2);
    return [`after=${nearness}`, `after=${nearness},${rank}`, isBefore ? undefined : `only after=${nearness}`];
  };
  return (person) => {
    const near = before.find((one) => one.person === person);
    const isElsewhere = ofBlock.length > 0 && !ofBlock.includes(person);
    return [
      ...(near ? inFront(person, near) : ['not before']),
      isElsewhere ? 'block of others' : undefined,
      isElsewhere && person === discourse.main ? 'block of others, main' : undefined,
      ...behindSigns(person, near !== undefined),
    ].filter((sign) => sign !== undefined);
  };
};
