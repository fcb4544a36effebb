import { describe, expect, it } from 'vitest';
import { parseCaseFile } from './case-file.ts';
import { openQuestions } from './open-questions.ts';
import { timelineOf } from './timeline.ts';

const file = (more = '') =>
  parseCaseFile(`candor: 1
id: acme-2021
name: Acme
at_rest: encrypted
notifier: {name: Acme, sectors: []}
dates:
  - {event: determined, at: 2021-08-20, recorded_by: counsel, document: minutes}
  - {event: discovered, at: 2021-08-13, recorded_by: counsel, earlier: [{at: 2021-08-16, why: an older alarm was found}]}
  - {event: aware, at: 2021-08-12T22:00:00-04:00, recorded_by: SOC}
${more}`);

const GAP = `decisions:
  - {about: gap, from: discovered, to: determined, by: counsel, on: 2021-08-21, why: the archive had to be unpacked}
  - {about: law_enforcement_hold, from: 2021-08-22, agency: FBI, by: counsel, on: 2021-08-22, why: letter}
`;

describe('the way from awareness to notice', () => {
  it('puts days and moments in their order, with what stood there before and why it changed', () => {
    const { steps } = timelineOf(file(), '2021-08-25');
    expect(steps.map(({ event }) => event)).toEqual(['aware', 'discovered', 'determined']);
    expect(steps[1]?.earlier).toEqual([{ at: '2021-08-16', why: 'an older alarm was found', by: null }]);
  });

  it('counts the days of each gap, and the days so far where the people still wait', () => {
    const gaps = timelineOf(file(), '2021-08-25').gaps.map(({ from, to, days, open }) => [from, to, days, open]);
    expect(gaps).toEqual([
      ['aware', 'discovered', 1, false],
      ['discovered', 'determined', 7, false],
      ['determined', 'notice_to_individuals', 5, true],
    ]);
  });

  it('explains a gap by recorded reasons and by a hold of the police, as far as they were known on the day', () => {
    const reasons = (asOf: string) => timelineOf(file(GAP), asOf).gaps.map((gap) => gap.reasons.map(({ why }) => why));
    expect(reasons('2021-08-25')).toEqual([
      [],
      ['the archive had to be unpacked'],
      ['hold by FBI, 2021-08-22 to still on: letter'],
    ]);
    expect(reasons('2021-08-20').flat()).toEqual([]);
  });

  it('asks for a reason where none is on record', () => {
    const ids = (more: string) =>
      openQuestions(file(more), undefined, '2021-08-25')
        .map(({ id }) => id)
        .filter((id) => id.startsWith('gap.'));
    expect(ids('')).toEqual(['gap.aware.discovered', 'gap.discovered.determined']);
    expect(ids(GAP)).toEqual(['gap.aware.discovered']);
  });
});
