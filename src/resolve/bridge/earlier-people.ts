import { CandorError } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, sql } from '../../engine/sql.ts';
import { EARLIER } from '../../schema/tables/resolve.ts';
import { PERSON_TOKEN, personTokens } from './person-tokens.ts';

/** An earlier case's tokens: where the file lies, and what its first line says. */
export interface EarlierCase {
  readonly file: string;
  readonly caseId: string;
  readonly name: string;
  /** Day (yyyymmdd) on which its people were told, or the breach was discovered. */
  readonly since: number;
  readonly tokens: number;
}

export interface EarlierCases {
  /** Bridging key, hex. */
  readonly key: string;
  readonly cases: readonly EarlierCase[];
}

const GIVEN = 'bridge_given';
const PAIR = 'bridge_pair';

/** Reads the file of an earlier case into `bridge_file`, whole or not at all. */
const loadTokens = async (engine: Engine, { file, tokens }: EarlierCase): Promise<void> => {
  const cut = (message: string, cause?: unknown) =>
    new CandorError('INPUT_UNREADABLE', message, {
      place: { file },
      hint: 'copy out/bridge.tokens of the earlier case again',
      cause,
    });
  const { rows } = await engine
    .load('bridge_file', file, {
      kind: 'delimited',
      delimiter: ',',
      // The first line is JSON: its quotes are none.
      quote: '',
      escape: '',
      skip: 1,
      header: true,
      columns: 4,
    })
    .catch((cause: unknown) => {
      if (cause instanceof CandorError && cause.code === 'OUT_OF_MEMORY') throw cause;
      throw cut('a line is no token: the file was cut or changed', cause);
    });
  if (rows !== tokens) throw cut(`${rows} tokens where its first line says ${tokens}`);
};

/**
 * Who of the earlier case is who of this one: people who share a token. Two who both have Social Security numbers, and
 * none in common, are two people whatever else they share.
 */
const matchCase = async (engine: Engine, earlier: EarlierCase): Promise<void> => {
  const { caseId, name, since } = earlier;
  await loadTokens(engine, earlier);
  await engine.run({
    name: GIVEN,
    reads: ['bridge_file'],
    sql: sql`select c1 as earlier, c2 as kind, c3 as token, cast(nullif(c4, '') as integer) as months from bridge_file`,
  });
  await engine.drop('bridge_file');
  await engine.run({
    name: PAIR,
    reads: [GIVEN, PERSON_TOKEN],
    sql: sql`select own.person_id, given.earlier, own.kind, given.months from ${ident(PERSON_TOKEN)} own
      join ${ident(GIVEN)} given on given.token = own.token and given.kind = own.kind`,
  });
  await engine.run({
    name: 'bridge_next',
    reads: [PAIR, GIVEN, PERSON_TOKEN, EARLIER.name],
    sql: sql`select * from ${ident(EARLIER.name)} union all
      select p.person_id, ${caseId} as case_id, ${name} as case_name, cast(${since} as integer) as since,
        cast(max(p.months) as integer) as protection_months,
        string_agg(distinct p.kind, ' ' order by p.kind) as kinds, min(p.earlier) as earlier_person
      from (select *, max(case when kind = 'ssn' then 1 else 0 end) over (partition by person_id, earlier) as same_ssn
        from ${ident(PAIR)}) p
      where p.same_ssn = 1 or not (
        exists (select 1 from ${ident(PERSON_TOKEN)} own where own.person_id = p.person_id and own.kind = 'ssn')
        and exists (select 1 from ${ident(GIVEN)} other where other.earlier = p.earlier and other.kind = 'ssn'))
      group by p.person_id`,
  });
  await engine.run({ name: EARLIER.name, reads: ['bridge_next'], sql: sql`select * from bridge_next` });
  for (const table of [GIVEN, PAIR, 'bridge_next']) await engine.drop(table);
};

/** Finds the people of this case who were in an earlier one. Writes `earlier`; without an earlier case it is empty. */
export const findEarlierPeople = async (engine: Engine, earlier: EarlierCases | undefined): Promise<void> => {
  await engine.create(EARLIER.name, EARLIER.columns);
  if (!earlier || earlier.cases.length === 0) return;
  const who = { reads: ['person'], sql: sql`select person_id from person where kind = 'person' and records > 0` };
  await personTokens(engine, who, earlier.key);
  for (const one of earlier.cases) await matchCase(engine, one);
  await engine.drop(PERSON_TOKEN);
};
