import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../../test/support/found-in.ts';

const names = (text: string): readonly string[] => foundIn(text, 'person_name');

describe('names in results of sport', () => {
  it('stand in front of the minute of a goal or of a change', () => {
    const text =
      'Nantes 2 (Gourvennec 12th, Savinaud 60th) Lens 0\nScorers: Romania - Moldovescu (21st minute)\nOn 4 July (14th) it rained.';
    expect(names(text)).toEqual(['Gourvennec', 'Savinaud', 'Moldovescu']);
  });
  it('stand on the card of a match, by words of the language as well', () => {
    const text =
      'Kent first innings\nT. Crowther c Hadleigh b Bell 121\nImran Qasim lbw b Long 6\nG. Field b Bell 0\nBowling: Ashby 19-2-66-2, Long 12-1-51-0';
    expect(names(text)).toEqual([
      'T. Crowther',
      'Hadleigh',
      'Bell',
      'Imran Qasim',
      'Long',
      'G. Field',
      'Bell',
      'Ashby',
      'Long',
    ]);
  });
  it('stand in front of their country, and behind the number of a line-up', () => {
    const text =
      '4 - Tomoko Date (Japan) beat Marc Court (France) 6-1 6-2\nRovigo - 1 - Carlo Fumagal, 2 - Ivan Brown, 3 - Kai Freitag';
    expect(names(text)).toEqual(['Tomoko Date', 'Marc Court', 'Carlo Fumagal', 'Ivan Brown', 'Kai Freitag']);
  });
  it('are of teams in standings and scores', () => {
    const text =
      'Hansa Rostock 7 3 3 1 8 5 12\nPetra Drnovice 7 3 1 3 7 7 10\nAston Villa 2 Gloria Bistrita 1\nHer son called his mother.';
    expect(names(text)).toEqual([]);
  });
  it('are of people in lines of a name and a number, which are no scores', () => {
    const numbers = 'PATIENT Ann Whitfield 4471\nPATIENT Lucy Marsh 4472\nPATIENT Olga Arroyo 4490';
    expect(names(numbers)).toEqual(['Ann Whitfield', 'Lucy Marsh', 'Olga Arroyo']);
    expect(names('Ann Whitfield 12\nLucy Marsh 14\n')).toEqual(['Ann Whitfield', 'Lucy Marsh']);
  });
});

describe('what is no name in reports', () => {
  it('is what a hyphen joins to a place, and a country in letters', () => {
    expect(names('Hong Kong-based group Hutch rose. The U.S. Midwest hog market was seen steady.')).toEqual([]);
  });
});

describe('names of a list', () => {
  it('go on behind a line end', () => {
    const text =
      '66 Nils Bergqvist (Sweden), Stewart Rivers (Australia), Derrick\nMarukama (Japan), Tyler Pennington, Wade Gonzalez';
    expect(names(text).join('|')).toContain('Derrick\nMarukama');
  });
});
