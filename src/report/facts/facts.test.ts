import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportCase, reportMeta } from '../../../test/support/report-case.ts';
import { nameExposures } from '../../case/exposures.ts';
import type { Engine } from '../../engine/port.ts';
import { deadlineCalendar } from '../deadlines.ts';
import { countsOf } from '../html/proof-sections.ts';
import { withHeld } from '../steps/held.ts';
import { countQueries, countQuery } from './count-queries.ts';
import { reportFacts } from './facts.ts';
import type { ReportFacts } from './report-facts.ts';

const sum = (counts: readonly { readonly value: number }[]) => counts.reduce((all, { value }) => all + value, 0);

describe('the facts of the report', () => {
  let engine: Engine;
  let facts: ReportFacts;
  beforeAll(async () => {
    engine = await reportCase();
    await nameExposures(engine);
    facts = await withHeld(engine, () => reportFacts(engine, reportMeta));
  });
  afterAll(() => engine.close());

  it('gives every number an id whose query has exactly that many rows', async () => {
    const counts = countsOf(facts);
    expect(counts.length).toBeGreaterThan(100);
    for (const { id, value } of counts) {
      const query = countQuery(id);
      expect(query, id).toBeDefined();
      if (!query) continue;
      const rows = await engine.read(query.step);
      if (id.startsWith('flow.')) expect(Number(rows[0]?.['count']), id).toBe(value);
      else expect(rows.length, id).toBe(value);
    }
  });

  it('knows each kind of number by its example, and nothing else', () => {
    for (const { example, title } of countQueries) expect(countQuery(example)?.title, example).toBe(title);
    expect(countQuery("people.affected'; drop table person; --")).toBeUndefined();
  });

  it('counts nobody twice and leaves nobody out', () => {
    const { affected, byExposure, byRelation } = facts.people;
    expect(affected.value).toBeGreaterThan(0);
    expect(sum(byRelation)).toBe(affected.value);
    expect(sum(byExposure.filter(({ exposure }) => exposure === 'read' || exposure === 'presumed'))).toBe(
      affected.value,
    );
    expect(sum(facts.places.map(({ residents }) => residents))).toBe(affected.value);
    expect(sum(facts.sure.people.map(({ count }) => count))).toBe(affected.value);
    expect((facts.register?.affected.value ?? 0) + (facts.register?.notFound.value ?? 0)).toBe(affected.value);
    for (const { people, relations } of facts.elements) expect(sum(Object.values(relations))).toBe(people.value);
  });

  it('doubts the affected people by as much as the model doubts all of them', () => {
    const { low, value, estimated, high } = facts.people.affected;
    expect([value - low, value - estimated, high - value]).toEqual([2, 1, 3]);
  });

  it('keeps low <= best <= high', () => {
    for (const { low, value, high } of [facts.people.affected, ...facts.places.map(({ residents }) => residents)]) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
  });

  it('adds up files and documents, the unread ones among them', () => {
    const { evidence } = facts;
    expect(sum(evidence.byDocument.map(({ count }) => count))).toBe(evidence.documents.value);
    expect(sum(evidence.byFile.map(({ count }) => count))).toBe(evidence.files.value);
    expect(sum(evidence.unread.map(({ documents }) => documents))).toBe(
      sum(
        evidence.byDocument
          .filter(({ status }) => status === 'unread' || status === 'partly')
          .map(({ count }) => count),
      ),
    );
  });

  it('puts the next deadline first after those that have passed, and keeps both consequences', () => {
    expect(facts.law.dated.map(({ id }) => id)).toEqual(['D-3', 'D-2', 'D-1']);
    expect(facts.law.dated[0]?.overdue).toBe(true);
    expect(facts.law.next).toBe('D-2');
    expect(facts.law.undetermined[0]?.consequences).toEqual([
      { when: 'yes', answer: 'not_required' },
      { when: 'none', answer: 'required' },
    ]);
    expect(facts.law.notEvaluated.map(({ place }) => place)).toEqual(['European Union']);
  });

  it('takes what is done out of the deadlines, and keeps it with day and number', () => {
    expect(facts.law.done).toMatchObject([{ id: 'D-8', doneOn: '2026-03-14', doneReference: 'WA-77 <again>' }]);
    expect(facts.law.dated.some(({ id }) => id === 'D-8')).toBe(false);
    expect(facts.law.undated.map(({ id }) => id)).toEqual(['D-5', 'D-10', 'D-9']);
  });

  it('puts into the calendar what is done without an alarm, and an update on the day of the report', () => {
    const events = deadlineCalendar(facts).replaceAll('\r\n ', '').split('BEGIN:VEVENT');
    const done = events.find((event) => event.includes('SUMMARY:DONE: Washington')) ?? '';
    expect(done).toContain('number WA-77 <again>');
    expect(done).not.toContain('BEGIN:VALARM');
    const update = events.find((event) => event.includes('update of WA-77')) ?? '';
    expect(update).toContain('DTSTART;VALUE=DATE:20260320');
    expect(update).toContain('people to report: 70\\, now 72');
  });

  it('holds no personal value', () => {
    expect(JSON.stringify(facts)).not.toMatch(/Family\d|Main St|Björn/);
  });
});
