import { describe, expect, it } from 'vitest';
import type { FilingRecord, ToldFacts } from '../case/filing-schema.ts';
import { loadLawData } from './data-files.ts';
import type { DutyRow } from './duty-rows.ts';
import { filedChanges } from './filed.ts';
import type { Profile } from './groups.ts';
import { noticesOfCase, rowsOfCase } from './judge-case.ts';
import { lawBook } from './law/evaluate.ts';
import type { AssessOptions, Policy } from './options.ts';

const book = lawBook(loadLawData());

const people = (jurisdiction: string | null, count: number, words: readonly string[]): Profile => ({
  jurisdiction,
  relation: 'customer',
  minor: false,
  deceased: false,
  withName: words.includes('person_name'),
  elements: words.map((element) => ({ element: element as 'ssn', state: 'clear' })),
  reachable: [],
  exposure: 'presumed',
  count,
  low: count,
  high: count,
  withoutAddress: 0,
});

const NAMED_SSN = ['person_name', 'ssn'];

const optionsOf = (
  more: Partial<AssessOptions> = {},
  facts: Readonly<Record<string, unknown>> = {},
): AssessOptions => ({
  facts: {
    notifier: { name: 'Northern Voice Telecom', role: 'owner', kind: 'private_company', sectors: ['telecom_carrier'] },
    dates: { discovered: '2026-03-02', determined: '2026-03-04' },
    as_of: '2026-03-20',
    ...facts,
  },
  group: {},
  differing: [],
  ...more,
});

const told = (residents: number, more: Partial<ToldFacts> = {}): ToldFacts => ({
  residents,
  total: residents,
  elements: ['person_name', 'ssn'],
  discovered: '2026-03-02',
  determined: '2026-03-04',
  occurred_from: null,
  occurred_to: null,
  notice_to_individuals: null,
  ...more,
});

const filing = (law: string, office: string, more: Partial<FilingRecord> = {}): FilingRecord => ({
  law,
  office,
  kind: 'initial',
  number: 'F-17',
  on: '2026-03-10',
  by: 'counsel',
  receipt: { file: 'filed/receipt.pdf', sha256: '0'.repeat(64) },
  draft: { file: 'filed/draft.json', sha256: '0'.repeat(64) },
  told: told(5),
  ...more,
});

const rowsFor = (profiles: readonly Profile[], options: AssessOptions): readonly DutyRow[] =>
  rowsOfCase({ options, profiles, book });

const offices = (rows: readonly DutyRow[], law: string): readonly DutyRow[] =>
  rows.filter(({ jurisdiction, audience }) => jurisdiction === law && audience === 'regulator');

describe('a filed notice', () => {
  const boston = people('us-ma', 5, NAMED_SSN);

  it('makes its duty done, and no longer overdue', () => {
    const texas = people('us-tx', 300, NAMED_SSN);
    const late = optionsOf({}, { as_of: '2026-04-20' });
    const [open] = offices(rowsFor([texas], late), 'us-tx');
    expect(open).toMatchObject({ answer: 'required', overdue: 1, done_on: null });
    const filings = [filing('us-tx', 'Attorney General', { told: told(300) })];
    expect(offices(rowsFor([texas], { ...late, filings }), 'us-tx')).toEqual([
      expect.objectContaining({ answer: 'required', overdue: 0, done_on: '2026-03-10', done_reference: 'F-17' }),
    ]);
  });

  it('does not count before the day on which it was filed', () => {
    const filings = [filing('us-ma', 'Attorney General', { on: '2026-03-21' })];
    expect(offices(rowsFor([boston], optionsOf({ filings })), 'us-ma')[0]?.done_on).toBeNull();
  });

  it('opens an update where what the office was told has changed, with the words of its own law', () => {
    const filings = [filing('us-ma', 'Attorney General')];
    const rows = offices(rowsFor([{ ...boston, count: 7, low: 7, high: 7 }], optionsOf({ filings })), 'us-ma');
    expect(rows.find(({ update_of: of }) => of !== null)).toMatchObject({
      who: 'Attorney General, update of F-17',
      answer: 'required',
      basis: 'law',
      residents: 7,
      because: 'filed on 2026-03-10: people to report: 5, now 7',
      standard: expect.stringContaining('as soon as practicable'),
      done_on: null,
    });
  });

  it('says that no law sets a time where none does, and asks for nothing where nothing has changed', () => {
    const texas = people('us-tx', 300, NAMED_SSN);
    const rows = (residents: number) =>
      offices(
        rowsFor([texas], optionsOf({ filings: [filing('us-tx', 'Attorney General', { told: told(residents) })] })),
        'us-tx',
      );
    expect(rows(300)).toHaveLength(1);
    expect(rows(299)[1]).toMatchObject({
      basis: 'filing',
      citation: null,
      standard: expect.stringContaining('no time'),
    });
  });

  it('is brought up to date by a filed update', () => {
    const filings = [
      filing('us-ma', 'Attorney General'),
      filing('us-ma', 'Attorney General', { kind: 'update', number: 'F-18', on: '2026-03-15', told: told(7) }),
    ];
    const rows = offices(rowsFor([{ ...boston, count: 7, low: 7, high: 7 }], optionsOf({ filings })), 'us-ma');
    expect(rows.filter(({ update_of: of }) => of !== null)).toEqual([]);
    expect(rows[0]).toMatchObject({ done_on: '2026-03-10', done_reference: 'F-18' });
  });

  it('has a day for the amendment where the law counts one, from facts found after the filing', () => {
    const listed = (available: string | null) =>
      optionsOf(
        {
          filings: [
            filing('us-sec-8k', 'Securities and Exchange Commission (public filing, Item 1.05)', { told: told(9) }),
          ],
        },
        {
          notifier: { name: 'Listed', role: 'owner', sectors: ['retail'], public_company: true },
          material_to_investors: 'yes',
          dates: {
            discovered: '2026-02-20',
            determined: '2026-03-04',
            materiality_determined: '2026-03-06',
            ...(available ? { information_available: available } : {}),
          },
        },
      );
    const update = (available: string | null) =>
      rowsFor([boston], listed(available)).find(({ update_of: of }) => of !== null);
    expect(update('2026-03-12')).toMatchObject({ deadline_date: '2026-03-18', overdue: 1, basis: 'law' });
    expect(update(null)).toMatchObject({ deadline_date: null, depends_on: 'information_available' });
    expect(update('2026-03-09')).toMatchObject({ deadline_date: null, depends_on: 'information_available' });
  });

  it('takes the day of the letters, or of the federal notice, for what no office acknowledges', () => {
    const rows = rowsFor(
      [boston],
      optionsOf(
        {},
        {
          dates: {
            discovered: '2026-03-02',
            determined: '2026-03-04',
            federal_notice: '2026-03-09',
            notice_to_individuals: '2026-03-19',
          },
        },
      ),
    );
    expect(
      rows.find(({ jurisdiction, audience }) => jurisdiction === 'us-ma' && audience === 'individuals'),
    ).toMatchObject({ done_on: '2026-03-19', done_reference: null });
    expect(offices(rows, 'us-ma')[0]?.done_on).toBeNull();
  });
});

describe('changes of filed facts', () => {
  it('are those that the office asks for; where its law lists nothing of the kind, people, data and discovery', () => {
    const now = told(7, { discovered: '2026-03-01', occurred_from: '2026-02-01' });
    expect(filedChanges(told(5), now, ['number_of_residents']).map(({ fact }) => fact)).toEqual(['residents']);
    expect(filedChanges(told(5), now, ['incident_date']).map(({ fact }) => fact)).toEqual(['occurred_from']);
    expect(filedChanges(told(5), now, []).map(({ fact }) => fact)).toEqual(['residents', 'discovered']);
  });
});

const policy = (kind: Policy['policy'], more: Partial<Policy> = {}): Policy => ({
  about: 'policy',
  policy: kind,
  by: 'the board',
  on: '2026-03-15',
  why: 'customers expect it',
  ...more,
});

describe('what the notifier does beyond the law', () => {
  const profiles = [
    people('us-tx', 10, NAMED_SSN),
    people('us-tx', 4, ['person_name', 'phone']),
    people(null, 2, NAMED_SSN),
  ];

  it('tells people whom no law has told, in rows of their own', () => {
    const options = optionsOf({ policies: [policy('tell_everyone', { by_day: '2026-03-18' })] });
    const rows = rowsFor(profiles, options).filter(({ basis }) => basis === 'policy');
    expect(rows).toEqual([
      expect.objectContaining({
        jurisdiction: 'us-tx',
        persons: 4,
        deadline_date: '2026-03-18',
        overdue: 1,
        citation: null,
      }),
      expect.objectContaining({ jurisdiction: null, persons: 2, answer: 'required' }),
    ]);
    expect(rowsFor(profiles, optionsOf()).some(({ basis }) => basis !== 'law')).toBe(false);
  });

  it('says of each profile whether its people are told, and by what', () => {
    const notices = (policies: readonly Policy[]) =>
      noticesOfCase({ options: optionsOf({ policies }), profiles, book }).map(({ notice, basis }) => [notice, basis]);
    expect(notices([])).toEqual([
      ['required', 'law'],
      ['not_required', null],
      ['undetermined', null],
    ]);
    expect(notices([policy('tell_everyone')]).map(([, basis]) => basis)).toEqual(['law', 'policy', 'policy']);
  });

  it('offers more than the law asks to those who are told, and not less', () => {
    const delaware = people('us-de', 3, NAMED_SSN);
    const offer = (months: number) =>
      noticesOfCase({ options: optionsOf({ policies: [policy('offer', { months })] }), profiles: [delaware], book })[0];
    expect(offer(24)).toMatchObject({ offerMonths: 24, offerBasis: 'policy' });
    expect(offer(6)).toMatchObject({ offerMonths: 12, offerBasis: 'law' });
    expect(
      rowsFor([delaware], optionsOf({ policies: [policy('offer', { months: 24 })] })).find(
        ({ basis }) => basis === 'policy',
      ),
    ).toMatchObject({ who: 'everybody who is told: identity protection for 24 months', persons: 3 });
  });

  it('ends when it is taken back, and has not begun before it was decided', () => {
    for (const given of [policy('tell_everyone', { holds: false }), policy('tell_everyone', { on: '2026-03-21' })])
      expect(rowsFor(profiles, optionsOf({ policies: [given] })).some(({ basis }) => basis === 'policy')).toBe(false);
  });
});
