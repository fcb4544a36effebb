import { describe, expect, it } from 'vitest';
import { loadLawData } from '../../assess/data-files.ts';
import { filingText } from './fields.ts';
import { formOf, loadFilingBook, portalOf } from './forms.ts';
import type { FilingKnown } from './values.ts';

const book = loadFilingBook();
const { laws } = loadLawData();
const offices = laws.flatMap((law) =>
  [law.regulator, law.in_force_version?.replaces.regulator ?? []].flat().map(({ who }) => ({ law, who })),
);
const row = (jurisdiction: string, who: string) => ({ jurisdiction, who, audience: 'regulator' as const });

describe('the forms of offices', () => {
  it('cover every office of a rule on notifiers, each with the one that means it', () => {
    const without = offices
      .filter(({ law }) => law.reach === 'notifier')
      .filter(({ law, who }) => formOf(book, row(law.id, who)) === undefined)
      .map(({ law, who }) => `${law.id}: ${who}`);
    expect(without).toEqual(['ca-pipeda: Other organizations or government institutions able to reduce the harm']);
    expect(formOf(book, row('us-hipaa', 'Prominent media outlets in the state'))?.id).toBe('media-notice');
    expect(formOf(book, row('us-hipaa', 'Secretary of Health and Human Services'))?.id).toBe(
      'health-and-human-services',
    );
    expect(formOf(book, row('us-fcc-cpni', 'FCC, Secret Service and FBI: annual summary'))?.id).toBe(
      'carrier-annual-summary',
    );
    expect(formOf(book, row('us-sec-8k', 'Securities and Exchange Commission (amended 8-K)'))?.id).toBe(
      'form-8-k-amendment',
    );
    expect(formOf(book, { ...row('us-tx', ''), audience: 'credit_bureaus' })?.id).toBe('credit-bureaus');
  });

  it('name laws and offices that the law data have', () => {
    const names = [
      ...book.portals.portals.map(({ law, office }) => ({ law, office })),
      ...book.forms.flatMap((form) => form.for.flatMap(({ law, office = '' }) => (law ? [{ law, office }] : []))),
    ];
    const unknown = names.filter(
      ({ law, office }) => !offices.some((one) => one.law.id === law && one.who.startsWith(office)),
    );
    expect(unknown).toEqual([]);
  });

  it('give no address as checked that nobody saw', () => {
    expect(portalOf(book, row('us-tx', 'Attorney General'), undefined)).toMatchObject({ checked: false });
    expect(portalOf(book, row('us-wy', 'Nobody'), undefined)).toBeNull();
  });
});

describe('a text to be filed', () => {
  it('holds what the case knows and brackets for the rest, and reads nothing of the case as a place to fill', () => {
    const form = book.forms.find(({ id }) => id === 'form-8-k-item-1-05');
    const known = {
      file: {
        notifier: { name: 'Northern {open: Voice}', sectors: [] },
        incident: { how: 'Files were copied.' },
        dates: [{ event: 'discovered', at: '2026-03-02', recorded_by: 'counsel' }],
      },
      elements: ['Social Security number'],
      total: 15,
    } as unknown as FilingKnown;
    const text = filingText(form, known).join('\n');
    expect(text).toContain('On 2026-03-02, Northern {open: Voice} (the "Company")');
    expect(text).toContain('identified 15 people');
    expect(text).toContain('[to be filled in: materiality date]');
  });
});
