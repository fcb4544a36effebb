import type { CaseFile } from '../../case/case-file.ts';
import type { PeopleOf } from '../../case/open-questions.ts';
import type { Engine } from '../../engine/port.ts';
import { integer, join, type Sql, sql } from '../../engine/sql.ts';
import { documentOf } from '../steps/document-of.ts';
import { severalRecords } from '../steps/several.ts';

const plain = (path: string): string => path.replace(/^(\.\/)+/, '').replace(/\/+$/, '');

/** Number of the evidence entry whose path is the longest prefix of the file's; -1 where none covers it. */
const entryOf = (file: CaseFile): Sql => {
  const entries = (file.evidence ?? [])
    .map(({ path }, index) => ({ index, path: plain(path) }))
    .sort((a, b) => b.path.length - a.path.length || a.index - b.index);
  if (entries.length === 0) return sql`-1`;
  const cases = entries.map(({ index, path }) =>
    path === '.' || path === ''
      ? sql`when 1 = 1 then ${integer(index)}`
      : sql`when source.path = ${`evidence/${path}`}
          or substr(source.path, 1, ${integer(path.length + 10)}) = ${`evidence/${path}/`} then ${integer(index)}`,
  );
  // "." is the shortest path, but must stand last: it covers what nothing else does.
  const ordered = [
    ...cases.filter((_, n) => entries[n]?.path !== '.'),
    ...cases.filter((_, n) => entries[n]?.path === '.'),
  ];
  return sql`case ${join(ordered, ' ')} else -1 end`;
};

/** How many people hang on each question of the case: everybody, or those whose records stand in one evidence entry. */
export const questionPeople = async (engine: Engine, file: CaseFile): Promise<PeopleOf> => {
  await engine.run(severalRecords);
  const rows = await engine.read({
    name: 'question_people',
    reads: ['source', 'document', 'person_record', 'person', severalRecords.name],
    sql: sql`select entry, cast(sum(n) as bigint) as n from (
        select covered.entry, several.person_id, case when several.person_id is null then count(*) else 1 end as n from (
          select document.document_no, ${entryOf(file)} as entry from document
            join source on source.source_no = document.source_no where document.root = 'evidence') covered
        join person_record on ${documentOf(sql`person_record.record_id`)} = covered.document_no
        left join report_several several on several.person_id = person_record.person_id
        where person_record.person_id not in (select person_id from person where kind <> 'person')
        group by covered.entry, several.person_id) each_once
      group by entry`,
  });
  await engine.drop(severalRecords.name);
  const [all] = await engine.read({
    name: 'question_all',
    reads: ['person', 'holding'],
    sql: sql`select count(*) as n from person where kind = 'person'
      and held in (select held from holding where exposure <> 'excluded')`,
  });
  const people = new Map(rows.map((row) => [Number(row['entry']), Number(row['n'])]));
  return (scope) => {
    if (scope.kind === 'all') return Number(all?.['n'] ?? 0);
    return people.get(scope.kind === 'evidence' ? scope.entry : -1) ?? 0;
  };
};
