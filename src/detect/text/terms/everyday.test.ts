import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

describe('words of other languages that mean much else', () => {
  it.each([
    ['a password', 'Cliente: Anne Lee, née le 3/4/1951. Votre mot de passe est invalide.'],
    ['a road', 'Klant Jan de Boer, geb. 3-4-1951. De omleiding op de A2.'],
    ['sums', 'Dipendente Anna Rossi, nata il 3/4/1951. Ha rifatto i calcoli della fattura.'],
    ['a verb without the accent', 'Cliente Anna Rossi, nata il 3/4/1951. Il pulsante disabilita la funzione.'],
  ])('are %s where nothing speaks of health', (_, text) => {
    expect(foundIn(text, 'medical')).toEqual([]);
  });

  it.each([
    ['another illness stands beside', 'Patiente Anne Lee, née le 3/4/1951, asthme, vertige.', ['asthme', 'vertige']],
    [
      'it is written with its accent',
      'Paziente Anna Rossi, nata il 3/4/1951, asma, disabilità.',
      ['asma', 'disabilità'],
    ],
  ])('are of medicine where %s', (_, text, values) => {
    expect(foundIn(text, 'medical')).toEqual(values);
  });
});

describe('a handicap', () => {
  it.each([
    'Jane Miller said her handicap is 12; send your handicap to her husband before the golf outing.',
    'The handicap ramp near the office of Mr. Miller is closed, his mail said.',
  ])('is no illness on a golf course or a ramp: %s', (text) => {
    expect(foundIn(text, 'medical')).toEqual([]);
  });

  it('is one in a note that speaks of health', () => {
    const text = 'Patiente Anne Lee, née le 3/4/1951, asthme, handicap reconnu.';
    expect(foundIn(text, 'medical')).toEqual(['asthme', 'handicap']);
  });
});

describe('what is told in everyday words', () => {
  it.each([
    ['Her son has a barky cough and a low grade temp since last night, the nurse told her.', 'barky cough'],
    ['Did you hear that Mandy lost the baby?? She told his mother.', 'lost the baby'],
    ['John Miller, asthma. He had a funny turn and told his wife.', 'funny turn'],
    ['Patient Ann Lee, plan: therapy weekly for depression. Passive SI, no intent, she says.', 'Passive SI'],
  ])('is health: %s', (text, value) => {
    expect(foundIn(text, 'medical')).toContain(value);
  });
});

describe('words that look like those of medicine in another language', () => {
  it('are what they are there', () => {
    const text = 'Paziente Anna Rossi, nata il 3/4/1951, asma, diabete. Oggi qualcosa di atipici e dementi.';
    expect(foundIn(text, 'medical')).toEqual(['asma', 'diabete']);
  });
});
