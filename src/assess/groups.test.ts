import { describe, expect, it } from 'vitest';
import { testBook } from '../../test/support/law-case.ts';
import {
  ELEMENT_IDS,
  type ElementId,
  elementFacts,
  RELATION,
  type Relation,
  VALUE_STATE,
  type ValueState,
} from '../schema/vocabulary.ts';
import { type Assumption, groupsOf, type Holder, lawElements, type Profile } from './groups.ts';
import { parseFacts } from './law/facts/facts.ts';
import { LAW_ELEMENTS } from './law/schema/law-lists.ts';

const SHOP: Holder = { carrier: false, coveredEntity: false, healthRecords: false, financial: false, common: {} };
const HOLDERS: Readonly<Record<string, Holder>> = {
  shop: SHOP,
  carrier: { ...SHOP, carrier: true },
  clinic: { ...SHOP, coveredEntity: true },
  'health app': { ...SHOP, healthRecords: true },
  lender: { ...SHOP, financial: true },
  'all of it, with a known key': {
    carrier: true,
    coveredEntity: true,
    healthRecords: true,
    financial: true,
    common: {
      encrypted: 'yes',
      credentials_open: ['financial_account'],
      event: { accessed: 'yes', acquired: 'unknown' },
    },
  },
};

const profile = (over: Partial<Profile>): Profile => ({
  jurisdiction: 'us-tx',
  relation: 'customer',
  minor: false,
  deceased: false,
  withName: true,
  elements: [],
  reachable: [],
  exposure: 'presumed',
  count: 1,
  low: 1,
  high: 1,
  withoutAddress: 0,
  ...over,
});

const one = (over: Partial<Profile>, holder = SHOP, assumption: Assumption = 'not_taken') =>
  groupsOf([profile(over)], holder, assumption)[0];

const FACTS = { notifier: { role: 'owner' }, dates: {} };

describe('profiles to groups of the law', () => {
  it.each(Object.entries(HOLDERS))(
    'gives facts that the law takes, for every element, state and relation: %s',
    (_name, holder) => {
      const groups = ELEMENT_IDS.flatMap((element) =>
        VALUE_STATE.flatMap((state) =>
          RELATION.flatMap((relation) =>
            (['read', 'presumed', 'reachable'] as const).flatMap((exposure) =>
              [true, false, null].flatMap((flag) => {
                const held = [{ element, state }];
                const isReachable = exposure === 'reachable';
                return groupsOf(
                  [
                    profile({
                      relation,
                      minor: flag,
                      deceased: flag,
                      exposure,
                      withName: flag === true,
                      elements: isReachable ? [] : held,
                      reachable: isReachable ? held : [],
                    }),
                  ],
                  holder,
                  'taken',
                );
              }),
            ),
          ),
        ),
      );
      expect(groups).toHaveLength(ELEMENT_IDS.length * VALUE_STATE.length * RELATION.length * 9);
      expect(() => parseFacts({ ...FACTS, groups }, testBook().known)).not.toThrow();
    },
  );

  it('gives facts that the law takes, for every place, relation, exposure and kind of person', () => {
    const places = [...testBook().known.places, null];
    const flags = [true, false, null];
    const profiles = places.flatMap((jurisdiction) =>
      RELATION.flatMap((relation) =>
        (['read', 'presumed', 'reachable'] as const).flatMap((exposure) =>
          flags.flatMap((minor) =>
            flags.flatMap((deceased) =>
              [true, false].map((withName) =>
                profile({
                  jurisdiction,
                  relation,
                  exposure,
                  minor,
                  deceased,
                  withName,
                  elements: exposure === 'reachable' ? [] : [{ element: 'ssn', state: 'hashed' }],
                  reachable: exposure === 'reachable' ? [{ element: 'phone', state: 'masked' }] : [],
                }),
              ),
            ),
          ),
        ),
      ),
    );
    const groups = groupsOf(profiles, SHOP, 'taken');
    // Minors and deceased are numbers of a group, and make none of their own.
    expect(groups).toHaveLength(places.length * RELATION.length * 3 * 2);
    expect(groups.reduce((n, { count }) => n + Number(count), 0)).toBe(profiles.length);
    expect(() => parseFacts({ ...FACTS, groups }, testBook().known)).not.toThrow();
  });

  it('uses ids that the law knows', () => {
    const ids = ELEMENT_IDS.flatMap((element) =>
      RELATION.flatMap((relation) =>
        Object.values(HOLDERS).flatMap((holder) => lawElements(element, relation, holder)),
      ),
    );
    expect([...new Set(ids)].filter((id) => !(LAW_ELEMENTS as readonly string[]).includes(id))).toEqual([]);
  });

  it.each<readonly [string, ElementId, Relation, Holder, readonly string[]]>([
    ['a SIM number is call data of a customer at a carrier', 'imsi', 'customer', HOLDERS['carrier'] ?? SHOP, ['cpni']],
    ['nothing for its staff', 'imsi', 'employee', HOLDERS['carrier'] ?? SHOP, []],
    ['and nothing in a shop', 'imsi', 'customer', SHOP, []],
    ['a PIN of an account is a password', 'account_pin', 'customer', SHOP, ['password_or_security_answer']],
    [
      'and a code where it opens a bank account',
      'account_pin',
      'customer',
      { ...SHOP, common: { credentials_open: ['financial_account'] } },
      ['access_code'],
    ],
    [
      'a diagnosis is protected health information at a clinic',
      'medical',
      'customer',
      HOLDERS['clinic'] ?? SHOP,
      ['medical', 'phi'],
    ],
    [
      'whatever a lender knows of a customer',
      'phone',
      'customer',
      HOLDERS['lender'] ?? SHOP,
      ['phone', 'customer_information'],
    ],
    ['a name is no element', 'person_name', 'customer', SHOP, []],
  ])('%s', (_name, element, relation, holder, ids) => {
    expect(lawElements(element, relation, holder)).toEqual(ids);
  });

  it.each<readonly [ValueState, unknown]>([
    ['clear', 'ssn'],
    ['masked', { id: 'ssn', redacted: 'ssn_last_4_visible' }],
    ['truncated', { id: 'ssn', redacted: 'ssn_last_4_visible' }],
    ['hashed', { id: 'ssn', encrypted: 'unknown' }],
    ['tokenised', { id: 'ssn', encrypted: 'unknown' }],
    ['encrypted', { id: 'ssn', encrypted: 'unknown' }],
  ])('a value that is %s', (state, element) => {
    expect(one({ elements: [{ element: 'ssn', state }] })?.['elements']).toEqual([element]);
  });

  it('counts a value in clear that also lies there masked', () => {
    const elements = [
      { element: 'ssn', state: 'masked' },
      { element: 'ssn', state: 'clear' },
    ] as const;
    expect(one({ elements })?.['elements']).toEqual(['ssn']);
  });

  it('takes an encrypted value as the case states its key', () => {
    const holder = { ...SHOP, common: { encrypted: 'key_taken' } };
    expect(one({ elements: [{ element: 'ssn', state: 'encrypted' }] }, holder)?.['elements']).toEqual([
      { id: 'ssn', encrypted: 'key_taken' },
    ]);
  });

  it('knows of taking by decision, of reading by logs', () => {
    const elements = [{ element: 'ssn', state: 'clear' }] as const;
    expect(one({ elements })?.['event']).toEqual({ accessed: 'yes', acquired: 'yes' });
    expect(one({ elements, exposure: 'read' })?.['event']).toEqual({ accessed: 'yes', acquired: 'unknown' });
    const stated = { ...SHOP, common: { event: { acquired: 'no' } } };
    expect(one({ elements }, stated)?.['event']).toEqual({ accessed: 'yes', acquired: 'no' });
  });

  it('leaves out what is only reachable, unless it is assumed to be taken', () => {
    const reachable = [{ element: 'ssn', state: 'clear' }] as const;
    expect(groupsOf([profile({ reachable, exposure: 'reachable' })], SHOP, 'not_taken')).toEqual([]);
    expect(groupsOf([profile({ reachable, exposure: 'reachable' })], SHOP, 'taken')).toHaveLength(1);
  });

  it('adds up profiles that are one to the law', () => {
    const elements = [{ element: 'ssn', state: 'clear' }] as const;
    const [group, ...rest] = groupsOf(
      [
        profile({ elements, count: 3, low: 3, high: 4, minor: true, withoutAddress: 1 }),
        profile({ elements: [...elements, { element: 'zip', state: 'clear' }], count: 5, low: 5, high: 5 }),
      ],
      SHOP,
      'not_taken',
    );
    expect(rest).toEqual([]);
    expect(group).toMatchObject({ count: 8, count_low: 8, count_high: 9, minors: 3, without_usable_address: 1 });
  });

  it('has facts for every element that a law can count', () => {
    const counted = ELEMENT_IDS.filter((id) => elementFacts(id).law.length > 0);
    for (const element of counted)
      expect(one({ elements: [{ element, state: 'clear' }] })?.['elements']).not.toEqual([]);
  });
});
