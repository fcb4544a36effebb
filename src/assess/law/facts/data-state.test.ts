import { describe, expect, it } from 'vitest';
import { testBook } from '../../../../test/support/law-case.ts';
import type { DatedLaw } from '../schema/versions.ts';
import { elementTruths } from './data-state.ts';
import type { Group } from './facts-schema.ts';

const [file] = testBook().laws;
if (!file) throw new Error('no law');

type Redaction = NonNullable<DatedLaw['redaction']>;

const lawWith = (redaction: Partial<Redaction> | null, event: Partial<DatedLaw['event']> = {}): DatedLaw => ({
  ...(file as DatedLaw),
  redaction: redaction && { ssn_last4_is_redacted: null, max_visible_digits: null, ...redaction },
  event: { ...(file as DatedLaw).event, encryption_safe_harbor: true, key_exception: true, paper: 'any', ...event },
});

const group = (over: Partial<Group>): Group => ({ jurisdiction: null, elements: ['ssn'], ...over }) as Group;

const ssn = (law: DatedLaw, over: Partial<Group>): string => elementTruths(law, group(over)).of('ssn').is;

describe('digits that can be read', () => {
  it.each<readonly [string, Partial<Redaction> | null, Group['redacted'], string]>([
    ['last four, as the law says: redacted', { ssn_last4_is_redacted: true }, 'ssn_last_4_visible', 'no'],
    ['last four, as the law says: not', { ssn_last4_is_redacted: false }, 'ssn_last_4_visible', 'yes'],
    ['last four, and the law is silent', {}, 'ssn_last_4_visible', 'unknown'],
    ['no rule on redaction: all count', null, 'ssn_last_4_visible', 'yes'],
    ['five, of which four would count already', { ssn_last4_is_redacted: false }, 'ssn_5_digits_visible', 'yes'],
    [
      'five, where four may be seen',
      { ssn_last4_is_redacted: true, max_visible_digits: 4 },
      'ssn_5_digits_visible',
      'yes',
    ],
    ['five, where five may be seen', { max_visible_digits: 5 }, 'ssn_5_digits_visible', 'no'],
    ['five, and the law is silent', { ssn_last4_is_redacted: true }, 'ssn_5_digits_visible', 'unknown'],
    ['nobody knows how many', { ssn_last4_is_redacted: true, max_visible_digits: 5 }, 'unknown', 'unknown'],
    ['nobody knows how many, and all count', { ssn_last4_is_redacted: false, max_visible_digits: 4 }, 'unknown', 'yes'],
  ])('%s', (_name, redaction, redacted, is) => {
    expect(ssn(lawWith(redaction), { redacted })).toBe(is);
  });

  it('asks a silent law for both numbers that it may mean', () => {
    const { missing } = elementTruths(
      lawWith({ ssn_last4_is_redacted: true }),
      group({ redacted: 'ssn_5_digits_visible' }),
    ).of('ssn');
    expect(missing[0]?.choices.map(({ label, patch }) => [label, 'value' in patch ? patch.value : null])).toEqual([
      ['4', 4],
      ['5', 5],
    ]);
  });
});

describe('ids that hang on the holder', () => {
  const oneInClear = group({ elements: [{ id: 'ssn', encrypted: 'yes' }, 'phone'] as Group['elements'] });
  const allSafe = group({ elements: [{ id: 'ssn', encrypted: 'yes' }] as Group['elements'] });
  const law = lawWith(null);

  it('every datum is personal data where one of them counts', () => {
    expect(elementTruths(law, oneInClear).of('any_personal_data').is).toBe('yes');
    expect(elementTruths(law, allSafe).of('any_personal_data').is).toBe('no');
  });

  it('a group of protected health information has it with any datum, another only where it is named', () => {
    expect(elementTruths(law, { ...oneInClear, phi: true }).of('phi').is).toBe('yes');
    expect(elementTruths(law, { ...allSafe, phi: true }).of('phi').is).toBe('no');
    expect(elementTruths(law, { ...oneInClear, phi: false }).of('phi').is).toBe('no');
    expect(elementTruths(law, oneInClear).of('phi').is).toBe('no');
    expect(elementTruths(law, group({ elements: ['phi'] })).of('phi').is).toBe('yes');
    expect(elementTruths(law, group({ elements: ['ssn'], phi: true })).of('medical').is).toBe('no');
  });
});

describe('paper', () => {
  it.each<readonly [DatedLaw['event']['paper'], Group['data_form'], string]>([
    ['any', 'paper', 'yes'],
    ['any', 'unknown', 'yes'],
    ['no', 'paper', 'no'],
    ['no', 'paper_printed_from_computer', 'no'],
    ['from_computer', 'paper', 'no'],
    ['from_computer', 'paper_printed_from_computer', 'yes'],
    ['from_computer', 'unknown', 'unknown'],
    [null, 'paper', 'unknown'],
    ['no', 'computerized', 'yes'],
    [null, 'computerized', 'yes'],
  ])('%s, %s: %s', (paper, form, is) => {
    expect(ssn(lawWith(null, { paper }), { data_form: form })).toBe(is);
  });
});
