import { createUnionFind, type UnionFind } from '../../core/union-find.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, sql } from '../../engine/sql.ts';
import { createScorer, type Rarities, type Scorer } from '../cluster/agreement.ts';
import { createEdgeStore, type EdgeStore, type StoredEdge } from '../cluster/edge-store.ts';
import { MARGIN, type MayMerge, mergeGroups } from '../cluster/merge-groups.ts';
import { bitsOfSlip, createTwoNames } from '../cluster/two-names.ts';
import { isNearNumber } from '../conflicts.ts';
import type { Weights } from '../learn/explanations.ts';
import { COUNTED, UNIQUE } from '../rarity.ts';
import { wordNames } from './compare.ts';
import { MENTION } from './mentions.ts';
import { type Filled, withEmpty } from './normal.ts';
import { RARE } from './rarities.ts';
import { WEIGHED } from './weigh.ts';

/** Mentions that are one person with another: the person's smallest mention, and how sure it is, in millionths. */
export const CLUSTER = 'resolve_cluster';
/** The same before nameless mentions are given to people. */
export const CLUSTERED = 'resolve_clustered';

/** Mentions that people decided to be one person with another. */
const DECIDED = 'resolve_decided_mention';

/** Pairs decided by people: mentions that are one person, or never. */
export interface PersonDecisions {
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}

const MILLION = 1_000_000;
const MARGIN_WEIGHT = MARGIN * 1000;

/** Pairs that speak for one person. */
const POSITIVE = sql`(select a, b from ${ident(WEIGHED)} where weight > ${integer(MARGIN_WEIGHT)} and apart = 0)`;

/** Mentions that hang together by pairs that speak for one person. */
const components = async (engine: Engine, mentions: number, decisions: PersonDecisions): Promise<UnionFind> => {
  const sets = createUnionFind(mentions + 1);
  const query = sql`select a, b from ${POSITIVE} positive`;
  for await (const [a, b] of engine.streamIntegers({ name: 'positive_pairs', reads: [WEIGHED], sql: query })) {
    if (a && b) for (let n = 0; n < a.length; n++) sets.union(a[n] ?? 0, b[n] ?? 0);
  }
  for (const [left, right] of decisions.together) sets.union(left, right);
  return sets;
};

/** All pairs inside the components, grouped; read twice, so that the arrays fit to the pair. */
const storeEdges = async (engine: Engine, mentions: number, sets: UnionFind): Promise<EdgeStore> => {
  const store = createEdgeStore(mentions);
  const step = { name: 'component_pairs', reads: [WEIGHED] };
  for await (const [a, b] of engine.streamIntegers({ ...step, sql: sql`select a, b from ${ident(WEIGHED)}` })) {
    a?.forEach((left, n) => {
      const root = sets.find(left);
      if (root === sets.find(b?.[n] ?? 0)) store.count(root);
    });
  }
  const words = join(
    wordNames.map((name) => ident(name)),
    ', ',
  );
  const query = sql`select a, b, weight, apart, ${words} from ${ident(WEIGHED)}`;
  for await (const [a, b, weight, apart, ...levels] of engine.streamIntegers({ ...step, sql: query })) {
    a?.forEach((left, n) => {
      const [root, right] = [sets.find(left), b?.[n] ?? 0];
      if (root !== sets.find(right)) return;
      store.add(root, {
        a: left,
        b: right,
        weight: weight?.[n] ?? 0,
        apart: apart?.[n] === 1,
        words: levels.map((column) => column[n] ?? 0),
      });
    });
  }
  return store;
};

/** What mentions that hang together with others have of their own: rarity of their values, and what forbids a person although no pair was compared. */
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

const readTraits = async (
  engine: Engine,
  mentions: number,
  filled: Filled,
  forbids: ReadonlySet<string>,
  { together }: PersonDecisions,
): Promise<Traits> => {
  const counted = COUNTED.map(() => new Uint8ClampedArray(mentions + 1));
  const ssn = new Int32Array(mentions + 1);
  const generation = new Uint8Array(mentions + 1);
  const list = join(
    COUNTED.map((name) => ident(name)),
    ', ',
  );
  // A table: as words of the query, those of many decisions would be parsed and planned longer than all is read.
  const shape = [{ name: 'mention_no', type: 'integer' as const }];
  await engine.create(DECIDED, shape);
  const writer = await engine.writer(DECIDED, shape);
  for (const mention of together.flat()) writer.append([mention]);
  await writer.close();
  const joined = sql`(select a from ${POSITIVE} lefts union all select b from ${POSITIVE} rights
    union all select mention_no from ${ident(DECIDED)})`;
  const query = sql`select mention_no, cast(coalesce(ssn, '0') as integer) as ssn, coalesce(generation, 0) as generation, ${list}
    from ${withEmpty(MENTION, filled)} m where mention_no in ${joined}`;
  for await (const [no, number, which, ...rarities] of engine.streamIntegers({
    name: 'traits',
    reads: [MENTION, WEIGHED, DECIDED],
    sql: query,
  })) {
    if (!no) continue;
    if (forbids.has('ssn')) spread(number, no, ssn);
    if (forbids.has('generation')) spread(which, no, generation);
    counted.forEach((into, k) => {
      spread(rarities[k], no, into);
    });
  }
  await engine.drop(DECIDED);
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
  const sets = await components(engine, mentions, decisions);
  const store = await storeEdges(engine, mentions, sets);
  const traits = await readTraits(engine, mentions, filled, weights.forbids, decisions);
  const scorer = createScorer(weights, traits.rarities);
  const decided = {
    together: new Set(decisions.together.map(([a, b]) => keyOf(a, b))),
    apart: new Set(decisions.apart.map(([a, b]) => keyOf(a, b))),
  };
  const shape = ['mention_no', 'cluster_no', 'confidence'].map((name) => ({ name, type: 'integer' as const }));
  await engine.create(CLUSTERED, shape);
  const writer = await engine.writer(CLUSTERED, shape);
  let written = 0;
  for (const component of store.components()) {
    for (const part of bounded(component)) {
      for (const { mention, cluster, sureness } of groupComponent(part, scorer, traits, decided, weights)) {
        writer.append([mention, cluster, Math.floor(sureness * MILLION)]);
        if (++written % 4096 === 0) await writer.flush();
      }
    }
  }
  await writer.close();
};
