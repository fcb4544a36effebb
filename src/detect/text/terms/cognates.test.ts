import { expect, test } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';
import { cognateKey } from './cognates.ts';

test.each([
  ['thrombosis', 'Thrombose', 'trombosis', 'trombosi'],
  ['dyslexia', 'dyslexie', 'dislexia', 'dislessia'],
  ['schizophrenia', 'schizophrenie', 'esquizofrenia', 'schizofrenia'],
  ['hypertension', 'hypertensie', 'ipertensione', 'hipertensión'],
  ['pneumothorax', 'neumotórax', 'pneumotorace'],
])('%s is one word in several languages', (first, ...others) => {
  const known = others.filter((word) => cognateKey(word.toLowerCase()) === cognateKey(first));
  expect(known.length).toBeGreaterThanOrEqual(others.length - 1);
});

test.each([
  [
    'Patient Ann Lee, DOB 03/04/1951, nurse. PMH: diabete, discalculia, linfedema.',
    ['diabete', 'discalculia', 'linfedema'],
  ],
  [
    'Patientin Ann Lee, geb. 3.4.1951, Asthma. Diagnosen: Asthma, Osteochondrose.',
    ['Asthma', 'Asthma', 'Osteochondrose'],
  ],
  ['Paciente Ann Lee, diabetes. Toma quetiapina y hidroclorotiazida.', ['diabetes', 'quetiapina', 'hidroclorotiazida']],
])('words of medicine are known by their like in English: %s', (text, values) => {
  expect(foundIn(text, 'medical')).toEqual(values);
});

test('words that only sound like them are none', () => {
  expect(foundIn('Patientin Ann Lee, Asthma. Antritt morgen, Hinfahrt mit dem Bus.', 'medical')).toEqual(['Asthma']);
});
