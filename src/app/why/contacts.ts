import type { CaseFile } from '../../case/case-schema.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import { resolveOptions } from '../../resolve/options.ts';
import { DECIDED_DOCUMENT, decideDocuments } from '../../resolve/steps/decided/documents.ts';
import { masked, section, type WhySection } from './section.ts';

interface Way {
  readonly contact: 'address' | 'email' | 'phone';
  /** What is shown of it, masked. */
  readonly shown: Sql;
  readonly filled: Sql;
  /** How much of it is there: the fuller one goes first among those of one day. */
  readonly parts: Sql;
}

const place = sql`${masked(sql`r.address`)} || ', ' || coalesce(${masked(sql`r.city`)}, '') || ' ' || coalesce(r.region, '') || ' '
  || coalesce(left(r.postal_code, 3) || '…', '')`;

const WAYS: readonly Way[] = [
  {
    contact: 'address',
    shown: place,
    filled: sql`r.address`,
    parts: sql`case when r.city is null then 0 else 1 end + case when r.region is null then 0 else 1 end
      + case when r.postal_code is null then 0 else 1 end`,
  },
  {
    contact: 'email',
    shown: sql`${masked(sql`r.email`)} || coalesce('@' || first_match(r.email, ${'@(.+)$'}), '')`,
    filled: sql`r.email`,
    parts: sql`0`,
  },
  { contact: 'phone', shown: sql`'…' || right(r.phone, 4)`, filled: sql`r.phone`, parts: sql`0` },
];

const ranked = ({ contact, shown, filled, parts }: Way, person: number): Sql => sql`
  select ${contact} as contact, rank, shown, source, as_of, control_number, record_id,
    case when chosen = shown_whole then 'yes' else 'no' end as chosen
  from (select row_number() over (order by d.in_register desc, coalesce(r.as_of, d.as_of, 0) desc, ${parts} desc, r.record_id) as rank,
      ${shown} as shown, ${filled} as shown_whole, p.${ident(contact)} as chosen, r.record_id, document.control_number,
      case when d.in_register = 1 then 'register' else 'evidence' end as source, cast(coalesce(r.as_of, d.as_of) as string) as as_of
    from person_record own join record r on r.record_id = own.record_id join person p on p.person_id = own.person_id
    join ${ident(DECIDED_DOCUMENT)} d on d.document_no = r.document_no
    join document on document.document_no = r.document_no
    where own.person_id = ${person} and ${filled} is not null) candidates`;

/**
 * Every address, mailbox and number of a person in the order in which they rank (register before evidence, the newest
 * first), with source and date; which one was chosen; masked. A value that is everybody's is never chosen.
 */
export const contactsOf = async (
  engine: Engine,
  file: CaseFile,
  person: number,
  limit: number,
): Promise<WhySection> => {
  await decideDocuments(engine, resolveOptions(file));
  try {
    return await section(
      engine,
      'Addresses, mailboxes and numbers, as they rank',
      ['person_record', 'record', 'person', 'document', DECIDED_DOCUMENT],
      sql`select * from (${join(
        WAYS.map((way) => ranked(way, person)),
        ' union all ',
      )}) ways order by contact, rank`,
      limit,
    );
  } finally {
    await engine.drop(DECIDED_DOCUMENT);
  }
};

/** Who else lives at the address that was chosen for the person. */
export const householdOf = (engine: Engine, person: number, limit: number): Promise<WhySection> =>
  section(
    engine,
    'Household: others at the same address',
    ['person'],
    sql`select 'P-' || other.person_id as person, ${masked(sql`other.given_name`)} as given_name,
        case when lower(other.family_name) = lower(own.family_name) then 'the same' else 'another' end as family_name,
        other.minor, case when other.phone = own.phone then 'the same' else '' end as phone
      from person own join person other on lower(other.address) = lower(own.address)
        and coalesce(left(other.postal_code, 5), lower(other.city)) = coalesce(left(own.postal_code, 5), lower(own.city))
      where own.person_id = ${person} and other.person_id <> own.person_id and other.kind = 'person'
      order by other.person_id`,
    limit,
  );
