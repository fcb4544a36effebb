import type { Problem } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import { PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { EVERYONE } from '../addition/standing.ts';
import { TOUCHED_PERSON } from '../addition/touched.ts';
import type { FollowedDecisions } from './followed-decisions.ts';

/** Records with their person as they stand now: where only touched people were resolved, those of the others as before. */
const recordsNow = (isAddition: boolean): { readonly reads: readonly string[]; readonly sql: Sql } => {
  const { name } = PERSON_RECORD;
  if (!isAddition) return { reads: [name, 'person'], sql: sql`${ident(name)}` };
  return {
    reads: [name, `previous_${name}`, TOUCHED_PERSON, EVERYONE],
    sql: sql`(select person_id, record_id from ${ident(name)} union all select person_id, record_id from ${ident(`previous_${name}`)}
      where person_id not in (select person_id from ${ident(TOUCHED_PERSON)}))`,
  };
};

/**
 * People who count again although somebody decided that they are nobody: records on which nobody decided were joined with theirs. The
 * decision was not about those, and to leave somebody out who may be real would be worse than to ask again.
 */
export const outgrownDecisions = async (
  engine: Engine,
  { persons }: FollowedDecisions,
  isAddition: boolean,
): Promise<readonly Problem[]> => {
  const ids = [...new Set(persons.flatMap(({ nobody = [] }) => nobody))];
  if (ids.length === 0) return [];
  const list = join(
    ids.map((id) => sql`${id}`),
    ', ',
  );
  const { reads, sql: records } = recordsNow(isAddition);
  const rows = await engine.read({
    name: 'outgrown_decisions',
    reads,
    sql: sql`select r.record_id, r.person_id from ${records} r
      join ${ident(isAddition ? EVERYONE : 'person')} p on p.person_id = r.person_id
      where r.record_id in (${list}) and p.kind = 'person'`,
  });
  const counted = new Map(rows.map((row) => [Number(row['record_id']), Number(row['person_id'])]));
  return persons.flatMap(({ nobody = [] }, n): readonly Problem[] => {
    const people = [...new Set(nobody.flatMap((id) => counted.get(id) ?? []))].sort((a, b) => a - b);
    if (people.length === 0) return [];
    const named = people.map((id) => `P-${id}`).join(', ');
    return [
      {
        code: 'DECISION_OUTGROWN',
        severity: 'error',
        evidence: 'case.yaml',
        location: `persons[${n}]`,
        hint: `decided to be nobody, and more records came: ${named} counts until somebody decides again (candor review export)`,
      },
    ];
  });
};
