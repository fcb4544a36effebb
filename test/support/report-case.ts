import { openDuckdb } from '../../src/engine/duckdb/engine.ts';
import type { Engine } from '../../src/engine/port.ts';
import type { ReportMeta } from '../../src/report/facts/report-meta.ts';
import { writeHouseholds } from '../../src/resolve/steps/people/households.ts';
import type { TableSchema } from '../../src/schema/table.ts';
import { ALL_TABLES, tableNamed } from '../../src/schema/tables.ts';
import { holdingsOf } from './holdings.ts';
import { DOCUMENTS, DUTIES, FLOW, type Given, REGISTER } from './report-rows.ts';

const fill = async (engine: Engine, schema: TableSchema, rows: readonly Given[]): Promise<void> => {
  await engine.create(schema.name, schema.columns);
  const writer = await engine.writer(schema.name, schema.columns);
  for (const row of rows) writer.append(schema.columns.map(({ name }) => row[name] ?? null));
  await writer.close();
};

/** Small numbers that look like a breach, from a counter: the same on every run. */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

const STATES = ['us-tx', 'us-ca', 'us-ny', 'us-fl', 'us-wa', 'us-nm', null] as const;
const RELATIONS = ['customer', 'former_customer', 'prospective_customer'] as const;
const GIVEN = ['Ana', 'Björn', '<b>Cleo</b>', '=SUM(A1)', 'Dee', '+Eve', '@Flo', '-Gus', 'Hal "the" Ox', "I'an"];

const OTHER_KIND: Readonly<Record<number, string>> = { 7: 'company', 8: 'test_value', 9: 'unidentified' };

const minorOf = (next: (below: number) => number): number | null => {
  if (next(20) === 0) return 1;
  return next(30) === 0 ? null : 0;
};

const SURE = [999_000, 970_000, 900_000, 600_000] as const;

const people = (size: number) => {
  const next = numbers(7);
  return Array.from({ length: size }, (_, n) => {
    const id = 2 ** 32 + (n + 1) * 8;
    const registerOnly = n % 10 === 9;
    return {
      exposed: !registerOnly,
      row: {
        person_id: id,
        kind: OTHER_KIND[n] ?? 'person',
        relation: RELATIONS[next(3)] ?? 'other',
        given_name: GIVEN[n % GIVEN.length] ?? 'X',
        middle_name: null,
        family_name: `Family${n}`,
        name_suffix: n % 50 === 0 ? 'Jr' : null,
        address: n % 11 === 0 ? null : `${n - (n % 2)} Main St, Apt ${next(2)}`,
        city: 'Springfield',
        region: 'TX',
        postal_code: '75001',
        country: 'US',
        address_source: n % 2 === 0 ? 'register' : 'evidence',
        address_record: id,
        address_as_of: 20210801,
        residence: STATES[next(STATES.length)] ?? null,
        minor: minorOf(next),
        deceased: next(40) === 0 ? 1 : 0,
        guardian: null,
        records: registerOnly ? 0 : 1 + (n % 3),
        in_register: registerOnly || next(3) > 0 ? 1 : 0,
        confidence: SURE[next(9)] ?? 999_000,
        merge_reason: 'exact_identifier',
      } satisfies Given,
    };
  });
};

const exposuresOf = (id: number, n: number): readonly Given[] =>
  [
    ['person_name', 'clear', 1],
    ['date_of_birth', 'clear', 2],
    ['ssn', n % 4 === 0 ? 'truncated' : 'clear', 2],
    ['drivers_license', 'clear', 5],
    ['phone', 'clear', 3],
    ['imei', 'hashed', 7],
    ['account_pin', 'clear', 9],
  ].flatMap(([element, state, every]) =>
    n % Number(every) === 0
      ? [
          {
            person_id: id,
            element: String(element),
            state: String(state),
            exposure: n % 13 === 12 ? 'reachable' : 'presumed',
            records: 1,
          },
        ]
      : [],
  );

const profiles = (rows: readonly Given[]): readonly Given[] =>
  [...new Set(rows.map((row) => row['residence'] ?? null))].map((jurisdiction, n) => {
    const size = rows.filter((row) => (row['residence'] ?? null) === jurisdiction).length;
    return {
      profile_no: n + 1,
      jurisdiction,
      exposure: 'presumed',
      elements: 'ssn=clear',
      count: size,
      count_low: Math.floor(size * 0.9),
      count_high: Math.ceil(size * 1.06),
    };
  });

const documentOf = (n: number): number => (n % 3 === 0 ? 3 : 1);

/** The id of a record says its document; those of people say the first. */
const recordId = (person: number, n: number): number => person + (documentOf(n) - 1) * 4_294_967_296;

/** A synthetic case of any size, with hostile names, in the tables of an engine: what reports are tested on. */
export const reportCase = async (size = 500): Promise<Engine> => {
  const engine = await openDuckdb({ threads: 2 });
  const everyone = people(size);
  const exposures = everyone.flatMap(({ exposed, row }, n) => (exposed ? exposuresOf(row.person_id, n) : []));
  const { held, holdings } = holdingsOf(exposures);
  const persons = everyone.map(({ row }) => ({ ...row, held: held(row.person_id) }));
  const given: Readonly<Record<string, readonly Given[]>> = {
    person: persons,
    holding: holdings,
    person_record: everyone.flatMap(({ exposed, row }, n) => [
      {
        person_id: row.person_id,
        record_id: recordId(row.person_id, n),
        root: exposed ? 'evidence' : 'register',
        confidence: 999_000,
      },
    ]),
    record: persons.map((row, n) => ({
      record_id: recordId(row.person_id, n),
      document_no: documentOf(n),
      row_no: n + 1,
      kind: 'row',
    })),
    document: [...DOCUMENTS, REGISTER],
    source: [...DOCUMENTS, REGISTER].map((row) => ({ ...row, path: row['family'] ?? null })),
    duty: DUTIES,
    flow: FLOW,
    profile: profiles(persons.filter((_, n) => everyone[n]?.exposed && OTHER_KIND[n] === undefined && n % 13 !== 12)),
    link: [
      { record_a: 1, record_b: 2, weight: 21_000, pattern: 'given_name=3', reason: 'exact_identifier', joined: 1 },
      { record_a: 1, record_b: 3, weight: 9_000, pattern: 'given_name=3', reason: 'conflict:ssn', joined: 0 },
    ],
    contact_flag: everyone.flatMap(({ exposed, row }, n) => {
      const flag = { person_id: row.person_id, contact: 'address', flag: 'zip-elsewhere', effect: 'doubtful' };
      if (!exposed || n % 6 !== 0) return [];
      const mail = { ...flag, contact: 'email', flag: 'no-reply', effect: 'undeliverable' };
      return n % 12 === 0 ? [flag, mail] : [flag];
    }),
    earlier: everyone.flatMap(({ exposed, row }, n) =>
      exposed && n % 9 === 0
        ? [
            {
              person_id: row.person_id,
              case_id: 'acme-2019',
              case_name: 'Acme 2019 <b>',
              since: 20_190_501,
              protection_months: n % 2 === 0 ? 24 : null,
              kinds: 'ssn',
              earlier_person: '42',
            },
          ]
        : [],
    ),
    blocked_value: [
      { field: 'ssn', token: 'a', masked: '***-**-0000', records: 41, reason: 'test_value' },
      { field: 'phone', token: 'b', masked: '…0100', records: 212, reason: 'shared' },
    ],
    field_element: [
      {
        document_no: 1,
        column_no: 1,
        mention: 1,
        role: 'full_name',
        element: 'person_name',
        state: 'clear',
        confidence: 995_000,
      },
      { document_no: 1, column_no: 2, mention: 1, role: 'ssn', element: 'ssn', state: 'clear', confidence: 960_000 },
      { document_no: 1, column_no: 3, mention: 1, role: 'imei', element: 'imei', state: 'clear', confidence: 820_000 },
    ],
    detection: [
      {
        document_no: 3,
        part: 1,
        start_at: 4,
        end_at: 15,
        element: 'ssn',
        state: 'clear',
        confidence: 970_000,
        masked: '•••',
      },
    ],
    problem: [
      {
        stage: 'ingest',
        code: 'TRUNCATED',
        severity: 'warning',
        evidence: 'evidence/a.zip',
        location: 'end',
        hint: 'get it <again>',
      },
    ],
  };
  for (const schema of ALL_TABLES) await fill(engine, tableNamed(schema.name), given[schema.name] ?? []);
  await writeHouseholds(engine);
  return engine;
};

export const reportMeta: ReportMeta = {
  caseName: 'Acme Mobile 2021 <rehearsal>',
  caseId: 'acme-2021',
  notifier: 'Acme Mobile, Inc.',
  drill: true,
  reviewed: {
    on: '2026-03-18',
    joined: { of: 100, right: 99 },
    apart: { of: 50, onePerson: 1 },
    people: { of: 200, right: 197, nobody: 0 },
  },
  counted: { people: 9, estimated: 8, low: 7, high: 12 },
  revision: 3,
  asOf: '2026-03-20',
  timeZone: 'America/Chicago',
  codeVersion: '0.1.0',
  dataVersions: [
    { name: 'law', version: '2026-03-01' },
    { name: 'detectors', version: '2026-02-11' },
  ],
  checkpoint: 'acme-2021\n17\nbXlyb290aGFzaA==\n\n— acme-2021 c2lnbmF0dXJl\n',
  decisions: [
    {
      about: 'exposure of evidence/exports',
      decided: 'presumed',
      by: 'C. Counsel',
      on: '2026-03-12',
      why: 'The archive was offered for sale & samples matched.',
      document: 'memo-4.pdf',
    },
  ],
  timeline: {
    steps: [
      {
        event: 'discovered',
        at: '2026-03-09',
        by: 'counsel',
        document: 'ticket <7>',
        planned: false,
        earlier: [{ at: '2026-03-10', why: 'an older alarm was found', by: 'SOC' }],
      },
      { event: 'determined', at: '2026-03-12', by: 'counsel', document: null, planned: false, earlier: [] },
    ],
    gaps: [
      { from: 'discovered', to: 'determined', days: 3, open: false, reasons: [] },
      {
        from: 'determined',
        to: 'notice_to_individuals',
        days: 8,
        open: true,
        reasons: [{ why: 'addresses were looked up', by: 'C. Counsel', on: '2026-03-18', document: null }],
      },
    ],
  },
  questions: [
    {
      id: 'dates.determined',
      key: 'dates',
      question: 'When was it concluded that a breach happened?',
      scope: { kind: 'all' },
      people: 412,
    },
  ],
};
