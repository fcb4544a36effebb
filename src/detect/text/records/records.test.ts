import { describe, expect, it } from 'vitest';
import { scan } from '../default-scanner.ts';

const found = (text: string): readonly string[] =>
  scan(text).map(({ element, start, end }) => `${element} ${text.slice(start, end)}`);

describe('fields of records in text', () => {
  it('are read as the heads of a table, in settings with names in parts', () => {
    const text = 'client.achternaam=Vermolen\nclient.geboortedatum=27-06-1938\nclient.polisnr=330 771 904\n';
    expect(found(text)).toEqual(
      expect.arrayContaining(['person_name Vermolen', 'date_of_birth 27-06-1938', 'health_insurance_id 330 771 904']),
    );
  });

  it('are the elements of XML', () => {
    const text =
      '<Osoba><Imie>Danuta</Imie><Nazwisko>Wrzosek</Nazwisko><DataUrodzenia>1979-04-18</DataUrodzenia></Osoba>';
    expect(found(text)).toEqual(
      expect.arrayContaining(['person_name Danuta', 'person_name Wrzosek', 'date_of_birth 1979-04-18']),
    );
  });

  it('are the labels of a form, with dots up to their colon', () => {
    const text = 'Vorname ............: Emine\nGeburtsdatum .......: 14.03.1988\nKonfession .........: evangelisch\n';
    expect(found(text)).toContain('religion evangelisch');
  });

  it('count for nothing where they say of nobody who it is', () => {
    expect(found('user=daemon\nmode=644\nnumber=4711\n')).toEqual([]);
  });
});
