import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

describe('telephones without a word for them', () => {
  it.each([
    [
      'are those that the text names elsewhere, or of the same exchange',
      'CBR 6025550114 for Ann Lee.\nOK to release 6025550121, and 6025550114 stays.',
      ['6025550114', '6025550121', '6025550114'],
    ],
    [
      'stand below others in a column',
      'Line        User\n6025550114  Ann cell 6025550114\n4805550190  Ben, her son',
      ['6025550114', '6025550114', '4805550190'],
    ],
    [
      'are grouped as others of the text',
      'Celular de Ana Ruiz: 33 1555 0186. Unidad de quejas: 55 5550 0117, Lic. Lee.',
      ['33 1555 0186', '55 5550 0117'],
    ],
  ])('%s', (_, text, values) => {
    expect(foundIn(text, 'phone')).toEqual(values);
  });

  it.each([
    ['of another form', 'Call Ann Lee on 602-555-0114. Lot 4471882093 was shipped.', ['602-555-0114']],
    [
      'of things',
      'Ann Lee, cell 6025550114. She asked, when we had spoken of the pool and of her brother Ben at length, about invoice 6025550118.',
      ['6025550114'],
    ],
    ['behind a letter', 'Móvil de Ana Ruiz: 622 418 057. Expediente A 609 118 437.', ['622 418 057']],
  ])('are none %s', (_, text, values) => {
    expect(foundIn(text, 'phone')).toEqual(values);
  });

  it('are whole behind a word for them', () => {
    expect(foundIn('Ann Lee: rappelez-moi au 06 12 34 56 78. Merci', 'phone')).toEqual(['06 12 34 56 78']);
  });

  it('end in the number of a house', () => {
    expect(foundIn('Praxis Lee, Fon 06121 / 555 01-0, Fax -22', 'phone')).toEqual(['06121 / 555 01-0']);
  });

  it('that are called free of charge are nothing else', () => {
    const text = 'The EOB says: member services # 800-555-0175. Member # 8005550175-01.';
    expect(foundIn(text, 'phone')).toEqual(['800-555-0175']);
  });
});
