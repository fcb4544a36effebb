import { stringify } from 'yaml';
import { type CaseFile, parseCaseFile } from '../case/case-file.ts';

/** What a drill is made of: the same options give the same bytes. */
export interface DrillOptions {
  readonly people: number;
  readonly seed: number;
  /** Day on which the breach is discovered, YYYY-MM-DD. */
  readonly from: string;
}

const DAY_MS = 86_400_000;

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

type Entry = NonNullable<CaseFile['evidence']>[number];

const presumed = (path: string, relation: Entry['relation'], day: string, more: Partial<Entry> = {}): Entry => ({
  path,
  exposure: 'presumed',
  ...(relation ? { relation } : {}),
  access: 'yes',
  acquisition: 'yes',
  decided_by: 'General Counsel',
  decided_at: day,
  why: 'Part of the backup set that was offered for sale',
  document: 'Memo 1 of the response team',
  ...more,
});

const evidenceOf = (day: string): CaseFile['evidence'] => [
  presumed('crm', 'customer', day),
  presumed('applications', 'prospective_customer', day),
  presumed('former', 'former_customer', day),
  presumed('prepaid', 'customer', day),
  presumed('devices', 'customer', day),
  presumed('hr', 'employee', day),
  presumed('backup', undefined, day),
  presumed('mail', undefined, day),
  presumed('forms', undefined, day),
  presumed('notes', undefined, day),
  presumed('share', 'customer', day),
  presumed('engineering', undefined, day, { why: 'On the same server' }),
  presumed('unsorted', undefined, day, { why: 'On the same server' }),
  {
    path: 'archive',
    exposure: 'excluded',
    access: 'no',
    acquisition: 'no',
    decided_by: 'General Counsel',
    decided_at: day,
    why: 'Tape store, not connected while the intruder was inside',
    document: 'Memo 2 of the response team',
  },
];

const dateOf = (event: NonNullable<CaseFile['dates']>[number]['event'], at: string, document: string) => ({
  event,
  at,
  document,
  recorded_by: 'Incident desk',
});

/** Names the key and the ledger of a drill. The same drill made again has the same id, and takes the key that is there. */
export const drillId = ({ people, seed }: DrillOptions): string => `drill-${people}-${seed}`;

/** What people know of the drill's breach: a carrier's, discovered on `from`. */
const drillCase = (options: DrillOptions, isLarge: boolean): CaseFile => {
  const { people, seed, from } = options;
  const decided = dayAfter(from, 3);
  return {
    candor: 1,
    id: drillId(options),
    name: `Drill: a carrier's breach, ${people} people, seed ${seed}`,
    drill: true,
    at_rest: 'none',
    time_zone: 'America/New_York',
    as_of: dayAfter(from, 7),
    notifier: {
      name: 'Example Wireless Inc.',
      role: 'owner',
      kind: 'private_company',
      sectors: ['telecom_carrier'],
      regulated_by: ['FCC', 'FTC'],
      relation_default: 'customer',
      hipaa: 'none',
      glba: 'none',
      public_company: false,
      based_in: 'us-wa',
    },
    incident: {
      accessed: 'yes',
      acquired: 'yes',
      inadvertent_by_authorized: false,
      ransomware: false,
      how: 'Entry through a testing environment, guessed passwords, database backups read and taken',
      encrypted: 'none',
      data_form: 'computerized',
      phi: false,
      source_of_breach: 'notifier',
    },
    dates: [
      dateOf('occurred_from', dayAfter(from, -30), 'Report of the investigators'),
      dateOf('occurred_to', dayAfter(from, -1), 'Report of the investigators'),
      {
        ...dateOf('discovered', from, 'Ticket 1 of the incident desk'),
        earlier: [
          {
            at: dayAfter(from, 1),
            recorded_by: 'Incident desk',
            why: 'The outside warning was found to be a day older',
          },
        ],
      },
      dateOf('determined', dayAfter(from, 2), 'Minutes of the response team'),
    ],
    evidence: evidenceOf(decided),
    registers: [
      { path: isLarge ? 'customers' : 'customers.csv', kind: 'customers', as_of: from },
      { path: isLarge ? 'devices' : 'devices.csv', kind: 'other', as_of: from, note: 'Whose line and device it is' },
    ],
    decisions: [
      {
        about: 'risk_of_harm',
        finding: 'likely',
        documented: true,
        by: 'General Counsel',
        on: decided,
        why: 'The files were offered for sale',
      },
    ],
  };
};

/**
 * Text of the drill's case.yaml; it is parsed again, so a drill never starts with a file that Candor refuses. `isLarge`:
 * registers are folders of several files.
 */
export const drillCaseText = (options: DrillOptions, isLarge = false): string => {
  const text = `# A rehearsal: every person in this case is invented.\n${stringify(drillCase(options, isLarge), { lineWidth: 110 })}`;
  parseCaseFile(text);
  return text;
};
