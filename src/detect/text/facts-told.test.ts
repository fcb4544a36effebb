import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../test/support/found-in.ts';

describe('what is told of somebody in a sentence', () => {
  it.each([
    ['medical', 'The patient was diagnosed with brachydactyly in 2019.', ['brachydactyly']],
    ['medical', 'Pt is s/p knee scope, and her hx of pelvic congestion.', ['knee scope', 'pelvic congestion']],
    ['medical', 'She was treated for free, and he suffers from it.', []],
    ['criminal_record', 'He was sentenced to five years and is an ex-con.', ['sentenced to five years', 'ex-con']],
    ['criminal_record', 'Booked. Charges: VC 23152(a), HS 11377', ['VC 23152(a)', 'HS 11377']],
    ['religion', 'She converted to Islam; he attends Holy Rosary Parish.', ['Islam', 'Holy Rosary Parish']],
    ['race_or_ethnicity', 'She is of Cuban descent and he is half Japanese.', ['Cuban descent', 'half Japanese']],
    ['union_membership', "She is active in the nurses' union.", ["nurses' union"]],
    [
      'medical',
      'My aunt is on the waiting list for a kidney; his sugar was 400.',
      ['on the waiting list for a kidney', 'his sugar was 400'],
    ],
    [
      'medical',
      'Her doctor says light duty: no repetitive gripping, no lifting over 20 lb.',
      ['no repetitive gripping', 'no lifting over 20 lb'],
    ],
    ['medical', 'Please, Mr. Hill: no lifting over the tape. Page 4 was blacked out by her lawyer.', []],
    ['race_or_ethnicity', 'I am of Ahwazi Arab ethnicity, he said.', ['Ahwazi Arab ethnicity']],
    ['genetic', 'Her test found CHEK2 c.470T>C and APOE e3/e4.', ['CHEK2 c.470T>C', 'APOE e3/e4']],
    ['genetic', 'Ann Lee moved RB1 c.php and read PKD1 p.12, she said.', []],
    ['medical', 'Nombre: Lucía Ramos Ortega. La paciente acude a la clínica con su DNI en vigor.', []],
    ['race_or_ethnicity', 'Ann Lee is Omaha born and raised, she said.', []],
    ['genetic', 'Her test showed a CFTR F508del mutation.', ['CFTR F508del mutation']],
  ])('is %s: %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('what is said of health in other languages', () => {
  it.each([
    [
      'Paziente: Rosa Bianchi. Ha una polmonite, una frattura del femore e vertigini.',
      ['polmonite', 'frattura del femore', 'vertigini'],
    ],
    [
      'Utente: Ana Reis. Tem pneumonia, cálculos renais e hérnia inguinal.',
      ['pneumonia', 'cálculos renais', 'hérnia inguinal'],
    ],
    ['Pacjent: Jan Kos. Rozpoznanie: Zespół cieśni nadgarstka.', ['Zespół cieśni nadgarstka']],
    ['Patientin: Anna Maier. Befund: Morbus Ledderhose, Hämatom.', ['Morbus Ledderhose', 'Hämatom']],
    ['Patient: Lena Berg. Hon har hjärtsvikt, ångest och huvudvärk.', ['hjärtsvikt', 'ångest', 'huvudvärk']],
    ['Patientin: Anna Maier. Befund: unauffällig. Allergien: keine bekannt', []],
  ])('is found where it is said of somebody: %s', (text, values) => {
    expect(foundIn(text, 'medical')).toEqual(values);
  });
});

describe('birth in forms of other languages', () => {
  it('has a place behind the date where the label asks for both', () => {
    expect(foundIn('Geburtsdatum / -ort:   21.11.1988, Cottbus', 'place_of_birth')).toEqual(['Cottbus']);
    expect(foundIn('Name: Jan Kos. Data i miejsce urodzenia: 17.09.1979, Nowy Targ', 'place_of_birth')).toEqual([
      'Nowy Targ',
    ]);
  });
  it('is told by its sign behind a name', () => {
    expect(foundIn('Frau Gudrun Oelschläger, *19.12.1963', 'date_of_birth')).toEqual(['19.12.1963']);
  });
});
