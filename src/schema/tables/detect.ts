import { table } from '../table.ts';

/**
 * What a column holds. `mention` tells the people of one row apart (1: holder, 2: second person, ...). Composite
 * columns have a row for each role. Confidence in millionths. `group_id` is the same for tables of the same columns, so
 * that a table that was split over files is decided once; `examples` are up to three masked values, one a line.
 */
export const FIELD_ELEMENT = table('field_element', 2, ['document_no', 'column_no', 'mention', 'role'], {
  document_no: 'integer',
  column_no: 'integer',
  mention: 'integer',
  role: 'text', // ColumnRole
  element: 'text', // ElementId or null
  state: 'text', // VALUE_STATE
  confidence: 'integer',
  rows: 'bigint',
  filled: 'bigint',
  valid: 'bigint',
  why: 'text',
  overridden: 'integer', // 1: a person's decision in case.yaml
  group_id: 'text',
  examples: 'text',
});

/** One value found in text. `start`/`end` in code points of the part; `token` is keyed; the value itself stays in the evidence. What several people share (a joint account, the home of a couple) has a row for each. */
export const DETECTION = table(
  'detection',
  3,
  ['document_no', 'part', 'start_at', 'end_at', 'element', 'record_id'],
  {
    document_no: 'integer',
    part: 'integer',
    start_at: 'integer',
    end_at: 'integer',
    element: 'text',
    state: 'text',
    hash: 'text', // how a hashed value was made, as far as its form tells; null: it is not hashed
    confidence: 'integer',
    token: 'text',
    masked: 'text',
    detector: 'text',
    record_id: 'bigint', // the mention it belongs to; null: nobody's
    shared: 'integer', // 1: a further mention that has it as well; each value has one row of 0
  },
  'document_no',
);

/**
 * One mention of a person: a row of a table (and the n-th person in it), a form, a mail header, a paragraph.
 * record_id = document_no * 2^32 + row_no * 8 + (mention - 1) for tables, from the ninth person of a row on
 * document_no * 2^32 + 2^31 + row_no * 248 + (mention - 9), and document_no * 2^32 + ordinal for text.
 * Holds what linking and mailing need as it is written in the evidence (parts already split), so the table is
 * protected as a whole. `holding` lists what the record exposes: sorted "element=state" joined by blanks; `withheld`,
 * in the same form, what was found in it but does not count by the case's protocol (too unsure, or excluded). `told`
 * says how surely free text of a row holds an element, as sorted "element=thousandths": columns and texts say it elsewhere.
 */
export const RECORD = table(
  'record',
  8,
  ['record_id'],
  {
    record_id: 'bigint',
    document_no: 'integer',
    row_no: 'bigint', // row of the table from 1; null in text
    part: 'integer', // text part; null in tables
    start_at: 'integer', // first code point of the mention; null in tables
    mention: 'integer',
    kind: 'text', // row | form | header | paragraph | list
    given_name: 'text',
    middle_name: 'text',
    family_name: 'text',
    maiden_name: 'text',
    name_suffix: 'text',
    full_name: 'text', // as written, where it came whole
    organization: 'text',
    date_of_birth: 'integer', // yyyymmdd; 00 where month or day is not known
    birth_year: 'integer',
    birthday: 'integer', // mmdd of a birthday whose year is not said
    gender: 'text', // f | m | null
    ssn: 'text', // nine digits; last four where only they are visible
    government_id: 'text', // "element:normalised" of a licence, passport, tax number ...
    phone: 'text', // E.164 or digits
    other_phone: 'text', // the next number of the row's person that is another: home beside mobile
    email: 'text', // lower case
    address: 'text', // street line(s) as written, with unit
    city: 'text',
    region: 'text', // two-letter US code where it can be told, else as written
    postal_code: 'text',
    country: 'text',
    code_place: 'text', // eu | abroad | foreign: where figures of a postal code (foreign: and two letters) are of, by the table; null: as in the US
    place_of_birth: 'text',
    occupation: 'text',
    lasting: 'text', // "kind:yyyymmdd" or "kind:yyyy" of a day that stays somebody's: graduation, hired, since
    imei: 'text',
    imsi: 'text',
    iccid: 'text',
    account_number: 'text',
    person_number: 'text', // "element:normalised" of a number by which a house knows one person: patient, employee, student
    member_number: 'text', // of an insurance; families share one
    username: 'text', // lower case
    row_key: 'text', // "place/people:number" of the row in its database, or of the person's row in another table
    status: 'text', // register's or file's own word for the relation
    as_of: 'integer', // yyyymmdd of the contact data, where a column says
    deceased: 'integer', // 1 where a column or a text says so
    holding: 'text',
    withheld: 'text',
    told: 'text',
  },
  'document_no',
);

/** What each document was detected with: incremental runs redo a document only when one of these changed. */
export const DETECTED = table('detected', 1, ['document_no'], {
  document_no: 'integer',
  detect_key: 'text',
  records: 'bigint',
  detections: 'bigint',
});
