import { describe, expect, it } from 'vitest';
import { readTokens } from './header-tokens.ts';
import { readHeader } from './read-header.ts';

const rolesOf = (header: string): readonly string[] => {
  const scores = [...readHeader(header).scores].sort((a, b) => b[1] - a[1]);
  return scores.filter(([, score]) => score === scores[0]?.[1]).map(([role]) => role);
};

describe('a token that no list has', () => {
  it.each([
    ['pt_rlgn_cd', 'religion', 'vowels are left out'],
    ['OCCPN', 'occupation', 'letters between the ends are left out'],
    ['CRDHLDRNM', 'full_name', 'several words are written together'],
    ['ZIPCDE', 'postal_code', 'a word is followed by a short one'],
    ['RES_CITYN', 'city', 'a last letter says the kind of value'],
    ['IBANSL', 'iban', 'a word stands with stray letters'],
    ['birt_cty_desc', 'place_of_birth', 'a place of birth is no place of residence'],
    ['fchNac', 'date_of_birth', 'another language leaves letters out as well'],
  ])('%s is %s: %s', (header, role) => {
    expect(rolesOf(header)).toContain(role);
  });

  it('stays what it is where it is an English word', () => {
    expect(readTokens('patent')).toEqual([{ words: ['patent'], cost: 0 }]);
  });

  it('says less the more it may stand for', () => {
    const plainly = readHeader('postal_code').scores.get('postal_code') ?? 0;
    const shortly = readHeader('pstlcde').scores.get('postal_code') ?? 0;
    expect(shortly).toBeGreaterThan(0);
    expect(shortly).toBeLessThan(plainly);
  });

  it('says whose the column is where it stands for a party', () => {
    expect(readHeader('DPNDT_FRST_NM').group).toBe('dependent');
    expect(readHeader('coap_frst_nm').group).toBe('joint');
  });
});

describe('a header that a program gave by number', () => {
  it.each(['Column1', 'Unnamed: 3', '_c0', 'field_07', 'attr2_value', 'F4'])('%s says nothing', (header) => {
    expect(readHeader(header)).toMatchObject({ tokens: [], scores: new Map() });
  });

  it('is one only by number', () => {
    expect(readHeader('value').scores.size).toBeGreaterThan(0);
    expect(readHeader('address2').scores.size).toBeGreaterThan(0);
  });
});
