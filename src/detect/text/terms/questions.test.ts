import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const HEAD = 'Proposed insured: Ann Lee, DOB 03/04/1951, saw her nurse.\n';

describe('a question of a form', () => {
  it.each([
    ['a "no" far behind it', 'a. heart disease, asthma or stroke?            No'],
    ['a ticked "no"', 'b. asthma or stroke?     Yes  (X)No'],
    ['a ticked box behind "no"', 'Do you have asthma?  Yes ( )  No (x)'],
    ['a box in front of "no"', 'Do you have asthma?  [ ] Yes  [x] No'],
    ['a "no" in brackets', 'c. asthma?      Y / [N]'],
    ['no answer', 'Do you or anyone have: asthma, cancer, HIV? [ ] Yes [ ] No'],
    ['both to choose from', 'Do you have asthma?   Yes / No'],
  ])('says nothing of somebody where it has %s', (_, question) => {
    expect(foundIn(HEAD + question, 'medical')).toEqual([]);
  });

  it('says nothing behind a label either, nor of a record', () => {
    expect(foundIn(`${HEAD}Is the condition pregnancy?  [ ] Yes  [x] No`, 'medical')).toEqual([]);
    expect(foundIn(`${HEAD}Have you been convicted of a felony?  No`, 'criminal_record')).toEqual([]);
  });

  it.each([
    ['a ticked box behind "yes"', 'Do you have asthma?  Yes (x)  No ( )'],
    ['a ticked box in front of "yes"', 'Do you have asthma?  [x] Yes  [ ] No'],
    ['a "yes"', 'Do you have asthma?  Yes'],
    ['a "yes" behind "no"', 'Do you have asthma?  No [ ] Yes [x]'],
    ['a "yes" behind both to choose from', 'Do you have asthma? Yes / No: Yes'],
    ['"no" to something else of whoever has it', 'Have you changed the inhaler for your asthma at night lately? No'],
    ['"no longer"', 'Do you still have to see her about asthma at night? No longer'],
    ['a sentence that begins with another word', 'Do you have asthma?  Nora said so.'],
  ])('says what it asks where it has %s', (_, question) => {
    expect(foundIn(HEAD + question, 'medical')).toEqual(['asthma']);
  });
});
