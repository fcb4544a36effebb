import type { SqlValue } from '../../src/engine/sql.ts';

/** A row of a table, by the names of its columns; what is left out is null. */
export type Given = Readonly<Record<string, SqlValue>>;

/** Duties, documents and the way from records to people of the case that reports are tested on. */
const duty = (no: number, given: Given): Given => ({
  duty_no: no,
  audience: 'individuals',
  answer: 'required',
  basis: 'law',
  as_of: '2026-03-01',
  confidence: 'high',
  flagged: 0,
  overdue: 0,
  citation: 'Example Code § 1.02',
  ...given,
});

export const DUTIES: readonly Given[] = [
  duty(1, {
    jurisdiction: 'us-tx',
    law_name: 'Texas',
    persons: 120,
    residents: 120,
    deadline_date: '2026-05-08',
    deadline_text: '60 days after the breach was determined',
  }),
  duty(2, {
    jurisdiction: 'us-tx',
    law_name: 'Texas',
    audience: 'regulator',
    who: 'Attorney General',
    residents: 120,
    threshold: 'at least 250 residents',
    deadline_date: '2026-04-08',
  }),
  duty(3, {
    jurisdiction: 'us-fcc-cpni',
    law_name: 'FCC rule for carriers (CPNI)',
    version: '2024-amended',
    audience: 'regulator',
    who: 'FCC, Secret Service and FBI',
    deadline_date: '2026-03-18',
    overdue: 1,
  }),
  duty(4, {
    jurisdiction: 'us-ca',
    law_name: 'California',
    persons: 110,
    answer: 'undetermined',
    missing: '["group.encrypted"]',
    consequence: '{"yes":"not_required","none":"required"}',
    open_questions: '["Were the files encrypted, and is the key safe?"]',
  }),
  duty(5, {
    jurisdiction: 'us-ny',
    law_name: 'New York',
    persons: 98,
    standard: 'in the most expedient time possible and without unreasonable delay',
  }),
  duty(6, {
    jurisdiction: 'us-fl',
    law_name: 'Florida',
    audience: 'credit_bureaus',
    who: 'Equifax, Experian, TransUnion',
    answer: 'not_required',
    because: 'below the threshold',
  }),
  duty(7, { jurisdiction: 'eu', law_name: 'GDPR', answer: 'not_evaluated' }),
  duty(8, {
    jurisdiction: 'us-wa',
    law_name: 'Washington',
    audience: 'regulator',
    who: 'Attorney General',
    residents: 70,
    deadline_date: '2026-03-12',
    done_on: '2026-03-14',
    done_reference: 'WA-77 <again>',
  }),
  duty(9, {
    jurisdiction: 'us-wa',
    law_name: 'Washington',
    audience: 'regulator',
    who: 'Attorney General, update of WA-77 <again>',
    basis: 'filing',
    residents: 72,
    standard: 'without unreasonable delay',
    because: 'filed on 2026-03-14: people to report: 70, now 72',
    update_of: 'WA-77 <again>',
  }),
  duty(10, {
    jurisdiction: 'us-nm',
    law_name: 'Policy of the notifier',
    basis: 'policy',
    persons: 31,
    citation: null,
    because: 'people whom no law has told for certain; decided on 2026-03-15 by the board: customers expect it',
  }),
];

export const DOCUMENTS: readonly Given[] = [
  ['table', 'text/csv', 'read', null, 48_211_334],
  ['table', 'text/csv', 'duplicate', 'same_content', 48_211_334],
  ['text', 'message/rfc822', 'read', null, 12_345],
  ['text', 'application/pdf', 'partly', 'page_without_text', 881_223],
  ['unread', 'application/pdf', 'unread', 'password_protected', 120_003],
  ['unread', 'application/vnd.ms-outlook', 'unread', 'format_not_read', 9_120_003],
  ['unread', 'image/tiff', 'unread', 'no_text', 320_003],
].map(([kind, type, status, reason, bytes], n) => ({
  document_no: n + 1,
  control_number: `ACME-${String(n + 1).padStart(6, '0')}`,
  source_no: n + 1,
  family: n === 2 ? 'evidence/mail/<script>alert(1)</script>.eml' : `evidence/exports/file-${n + 1}`,
  root: 'evidence',
  kind: kind ?? null,
  media_type: type ?? null,
  bytes: bytes ?? null,
  status: status ?? null,
  reason: reason ?? null,
  parts_unread: status === 'partly' ? 3 : 0,
}));

export const REGISTER: Given = {
  document_no: 99,
  control_number: 'ACME-000099',
  source_no: 99,
  family: 'register/customers.csv',
  root: 'register',
  kind: 'table',
  media_type: 'text/csv',
  bytes: 31_000_000,
  status: 'read',
};

export const FLOW: readonly Given[] = [
  { step_no: 1, step: 'Records in the evidence', count: 2_412, removed: 0, why: null },
  {
    step_no: 2,
    step: 'Without the same rows of copies',
    count: 1_988,
    removed: 424,
    why: 'the same row in a backup copy',
  },
  { step_no: 3, step: 'Accounts', count: 870, removed: 1_118, why: 'records of one account' },
  { step_no: 4, step: 'People', count: 500, removed: 370, why: 'accounts of one person' },
];
