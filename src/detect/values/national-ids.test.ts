import { describe, expect, it } from 'vitest';
import { classifyColumns } from '../columns/classify-columns.ts';
import { scan } from '../text/default-scanner.ts';
import { elementOfScheme, hasCheckDigits, NATIONAL_IDS } from './national-ids.ts';

const schemes: ReadonlyMap<string, (text: string) => boolean> = new Map(Object.entries(NATIONAL_IDS));

describe('a national number', () => {
  it.each([
    ['is_kt', '120174-3399', '120174-3389'],
    ['pl_nip', '123-456-32-18', '123-456-32-19'],
    ['gr_afm', '094259216', '094259217'],
    ['ru_inn', '500100732259', '500100732258'],
    ['ru_snils', '112-233-445 95', '112-233-445 96'],
    ['ua_rntrc', '1759013776', '1759013777'],
    ['hu_ado', '8071592153', '8071592154'],
    ['fr_spi', '30 23 217 600 053', '30 23 217 600 054'],
    ['es_naf', '28/12345678/40', '28/12345678/41'],
    ['pt_niss', '12345678902', '12345678903'],
    ['de_kvnr', 'A123456780', 'A123456781'],
    ['cl_rut', '12.345.678-5', '12.345.678-6'],
    ['ec_ci', '1710034065', '1710034066'],
    ['do_cedula', '001-1391819-7', '001-1391819-8'],
    ['br_cns', '898 0000 0004 3208', '898 0000 0004 3209'],
    ['cn_ric', '11010519491231002X', '110105194912310021'],
    ['kr_rrn', '640713-1018433', '640713-1018434'],
    ['jp_mynumber', '1234 5678 9018', '1234 5678 9019'],
    ['th_pin', '1-1234-56789-10-3', '1-1234-56789-10-4'],
    ['ar_cuit', '20-12345678-6', '19-12345678-6'],
  ])('of %s is told by its check digits', (scheme, right, wrong) => {
    expect([schemes.get(scheme)?.(right), schemes.get(scheme)?.(wrong)]).toEqual([true, false]);
    expect(hasCheckDigits(scheme)).toBe(true);
  });

  it('of the tax office, of care and of the state are three elements', () => {
    expect(['pl_nip', 'gb_nhs', 'hu_taj', 'pl_pesel'].map(elementOfScheme)).toEqual([
      'tax_id',
      'medical_id',
      'health_insurance_id',
      'other_government_id',
    ]);
  });

  it('is the element of its scheme in a column without a header', () => {
    const column: string[] = [];
    for (let n = 5_261_040_828; column.length < 12; n += 7_654_321)
      if (NATIONAL_IDS.pl_nip(String(n))) column.push(String(n));
    expect(classifyColumns([null], [column])[0]?.role).toBe('tax_id');
  });
});

const elementsOf = (text: string): readonly string[] =>
  scan(text).map(({ element, start, end }) => `${element} ${text.slice(start, end)}`);

describe('the label of a national number', () => {
  it.each([
    ['N.A.S. 121 144 257', 'other_government_id 121 144 257'],
    ['C.P.F. 111.444.777-35', 'other_government_id 111.444.777-35'],
    ['P.P.S. No. 1234567 T', 'other_government_id 1234567 T'],
    ['C.F. rssmra85t10a562s', 'tax_id rssmra85t10a562s'],
    ['SIN # 130 692 544', 'other_government_id 130 692 544'],
    ['Pers.nr : 811228-9874', 'other_government_id 811228-9874'],
    ['Versicherungsnummer 1237 010180', 'other_government_id 1237 010180'],
    ['PAN of deductee: AAAPL1234C', 'tax_id AAAPL1234C'],
    ['Cédula: 1710034065', 'other_government_id 1710034065'],
    ['Numéro AVS 756 9217 0769 85', 'other_government_id 756 9217 0769 85'],
    ['ИНН 500100732259', 'tax_id 500100732259'],
    ['주민등록번호 640713-1018433', 'other_government_id 640713-1018433'],
  ])('is known in its spelling, and its check digits outweigh other labels: %s', (line, wanted) => {
    expect(elementsOf(`Name: Elena Marin\n${line}\nDate: 14/05/2021\n`)).toContain(wanted);
  });

  it('is that of another thing where its number has another form', () => {
    expect(elementsOf('Pers.nr : 44718\nPNR: K4LP8Q\n').join()).not.toContain('other_government_id');
  });
});
