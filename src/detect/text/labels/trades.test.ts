import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

describe('the number of a licence', () => {
  it.each([
    'RN license # RN448820',
    'medical license no. A88231',
    'Contractor license number C10882314',
    'liquor license no. 4482013',
  ])('that allows a trade is none to drive: %s', (line) => {
    expect(foundIn(`Sincerely,\n\nDana Whitlock\n${line}\n`, 'drivers_license')).toEqual([]);
  });

  it('to drive is found behind the same word', () => {
    expect(foundIn("Dana Whitlock, driver's license no. A8823146", 'drivers_license')).toEqual(['A8823146']);
  });
});
