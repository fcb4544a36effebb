import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const HEAD = 'Patient Ann Lee, DOB 03/04/1951, was seen by her nurse. ';

describe('a list of illnesses', () => {
  it.each([
    ['ends in "or"', 'No hx of CHF, afib or COPD.'],
    ['has "or" between all', 'No asthma or COPD or CHF.'],
    ['has a comma in front of its "or"', 'No asthma, COPD, or CHF.'],
    ['ends in "and"', 'Denies asthma, COPD and CHF.'],
    ['begins with shorthand of what is denied', 'No h/o CHF, afib or COPD. Denies c/o asthma, COPD.'],
    ['is parted by slashes', 'Denies alcohol / COPD / CHF'],
    ['begins behind the end of its line', 'She has no\nasthma. No evidence of\nCOPD. No sign\nof CHF.'],
    ['begins in the line behind its verb', '\nPatient denies\nasthma'],
    ['is denied in German, behind the end of a line', 'Sie hat kein\nAsthma.'],
    ['is of a test', 'Negative for\nCOVID-19'],
    ['is of a review of systems', 'ROS: no fever, cough, wheeze, vomiting, diarrhea.'],
    ['is what notes are negative for', 'Neg for seizures, asthma, stroke.'],
    ['is denied in Spanish', 'Niega asma, diabetes y epilepsia.'],
  ])('is denied as a whole where it %s', (_, text) => {
    expect(foundIn(HEAD + text, 'medical')).toEqual([]);
  });

  it.each([
    ['coverage was denied', 'Coverage denied, diabetes.', ['diabetes']],
    ['somebody was denied something', 'She was denied insurance and diabetes was the reason.', ['diabetes']],
    ['an office denied it', 'Her landlord denied the repairs and her asthma worsened.', ['asthma']],
    ['a comma stands behind the last "and"', 'Niega tabaco y alcohol, diabetes tipo 2.', ['diabetes tipo 2']],
    ['shorthand says something else', 'Denies cp, sob, c/o asthma and migraine', ['asthma', 'migraine']],
    ['it is another one\u2019s', "Mother denies drug use and the child's autism.", ['autism']],
    ['what follows says since when', 'Denies chest pain, asthma since childhood.', ['asthma']],
    ['the denial ended with its line', '\nSH: no smoking or alcohol\nasthma\nepilepsy', ['asthma', 'epilepsy']],
    ['a "no" stands in a column', '\nSmoker    no\nasthma', ['asthma']],
    ['a "no" answers a question', '\nSmoker? no\nasthma', ['asthma']],
    ['a review of systems goes on to say something else', 'No fever, cough, chills, has asthma.', ['asthma']],
    ['a "no" begins a list of other things', 'No insurance, asthma, COPD.', ['asthma', 'COPD']],
    ['nothing but a "no" ends the line', '\nSmoker: no\nasthma, COPD', ['asthma', 'COPD']],
  ])('is not denied where %s', (_, text, values) => {
    expect(foundIn(HEAD + text, 'medical')).toEqual(values);
  });
});

describe('words of medicine that are of other fields as well', () => {
  const OTHER = 'Patient Ann Lee, DOB 03/04/1951, saw her nurse. ';
  it.each([
    ['a claim of five digits', 'Claim 88213 asthma denied. Units and services.', ['asthma']],
    ['a suite and a fee among codes', 'CPT units: fee 45000 asthma, 94640 asthma.', ['asthma', '94640', 'asthma']],
    ['what nobody eats or takes', 'Her racial intolerance, lactose intolerance.', ['lactose intolerance']],
    ['a town and a program', 'Rome infection, Emotet infection, klebsiella infection', ['klebsiella infection']],
    ['ignition', 'Her asthma: voorontsteking van de motor, longontsteking', ['asthma', 'longontsteking']],
    ['a tooth of a wheel', 'Ihr Asthma, Zahnriss am Getriebe', ['Asthma']],
  ])('are not %s', (_, text, values) => {
    expect(foundIn(OTHER + text, 'medical')).toEqual(values);
  });
});
