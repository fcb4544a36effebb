import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { DuckDBConnection } from '@duckdb/node-api';

/**
 * What each statement takes, in the order of a run: processor seconds of the whole process until the next statement begins
 * (`cpu`; what the program does with the rows in between is in it), of the statement alone (`own`), seconds by the clock, and what tables in
 * memory came to by it in MB. Usage: STATEMENT_TIMES=out.tsv NODE_OPTIONS='--import .../bench/statement-times.ts' candor respond CASE
 */
interface Taken {
  readonly text: string;
  readonly started: number;
  readonly wall: number;
  own: number;
  memory: number;
}

const file = process.env['STATEMENT_TIMES'];
const taken: Taken[] = [];
const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
type Run = (this: DuckDBConnection, text: string, ...rest: readonly unknown[]) => Promise<unknown>;

const measured = (run: Run, plain?: Run): Run =>
  async function (this: DuckDBConnection, text, ...rest) {
    const one: Taken = { text, started: used(), wall: performance.now(), own: 0, memory: 0 };
    taken.push(one);
    const result = await run.call(this, text, ...rest);
    one.own = used() - one.started;
    // Another query would end one whose rows are still to come.
    if (plain && process.env['STATEMENT_MEMORY']) {
      const found = (await plain.call(
        this,
        "select sum(memory_usage_bytes) from duckdb_memory() where tag = 'IN_MEMORY_TABLE'",
      )) as { getRowsJS(): Promise<unknown[][]> };
      one.memory = Number((await found.getRowsJS())[0]?.[0] ?? 0) / 1e6;
    }
    return result;
  };

if (file && isMainThread) {
  const prototype = DuckDBConnection.prototype as unknown as Record<'run' | 'stream', Run>;
  const { run, stream } = prototype;
  prototype.run = measured(run, run);
  prototype.stream = measured(stream);
  process.on('exit', () => {
    const end = { started: used(), wall: performance.now() };
    const lines = taken.map(({ text, started, wall, own, memory }, n) => {
      const next = taken[n + 1] ?? end;
      const cells = [next.started - started, own, (next.wall - wall) / 1000, memory].map((cell) => cell.toFixed(3));
      return [n, ...cells, text.replaceAll(/\s+/g, ' ').slice(0, 400)].join('\t');
    });
    if (taken.length > 0)
      writeFileSync(file, `${['n', 'cpu', 'own', 'wall', 'memory', 'text'].join('\t')}\n${lines.join('\n')}\n`);
  });
}
