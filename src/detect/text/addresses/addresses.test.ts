import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const addresses = (text: string): readonly string[] => foundIn(text, 'postal_address');

describe('an address', () => {
  it.each([
    ['At: 4027 Prospect Ave., lower front, Cleveland 44103', '4027 Prospect Ave., lower front, Cleveland 44103'],
    ['Mrs. Jadwiga Krol\n4029 Prospect, upper\n', '4029 Prospect, upper'],
    ['Present addr ____2716 Altadena Lake Dr, Vestavia AL 35243____', '2716 Altadena Lake Dr, Vestavia AL 35243'],
    ['Bohdan Melnyk, 41. 1410 Fulton St. rear, Parma', '1410 Fulton St'],
  ])('is all of it, and nothing of what stands beside it: %s', (text, address) => {
    expect(addresses(text)).toEqual([address]);
  });
  it.each([
    ['a telephone number', 'Contact for this story: Gil Forsberg, 414-555-0155, item WX-8841.'],
    ['a date in the next column', '10:10  Jaylen Cross            2/29/04     partner'],
    ['a year in the column before', '2012–2013   Popeyes on St. Claude.  Crew'],
    ['the line of a transcript', '11              THE COURT:  Adjourned to April 9.'],
    ['somebody and a day', 'RPT TAKEN BY C. BIRD 02/04 0900   ADJ: TBA'],
    ['a year and a vehicle', 'VEH: 2018 JEEP GRAND CHEROKEE GRY  MA REG'],
    ['years of service', 'US Army 1992-96, DoD ID 1184470926'],
    ['a class and its room', 'Freddie Alvarado | Grade 4 | room 112 | ext. 2208'],
  ])('is not %s', (_, text) => {
    expect(addresses(text)).toEqual([]);
  });
});
