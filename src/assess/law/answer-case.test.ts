import { describe, expect, it } from 'vitest';
import { entryIn, evaluate, type Json } from '../../../test/support/law-case.ts';

const idsOf = (answer: Json): readonly (string | null)[] =>
  (answer['duties'] as readonly { readonly jurisdiction: string | null }[]).map(({ jurisdiction }) => jurisdiction);

describe('which laws a case reaches', () => {
  it('are those of the places where people live, in their order, and the rules whose condition is met', () => {
    const clinic = { notifier: { hipaa: 'covered_entity' } };
    const groups = [{ jurisdiction: 'us-tx' }, { jurisdiction: 'us-al' }, { jurisdiction: 'us-tx' }];
    expect(idsOf(evaluate({ groups }))).toEqual(['us-tx', 'us-al']);
    expect(idsOf(evaluate({ ...clinic, groups }))).toEqual(['us-tx', 'us-al', 'us-hipaa']);
    expect(idsOf(evaluate({ groups: [{ jurisdiction: null }] }))).toEqual([null]);
    expect(idsOf(evaluate({ groups: [] }))).toEqual([]);
  });

  it('may be one whose condition nobody knows', () => {
    const answer = evaluate({ notifier: { public_company: 'unknown' }, material_to_investors: 'yes', groups: [] });
    expect(entryIn(answer, 'us-sec-8k').regulators[0]?.answer).toBe('undetermined');
  });

  it('ask nothing before they are in force, and everything on the day itself', () => {
    const on = (day: string) =>
      entryIn(
        evaluate({
          notifier: { public_company: true },
          material_to_investors: 'yes',
          dates: { discovered: day, determined: day, materiality_determined: day },
          as_of: day,
          groups: [],
        }),
        'us-sec-8k',
      ).regulators[0]?.answer;
    expect([on('2023-12-17'), on('2023-12-18')]).toEqual(['not_required', 'required']);
  });
});

describe('an office', () => {
  const carrier = (over: Json) =>
    entryIn(
      evaluate({
        notifier: { sectors: ['telecom_carrier'] },
        as_of: '2026-07-01',
        groups: [{ jurisdiction: 'us-mi', elements: ['cpni'] }],
        ...over,
      }),
      'us-fcc-cpni',
    );

  it('that was told is not late; one that was not is', () => {
    const dates = { discovered: '2026-06-01', determined: '2026-06-04', notice_to_individuals: '2026-06-30' };
    expect(carrier({ dates })).toMatchObject({ overdue: true });
    expect(carrier({ dates: { ...dates, federal_notice: '2026-06-10' } })).toMatchObject({ overdue: false });
  });

  it("is listed where it is this notifier's: a vendor's own filing is no item of an owner", () => {
    const steps = (role: string) =>
      entryIn(
        evaluate({ notifier: { role }, owner_of_data: { told_regulator: false }, groups: [{ jurisdiction: 'us-or' }] }),
        'us-or',
      ).regulators.map(({ step }) => step);
    expect(steps('owner')).toEqual([undefined]);
    expect(steps('maintainer')).toEqual([undefined, "vendor's own notice"]);
  });

  it('carries the last day of the letters only where it is told before or with them', () => {
    const maryland = entryIn(evaluate({ groups: [{ jurisdiction: 'us-md' }] }), 'us-md').regulators[0];
    const dakota = entryIn(evaluate({ groups: [{ jurisdiction: 'us-sd', count: 251 }] }), 'us-sd').regulators[0];
    const mexico = entryIn(
      evaluate({ groups: [{ jurisdiction: 'us-me' }], dates: { scope_identified: '2026-06-05' } }),
      'us-me',
    ).regulators[1];
    expect(maryland?.deadline).toMatchObject({ latest: '2026-07-16' });
    expect(dakota?.deadline).toMatchObject({ latest: '2026-07-31' });
    expect(mexico?.deadline).not.toHaveProperty('latest');
  });

  it('is marked where its threshold lies inside the count, and not beside it', () => {
    const texas = (low: number, high: number) =>
      entryIn(
        evaluate({ groups: [{ jurisdiction: 'us-tx', count: high, count_low: low, count_high: high }] }),
        'us-tx',
      );
    expect(texas(240, 260)).toMatchObject({ flagged: true, regulators: [{ answer: 'undetermined', flagged: true }] });
    expect(texas(250, 260)).toMatchObject({ flagged: false });
    expect(texas(250, 260).regulators[0]).not.toHaveProperty('flagged');
  });

  it.each([
    [{ count: 260 }, 'required', false],
    [{ count: 260, count_low: 260, count_high: 260 }, 'required', false],
    [{ count: 260, count_low: 249 }, 'undetermined', true],
    [{ count: 249, count_high: 250 }, 'undetermined', true],
    [{ count: null, count_low: 249, count_high: 250 }, 'undetermined', true],
    [{ count: null }, 'undetermined', true],
    [{ count: null, count_low: 250, count_high: 9000 }, 'required', false],
    [{ count: null, count_high: 249 }, 'not_required', false],
  ])('of a count %j against 250: %s', (group, answer, flagged) => {
    const texas = entryIn(evaluate({ groups: [{ jurisdiction: 'us-tx', ...group }] }), 'us-tx');
    expect(texas).toMatchObject({ flagged, regulators: [{ answer }] });
  });

  it('is not marked where its number hangs on a fact and not on the count', () => {
    const open = entryIn(evaluate({ groups: [{ jurisdiction: 'us-tx', count: 300, encrypted: 'unknown' }] }), 'us-tx');
    expect(open).toMatchObject({ flagged: false, regulators: [{ answer: 'undetermined' }] });
    expect(open.regulators[0]).not.toHaveProperty('flagged');
  });

  it('names its threshold where it has one, one resident as well as many, and the way', () => {
    const one = entryIn(evaluate({ groups: [{ jurisdiction: 'us-ct', count: 1 }] }), 'us-ct').regulators[0];
    expect(one).toMatchObject({ residents: 1, how: 'online portal or email' });
    expect(one).not.toHaveProperty('threshold');
    const few = entryIn(evaluate({ groups: [{ jurisdiction: 'us-tx', count: 1 }] }), 'us-tx').regulators[0];
    expect(few).toMatchObject({
      answer: 'not_required',
      residents: 1,
      threshold: { test: 'at_least', residents: 250 },
    });
    expect(few).not.toHaveProperty('how');
    expect(few).not.toHaveProperty('deadline');
    const nobody = entryIn(evaluate({ groups: [{ jurisdiction: 'us-tx', count: 0 }] }), 'us-tx').regulators[0];
    expect(nobody).not.toHaveProperty('residents');
  });

  it('that does not exist yet is listed, and asks nothing', () => {
    const old = { dates: { discovered: '2024-08-05', determined: '2024-08-06' }, as_of: '2024-08-12' };
    const entry = entryIn(evaluate({ ...old, groups: [{ jurisdiction: 'us-pa', count: 700 }] }), 'us-pa');
    expect(entry).toMatchObject({ flagged: false, overdue: false, regulators: [{ answer: 'not_required' }] });
  });

  it('of which nobody knows whether a variant holds is read by the rule, and marked', () => {
    const vermont = entryIn(
      evaluate({ notifier: { sworn_security_procedures: 'unknown' }, groups: [{ jurisdiction: 'us-vt' }] }),
      'us-vt',
    );
    expect(vermont).toMatchObject({
      flagged: true,
      regulators: [{ deadline: { date: '2026-06-22' }, flagged: true }, {}, {}],
    });
    const sworn = entryIn(
      evaluate({ notifier: { sworn_security_procedures: true }, groups: [{ jurisdiction: 'us-vt' }] }),
      'us-vt',
    );
    expect(sworn).toMatchObject({ flagged: false });
  });
});

describe('a report of a finding of no harm', () => {
  const finding = { finding: 'no_harm', on: '2026-06-08' };
  const at = (jurisdiction: string, over: Json = {}) =>
    entryIn(evaluate({ risk_of_harm: finding, groups: [{ jurisdiction }], ...over }), jurisdiction).regulators;

  it('is asked where the finding is used, and by no other law', () => {
    expect(at('us-ak').map(({ who, answer }) => [who, answer])).toEqual([['Attorney General', 'required']]);
    expect(at('us-tx').map(({ answer }) => answer)).toEqual(['not_required']);
    expect(at('us-co').map(({ answer }) => answer)).toEqual(['not_required']);
    expect(at('us-ak', { risk_of_harm: { finding: 'likely' } })).toEqual([]);
  });

  it('names its threshold where it has one', () => {
    const [york] = at('us-ny', {
      event: { inadvertent_by_authorized: true },
      groups: [{ jurisdiction: 'us-ny', count: 501 }],
    }).slice(-1);
    expect(york).toMatchObject({
      answer: 'required',
      threshold: { test: 'more_than', residents: 500 },
      residents: 501,
    });
    expect(at('us-ak').at(-1)).not.toHaveProperty('threshold');
  });

  it('is not sent on request where there is no finding, no request or no such rule', () => {
    const asked = { dates: { regulator_request: '2026-06-09' } };
    const whoOf = (list: readonly { readonly report?: string }[]) => list.map(({ report }) => report ?? 'notice');
    expect(whoOf(at('us-ar', asked))).toEqual(['notice', 'on_request']);
    expect(whoOf(at('us-ar'))).toEqual(['notice']);
    expect(whoOf(at('us-ar', { ...asked, risk_of_harm: { finding: 'likely' } }))).toEqual(['notice']);
    expect(whoOf(at('us-tx', asked))).toEqual(['notice']);
    expect(at('us-ar', { ...asked, notifier: { role: 'maintainer' } }).at(-1)?.answer).toBe('not_required');
  });

  it('goes to the office that regulates', () => {
    const vermont = at('us-vt', { notifier: { regulated_by: ['VT_DFR'] } }).at(-1);
    expect(vermont).toMatchObject({ who: 'Department of Financial Regulation', answer: 'required' });
    expect(at('us-vt').at(-1)).toMatchObject({ who: 'Attorney General', answer: 'required' });
  });

  it('is sent on request, and only then', () => {
    expect(at('us-la')).toHaveLength(1);
    const asked = at('us-la', { dates: { regulator_request: '2026-06-09' } });
    expect(asked.at(-1)).toMatchObject({ answer: 'required', deadline: { date: '2026-07-09' } });
  });

  it('is not asked of whoever keeps data for another', () => {
    expect(at('us-ak', { notifier: { role: 'maintainer' } }).map(({ answer }) => answer)).toEqual(['not_required']);
  });

  it('is late like any other notice', () => {
    const late = entryIn(
      evaluate({ risk_of_harm: finding, as_of: '2026-07-09', groups: [{ jurisdiction: 'us-fl' }] }),
      'us-fl',
    );
    expect(late).toMatchObject({ overdue: true });
  });
});

describe('people', () => {
  it('come with the interval of their number where it is not exact', () => {
    const individuals = (group: Json) => {
      const found = entryIn(evaluate({ groups: [{ jurisdiction: 'us-tx', ...group }] }), 'us-tx').individuals as
        | Json
        | undefined;
      return [found?.['persons'], found?.['persons_low'], found?.['persons_high']];
    };
    expect(individuals({ count: 7 })).toEqual([7, undefined, undefined]);
    expect(individuals({ count: 7, count_low: 5 })).toEqual([7, 5, 7]);
    expect(individuals({ count: 7, count_high: 9 })).toEqual([7, 7, 9]);
    expect(individuals({ count: null })).toEqual([null, 1, null]);
    expect(individuals({ count: null, count_low: 3, count_high: 4 })).toEqual([null, 3, 4]);
  });

  it('whose home is not known may be told, so that all who are told are at least those of the places', () => {
    const bureaus = (homeless: number) => {
      const groups = [
        { jurisdiction: 'us-fl', count: 995 },
        { jurisdiction: null, count: homeless },
      ];
      return entryIn(evaluate({ groups }), 'us-fl').credit_bureaus?.answer;
    };
    expect([bureaus(5), bureaus(6)]).toEqual(['not_required', 'undetermined']);
  });
});

describe('people whose home is not known', () => {
  const home = (...groups: readonly Json[]): Json => {
    const { undetermined } = evaluate({ groups: groups.map((group) => ({ jurisdiction: null, ...group })) });
    return (undetermined as readonly Json[])[0] as Json;
  };

  it('stand for themselves, each answer with the places that give it', () => {
    expect(home({ elements: ['adult_website_information'] })).toEqual({
      jurisdiction: null,
      key: 'individuals',
      missing: ['group.jurisdiction'],
      if: { 'ca, us-in': 'required', 'eu, uk': 'undetermined', 'any other place': 'not_required' },
    });
    expect(home({ elements: ['ssn'] })['if']).toEqual({
      'us-ga': 'not_required',
      'eu, uk': 'undetermined',
      'any other place': 'required',
    });
    expect(home({ elements: ['ssn'], count: 0 })['if']).toEqual({ 'any place': 'not_required' });
  });

  it('are counted while every number is known', () => {
    const persons = (...counts: readonly (number | null)[]) =>
      (
        entryIn(evaluate({ groups: counts.map((count) => ({ jurisdiction: null, count })) }), null)
          .individuals as unknown as Json
      )['persons'];
    expect([persons(3, 4), persons(3, null), persons(null, 3)]).toEqual([7, null, null]);
  });

  it('are not spoken of where every home is known', () => {
    const answer = evaluate({ groups: [{ jurisdiction: 'us-tx' }] });
    expect(answer).toMatchObject({ format: 1, as_of: '2026-06-10', undetermined: [] });
    expect(idsOf(answer)).toEqual(['us-tx']);
  });
});

describe('a day that is only planned', () => {
  const planned = entryIn(
    evaluate({ dates: { determined: '2026-06-20' }, as_of: '2026-06-10', groups: [{ jurisdiction: 'us-tx' }] }),
    'us-tx',
  ).individuals?.deadline;

  it('starts no clock: it is waited for, not unknown, and what it would bring stands beside it', () => {
    expect(planned).toMatchObject({ date: null, depends_on: 'determined', planned: { date: '2026-08-19' } });
    expect(planned).not.toHaveProperty('unknown');
  });

  it('is known no better than a day that nobody names', () => {
    const absent = entryIn(evaluate({ dates: { determined: null }, groups: [{ jurisdiction: 'us-tx' }] }), 'us-tx')
      .individuals?.deadline;
    expect(absent).toMatchObject({ date: null, depends_on: 'determined', unknown: 'determined' });
  });
});

describe('an entry', () => {
  const texas = (group: Json) => entryIn(evaluate({ groups: [{ jurisdiction: 'us-tx', ...group }] }), 'us-tx');

  it('has answers by group where groups have names, and a letter where there may be one', () => {
    expect(texas({})).not.toHaveProperty('by_group');
    expect(texas({ group: 'A' })).toHaveProperty('by_group.A');
    expect(texas({})).toHaveProperty('content');
    expect(texas({ elements: ['phone'] })).not.toHaveProperty('content');
  });
});

describe('the press of one state', () => {
  it('is asked state by state, and not for people elsewhere', () => {
    const clinic = entryIn(
      evaluate({
        notifier: { hipaa: 'covered_entity' },
        groups: ['us-mi', 'eu', 'us-oh'].map((jurisdiction) => ({
          jurisdiction,
          elements: ['phi'],
          phi: true,
          count: 501,
        })),
      }),
      'us-hipaa',
    );
    expect(clinic.regulators.flatMap(({ state }) => state ?? [])).toEqual(['us-mi', 'us-oh']);
  });
});
