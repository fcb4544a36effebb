import type { Engine } from '../../engine/port.ts';
import { integer, type Sql, sql } from '../../engine/sql.ts';
import { fillTable } from '../parts/make-part.ts';
import { NOBODY } from '../texts/text-builder.ts';
import type { DocumentTruth } from '../truth/truth.ts';
import type { MatchedMention } from './match-mentions.ts';

/** The mail domain of the drill's own desks: a header that names only a desk speaks of nobody. */
const DESKS = '%@carrier.example';
const nobody = integer(NOBODY);

/** Records as they were found, with the person they were given to; desks and repeats are left out. */
const foundRecords = sql`select record.record_id, score_document.truth_no, record.row_no, record.start_at,
    case when record.row_no is not null and score_mention.mention is not null then score_mention.wanted
      else record.mention end as mention,
    case when person.kind = 'person' then person_record.person_id end as person_id
  from record
  left join score_document on score_document.document_no = record.document_no
  left join score_mention on score_mention.document_no = record.document_no
    and score_mention.mention = record.mention and record.row_no is not null
  left join person_record on person_record.record_id = record.record_id
  left join person on person.person_id = person_record.person_id
  where not (coalesce(record.email like ${DESKS}, false)
      and coalesce(record.ssn, record.phone, record.account_number) is null and record.date_of_birth is null)
    and (record.row_no is null or score_mention.mention is null or score_mention.wanted is not null)`;

/** Mentions of texts, each from its start to the next one's; what stands before the first belongs to it. */
const truthTexts = sql`select score_truth_document.truth_no, truth_record.mention, truth_record.person,
    truth_record.start as start_at,
    case when row_number() over (partition by truth_record.document order by truth_record.start) = 1 then 0
      else truth_record.start end as from_at,
    lead(truth_record.start) over (partition by truth_record.document order by truth_record.start) as until
  from truth_record join score_truth_document on score_truth_document.document = truth_record.document
  where truth_record.row is null`;

const truthRows = sql`select score_truth_document.truth_no, truth_record.row as row_no, truth_record.mention, truth_record.person
  from truth_record join score_truth_document on score_truth_document.document = truth_record.document
  where truth_record.row is not null`;

/** Each found record with its true person: null where truth does not have it. */
const matchedRecords = sql`select f.record_id, f.person_id, t.person, t.truth_no, t.row_no,
    cast(null as bigint) as start_at, t.mention
  from score_found as f left join score_truth_row as t
    on t.truth_no = f.truth_no and t.row_no = f.row_no and t.mention = f.mention
  where f.row_no is not null
  union all
  select f.record_id, f.person_id, t.person, t.truth_no, cast(null as bigint), t.start_at, t.mention
  from score_found as f left join score_truth_text as t
    on t.truth_no = f.truth_no and coalesce(f.start_at, 0) >= t.from_at
    and (t.until is null or coalesce(f.start_at, 0) < t.until)
  where f.row_no is null`;

const missedRecords = sql`select t.person from score_truth_row as t
  where t.person <> ${nobody} and not exists (select 1 from score_match as m
    where m.truth_no = t.truth_no and m.row_no = t.row_no and m.mention = t.mention)
  union all
  select t.person from score_truth_text as t
  where t.person <> ${nobody} and not exists (select 1 from score_match as m
    where m.truth_no = t.truth_no and m.row_no is null and m.start_at = t.start_at)`;

/**
 * Finds for each record of the case whose it is in truth. Leaves `score_match` (record, person it was given to, true
 * person) and `score_missed` (records of the truth that no record was found for).
 */
export const matchRecords = async (
  engine: Engine,
  truth: readonly DocumentTruth[],
  documents: ReadonlyMap<number, DocumentTruth>,
  mentions: readonly MatchedMention[],
): Promise<void> => {
  const numbers = new Map(truth.map(({ document }, n) => [document, n + 1]));
  await fillTable(
    engine,
    'score_truth_document',
    [
      { name: 'truth_no', type: 'integer' },
      { name: 'document', type: 'text' },
    ],
    [...numbers],
    ([document, n]) => [n, document],
  );
  await fillTable(
    engine,
    'score_document',
    [
      { name: 'document_no', type: 'bigint' },
      { name: 'truth_no', type: 'integer' },
    ],
    [...documents],
    ([documentNo, { document }]) => [documentNo, numbers.get(document) ?? null],
  );
  await fillTable(
    engine,
    'score_mention',
    [
      { name: 'document_no', type: 'bigint' },
      { name: 'mention', type: 'integer' },
      { name: 'wanted', type: 'integer' },
    ],
    mentions,
    ({ documentNo, mention, wanted }) => [documentNo, mention, wanted],
  );
  const run = (name: string, reads: readonly string[], query: Sql) => engine.run({ name, reads, sql: query });
  const found = ['record', 'score_document', 'score_mention', 'person_record', 'person'];
  await run('score_found', found, foundRecords);
  await run('score_truth_row', ['truth_record', 'score_truth_document'], truthRows);
  await run('score_truth_text', ['truth_record', 'score_truth_document'], truthTexts);
  await run('score_match', ['score_found', 'score_truth_row', 'score_truth_text'], matchedRecords);
  await run('score_missed', ['score_match', 'score_truth_row', 'score_truth_text'], missedRecords);
};
