import type { Engine } from '../../engine/port.ts';
import { ident, sql } from '../../engine/sql.ts';
import { contract, type Edge } from '../cluster/contract.ts';
import { createUnionFind } from '../cluster/union-find.ts';
import { isNearNumber } from '../conflicts.ts';
import { MENTION } from './mentions.ts';
import { WEIGHED } from './weigh.ts';

/** Mentions that are one person with another: the person's smallest mention, and how sure it is, in millionths. */
export const CLUSTER = 'resolve_cluster';

/** Pairs decided by people: mentions that are one person, or never. */
export interface PersonDecisions {
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}

/** A weight that no evidence outweighs, in thousandths of a bit. */
const DECIDED = 1_000_000_000;
/** One pair counts for at most so much, so that no single coincidence outweighs all others. */
const STRONGEST = 12_000;

interface Graph {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight: Int32Array;
  readonly apart: Uint8Array;
}

/** Pairs that could lie inside one person: both mentions hang together by pairs that speak for it. */
const readGraph = async (
  engine: Engine,
  mentions: number,
  { together, apart }: PersonDecisions,
): Promise<{ readonly graph: Graph; readonly rootOf: (mention: number) => number }> => {
  const sets = createUnionFind(mentions + 1);
  const step = { name: 'pairs', reads: [WEIGHED] };
  const positive = sql`select a, b from ${ident(WEIGHED)} where weight > 0 and apart = 0`;
  for await (const [a, b] of engine.streamIntegers({ ...step, sql: positive })) {
    a?.forEach((left, n) => {
      sets.union(left, b?.[n] ?? left);
    });
  }
  for (const [left, right] of together) sets.union(left, right);
  const found: { a: number[]; b: number[]; weight: number[]; apart: number[] } = {
    a: [],
    b: [],
    weight: [],
    apart: [],
  };
  const add = (left: number, right: number, weight: number, isApart: number) => {
    found.a.push(left);
    found.b.push(right);
    found.weight.push(weight);
    found.apart.push(isApart);
  };
  const all = sql`select a, b, weight, apart from ${ident(WEIGHED)} order by a, b`;
  for await (const [a, b, weight, isApart] of engine.streamIntegers({ ...step, sql: all })) {
    a?.forEach((left, n) => {
      const right = b?.[n] ?? left;
      if (sets.find(left) !== sets.find(right)) return;
      add(left, right, Math.max(-STRONGEST, Math.min(STRONGEST, weight?.[n] ?? 0)), isApart?.[n] ?? 0);
    });
  }
  for (const [left, right] of together) add(left, right, DECIDED, 0);
  for (const [left, right] of apart) if (sets.find(left) === sets.find(right)) add(left, right, 0, 1);
  return {
    graph: {
      a: Int32Array.from(found.a),
      b: Int32Array.from(found.b),
      weight: Int32Array.from(found.weight),
      apart: Uint8Array.from(found.apart),
    },
    rootOf: sets.find,
  };
};

/** What forbids a cluster although no pair of it was compared: SSN by mention (0: none) and generation. */
const readTraits = async (engine: Engine, mentions: number) => {
  const ssn = new Int32Array(mentions + 1);
  const generation = new Uint8Array(mentions + 1);
  const query = sql`select mention_no, cast(coalesce(ssn, '0') as integer) as ssn, coalesce(generation, 0) as generation
    from ${ident(MENTION)} where ssn is not null or generation is not null`;
  for await (const [no, number, which] of engine.streamIntegers({ name: 'traits', reads: [MENTION], sql: query })) {
    no?.forEach((mention, n) => {
      ssn[mention] = number?.[n] ?? 0;
      generation[mention] = which?.[n] ?? 0;
    });
  }
  return { ssn, generation };
};

type Traits = Awaited<ReturnType<typeof readTraits>>;

const distinct = (values: Iterable<number>): readonly number[] => [...new Set(values)].filter((value) => value !== 0);

const mayMerge =
  ({ ssn, generation }: Traits, decided: ReadonlySet<string>) =>
  (left: readonly number[], right: readonly number[]): boolean => {
    if (decided.size > 0 && left.some((a) => right.some((b) => decided.has(`${a} ${b}`) || decided.has(`${b} ${a}`)))) return true;
    const [numbers, others] = [left, right].map((side) => distinct(side.map((mention) => ssn[mention] ?? 0)));
    if (numbers?.some((a) => others?.some((b) => !isNearNumber(a, b)))) return false;
    const [ones, twos] = [left, right].map((side) => distinct(side.map((mention) => generation[mention] ?? 0)));
    return !ones?.some((a) => twos?.some((b) => a !== b));
  };

interface Component {
  readonly nodes: readonly number[];
  readonly edges: readonly Edge[];
}

/** Components one after the other, each with its own small numbers for nodes. */
function* componentsOf({ a, b, weight, apart }: Graph, rootOf: (mention: number) => number): Generator<Component> {
  const order = Array.from(a.keys()).sort((x, y) => rootOf(a[x] ?? 0) - rootOf(a[y] ?? 0) || x - y);
  let from = 0;
  while (from < order.length) {
    const root = rootOf(a[order[from] ?? 0] ?? 0);
    let to = from;
    const nodes = new Set<number>();
    while (to < order.length && rootOf(a[order[to] ?? 0] ?? 0) === root) {
      nodes.add(a[order[to] ?? 0] ?? 0).add(b[order[to] ?? 0] ?? 0);
      to++;
    }
    const sorted = [...nodes].sort((x, y) => x - y);
    const index = new Map(sorted.map((node, n) => [node, n]));
    const edges = order.slice(from, to).map((edge) => ({
      a: index.get(a[edge] ?? 0) ?? 0,
      b: index.get(b[edge] ?? 0) ?? 0,
      weight: weight[edge] ?? 0,
      apart: apart[edge] === 1,
    }));
    yield { nodes: sorted, edges };
    from = to;
  }
}

const MILLION = 1_000_000;

/** How sure it is that a mention belongs to its cluster: the odds of its weights to the others, in millionths. */
const sureness = (edges: readonly Edge[], labels: readonly number[]): Float64Array => {
  const sums = new Float64Array(labels.length);
  for (const { a, b, weight, apart } of edges) {
    if (labels[a] !== labels[b] || apart) continue;
    sums[a] = (sums[a] ?? 0) + weight;
    sums[b] = (sums[b] ?? 0) + weight;
  }
  return sums.map((sum) => Math.round(MILLION / (1 + 2 ** (-sum / 1000))));
};

/** Groups mentions to people, component by component. */
export const clusterMentions = async (engine: Engine, mentions: number, decisions: PersonDecisions): Promise<void> => {
  const { graph, rootOf } = await readGraph(engine, mentions, decisions);
  const traits = await readTraits(engine, mentions);
  const decided = new Set(decisions.together.map(([a, b]) => `${a} ${b}`));
  const may = mayMerge(traits, decided);
  const shape = ['mention_no', 'cluster_no', 'confidence'].map((name) => ({ name, type: 'integer' as const }));
  await engine.create(CLUSTER, shape);
  const writer = await engine.writer(CLUSTER, shape);
  let written = 0;
  for (const { nodes, edges } of componentsOf(graph, rootOf)) {
    const global = (side: readonly number[]) => side.map((node) => nodes[node] ?? 0);
    const labels = contract(nodes.length, edges, (left, right) => may(global(left), global(right)));
    const sure = sureness(edges, labels);
    for (const [n, label] of labels.entries()) {
      const isAlone = labels.every((other, k) => k === n || other !== label);
      if (isAlone) continue;
      writer.append([nodes[n] ?? 0, nodes[label] ?? 0, sure[n] ?? 0]);
      if (++written % 4096 === 0) await writer.flush();
    }
  }
  await writer.close();
};
