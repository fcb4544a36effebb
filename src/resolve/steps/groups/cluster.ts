import { createUnionFind } from '../../../core/union-find.ts';
import type { Engine } from '../../../engine/port.ts';
import { ident, integer, type Sql, sql } from '../../../engine/sql.ts';
import { createScorer, type Rarities, type Scorer } from '../../cluster/agreement.ts';
import { type Components, createEdgeStore, type StoredEdge } from '../../cluster/edge-store.ts';
import { MARGIN, type MayMerge, mergeGroups } from '../../cluster/merge-groups.ts';
import { bitsOfSlip, createTwoNames } from '../../cluster/two-names.ts';
import { isNearNumber } from '../../conflicts.ts';
import type { Weights } from '../../learn/explanations.ts';
import { COUNTED, UNIQUE } from '../../rarity.ts';
import { RARE } from '../counts/rarities.ts';
import { type Filled, withEmpty } from '../forms/normal.ts';
import { wordNames } from '../pairs/compare.ts';
import { WEIGHED } from '../pairs/weigh.ts';
import { columns } from '../sql-parts.ts';
import { MENTION } from './mentions.ts';

/** Mentions that are one person with another: the person's smallest mention, and how sure it is, in millionths. */
export const CLUSTER = 'resolve_cluster';
/** The same before nameless mentions are given to people. */
export const CLUSTERED = 'resolve_clustered';

/** Mentions that people decided to be one person with another. */
const DECIDED = 'resolve_decided_mention';
/** Mentions that some pair, or a decision, joins with another. */
const JOINED = 'resolve_joined_mention';
/** Pairs of two of these: all pairs inside what hangs together are among them, and of many millions of pairs of strangers hardly any. */
const CLOSE = 'resolve_close_pair';
/** Mentions that hang together by several pairs. */
const CROWDED = 'resolve_crowded_mention';

/** Pairs decided by people: mentions that are one person, or never. */
export interface PersonDecisions {
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}

const MILLION = 1_000_000;
const MARGIN_WEIGHT = MARGIN * 1000;

/** Pairs that speak for one person. */
const POSITIVE = sql`(select a, b from ${ident(WEIGHED)} where weight > ${integer(MARGIN_WEIGHT)} and apart = 0)`;

/** Writes mentions to a table. As words of a query, many would be parsed and planned longer than all is read. */
export const writeMentions = async (engine: Engine, name: string, mentions: Iterable<number>): Promise<void> => {
  const shape = [{ name: 'mention_no', type: 'integer' as const }];
  await engine.create(name, shape);
  const writer = await engine.writer(name, shape);
  let written = 0;
  for (const mention of mentions) {
    writer.append([mention]);
    if (++written % 4096 === 0) await writer.flush();
  }
  await writer.close();
};

/** Finds the pairs among which those inside components are. Returns how many there are. */
const closePairs = async (engine: Engine, { together }: PersonDecisions): Promise<number> => {
  await writeMentions(engine, DECIDED, together.flat());
  await engine.run({
    name: JOINED,
    reads: [WEIGHED, DECIDED],
    sql: sql`select distinct mention_no from (select a as mention_no from ${POSITIVE} lefts union all select b from ${POSITIVE} rights
      union all select mention_no from ${ident(DECIDED)}) joined`,
  });
  const isJoined = (side: Sql): Sql => sql`${side} in (select mention_no from ${ident(JOINED)})`;
  await engine.run({
    name: CLOSE,
    reads: [WEIGHED, JOINED],
    sql: sql`select a, b, weight, apart, ${columns(wordNames)} from ${ident(WEIGHED)} where ${isJoined(sql`a`)} and ${isJoined(sql`b`)}`,
  });
  const [row] = await engine.read({
    name: 'close_pairs',
    reads: [CLOSE],
    sql: sql`select count(*) as n from ${ident(CLOSE)}`,
  });
  for (const name of [DECIDED, JOINED]) await engine.drop(name);
  return Number(row?.['n'] ?? 0);
};

/** Mentions that hang together by pairs that speak for one person, and all pairs inside what hangs together. */
const components = async (engine: Engine, mentions: number, decisions: PersonDecisions): Promise<Components> => {
  const store = createEdgeStore(await closePairs(engine, decisions));
  const sets = createUnionFind(mentions + 1);
  const query = sql`select * from ${ident(CLOSE)}`;
  for await (const found of engine.streamIntegers({ name: 'component_pairs', reads: [CLOSE], sql: query })) {
    store.add(found);
    const [a, b, weight, apart] = found;
    a?.forEach((left, n) => {
      if ((weight?.[n] ?? 0) > MARGIN_WEIGHT && apart?.[n] === 0) sets.union(left, b?.[n] ?? 0);
    });
  }
  await engine.drop(CLOSE);
  for (const [left, right] of decisions.together) sets.union(left, right);
  return store.group(mentions, sets.find);
};

/** What mentions that hang together by several pairs have of their own: rarity of their values, and what forbids a person although no pair was compared. */
interface Traits {
  readonly rarities: Rarities;
  readonly ssn: Int32Array;
  readonly generation: Uint8Array;
}

/** Puts the cells of a column in their mentions' places. */
const spread = (
  column: Int32Array | undefined,
  mentions: Int32Array,
  into: Int32Array | Uint8Array | Uint8ClampedArray,
): void => {
  if (column) for (let n = 0; n < mentions.length; n++) into[mentions[n] ?? 0] = column[n] ?? 0;
};

/** Reads what the mentions of a table have of their own. */
const readTraits = async (
  engine: Engine,
  mentions: number,
  filled: Filled,
  forbids: ReadonlySet<string>,
): Promise<Traits> => {
  const counted = COUNTED.map(() => new Uint8ClampedArray(mentions + 1));
  const ssn = new Int32Array(mentions + 1);
  const generation = new Uint8Array(mentions + 1);
  const query = sql`select mention_no, cast(coalesce(ssn, '0') as integer) as ssn, coalesce(generation, 0) as generation, ${columns(COUNTED)}
    from ${withEmpty(MENTION, filled)} m where mention_no in (select mention_no from ${ident(CROWDED)})`;
  for await (const [no, number, which, ...rarities] of engine.streamIntegers({
    name: 'traits',
    reads: [MENTION, CROWDED],
    sql: query,
  })) {
    if (!no) continue;
    if (forbids.has('ssn')) spread(number, no, ssn);
    if (forbids.has('generation')) spread(which, no, generation);
    counted.forEach((into, k) => {
      spread(rarities[k], no, into);
    });
  }
  await engine.drop(CROWDED);
  const [row = {}] = await engine.read({ name: 'rare', reads: [RARE], sql: sql`select * from ${ident(RARE)}` });
  return { rarities: { counted, unique: UNIQUE.map((name) => Number(row[name] ?? 0)) }, ssn, generation };
};

const distinct = (mentions: readonly number[], values: Int32Array | Uint8Array): readonly number[] => [
  ...new Set(mentions.map((mention) => values[mention] ?? 0).filter((value) => value !== 0)),
];

const mayMerge =
  ({ ssn, generation }: Traits, nodes: readonly number[]): MayMerge =>
  (left, right) => {
    const [ours, theirs] = [left, right].map((side) => side.map((node) => nodes[node] ?? 0));
    const [numbers, others] = [distinct(ours ?? [], ssn), distinct(theirs ?? [], ssn)];
    if (numbers.some((a) => others.some((b) => !isNearNumber(a, b)))) return false;
    const [ones, twos] = [distinct(ours ?? [], generation), distinct(theirs ?? [], generation)];
    return !ones.some((a) => twos.some((b) => a !== b));
  };

const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
/** Hardly any case has decided pairs: no key is made where there are none. */
const isAmong = (pairs: ReadonlySet<string>, a: number, b: number): boolean => pairs.size > 0 && pairs.has(keyOf(a, b));

/** Components of more pairs than this are cut at their weakest pairs first. */
const MOST_PAIRS = 150_000;
const CUT_STEP = 3000;

/** Cuts a component that is too large for memory into those that stronger pairs hold together. */
function* bounded(edges: readonly StoredEdge[], from = MARGIN_WEIGHT): Generator<readonly StoredEdge[]> {
  if (edges.length <= MOST_PAIRS) {
    yield edges;
    return;
  }
  const least = from + CUT_STEP;
  const nodes = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b);
  const index = new Map(nodes.map((node, n) => [node, n]));
  const sets = createUnionFind(nodes.length);
  const rootOf = (node: number): number => sets.find(index.get(node) ?? 0);
  for (const { a, b, weight, apart } of edges)
    if (weight > least && !apart) sets.union(index.get(a) ?? 0, index.get(b) ?? 0);
  const parts = new Map<number, StoredEdge[]>();
  for (const edge of edges) {
    const root = rootOf(edge.a);
    if (root !== rootOf(edge.b)) continue;
    const part = parts.get(root);
    if (part) part.push(edge);
    else parts.set(root, [edge]);
  }
  for (const part of parts.values()) yield* bounded(part, least);
}

interface Grouped {
  readonly mention: number;
  readonly cluster: number;
  readonly sureness: number;
}

type Decided = { readonly together: ReadonlySet<string>; readonly apart: ReadonlySet<string> };

/** The commonest component by far: two mentions. */
const groupPair = ({ a, b, weight, apart }: StoredEdge, decided: Decided): readonly Grouped[] => {
  const isTogether = isAmong(decided.together, a, b);
  if (!isTogether && (apart || weight <= MARGIN_WEIGHT || isAmong(decided.apart, a, b))) return [];
  const sureness = isTogether ? 1 : 1 / (1 + 2 ** (-weight / 1000));
  return [a, b].map((mention) => ({ mention, cluster: Math.min(a, b), sureness }));
};

const groupComponent = (
  stored: readonly StoredEdge[],
  scorer: Scorer,
  traits: Traits,
  decided: Decided,
  weights: Weights,
): readonly Grouped[] => {
  const [only, second] = stored;
  if (only && !second) return groupPair(only, decided);
  const nodes = [...new Set(stored.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b);
  const index = new Map(nodes.map((node, n) => [node, n]));
  const edges = stored.map(({ a, b, words, apart }) => ({
    a: index.get(a) ?? 0,
    b: index.get(b) ?? 0,
    agreement: scorer.pair(words, a, b),
    apart: apart || isAmong(decided.apart, a, b),
    together: isAmong(decided.together, a, b),
  }));
  const haveTwoNames = createTwoNames(stored);
  const againstTwo = MARGIN + bitsOfSlip(weights);
  const mayBeOne = mayMerge(traits, nodes);
  const namesOf = (side: readonly number[]): readonly number[] => side.map((node) => nodes[node] ?? 0);
  const { labels, sureness } = mergeGroups(
    nodes.length,
    edges,
    scorer,
    (left, right, weight) =>
      mayBeOne(left, right, weight) && (weight > againstTwo || !haveTwoNames(namesOf(left), namesOf(right))),
  );
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return labels.flatMap((label, n) =>
    (sizes.get(label) ?? 0) < 2
      ? []
      : [{ mention: nodes[n] ?? 0, cluster: nodes[label] ?? 0, sureness: sureness[n] ?? 1 }],
  );
};

/** Groups mentions to people, component by component. */
export const clusterMentions = async (
  engine: Engine,
  mentions: number,
  filled: Filled,
  decisions: PersonDecisions,
  weights: Weights,
): Promise<void> => {
  const found = await components(engine, mentions, decisions);
  // Of two mentions with one pair the pair says all: what they have of their own is asked of the others.
  await writeMentions(engine, CROWDED, found.crowded());
  const traits = await readTraits(engine, mentions, filled, weights.forbids);
  const scorer = createScorer(weights, traits.rarities);
  const decided = {
    together: new Set(decisions.together.map(([a, b]) => keyOf(a, b))),
    apart: new Set(decisions.apart.map(([a, b]) => keyOf(a, b))),
  };
  const shape = ['mention_no', 'cluster_no', 'confidence'].map((name) => ({ name, type: 'integer' as const }));
  await engine.create(CLUSTERED, shape);
  const writer = await engine.writer(CLUSTERED, shape);
  let written = 0;
  for (const component of found.each()) {
    for (const part of bounded(component)) {
      for (const { mention, cluster, sureness } of groupComponent(part, scorer, traits, decided, weights)) {
        writer.append([mention, cluster, Math.floor(sureness * MILLION)]);
        if (++written % 4096 === 0) await writer.flush();
      }
    }
  }
  await writer.close();
};
