import { describe, expect, it } from 'vitest';
import { classifyColumns } from '../classify-columns.ts';
import { readHeader } from './read-header.ts';

const best = (header: string): string | undefined => {
  const [first] = [...readHeader(header).scores].sort((a, b) => b[1] - a[1]);
  return first?.[0];
};

describe('a header in another language', () => {
  it.each([
    ['Dauerdiagnosen', 'medical'],
    ['Przyjmowane leki / Rozpoznania', 'medical'],
    ['Nº del paciente', 'medical_record_number'],
    ['Número de empleado', 'employee_id'],
    ['患者番号', 'medical_record_number'],
    ['学生编号', 'student_id'],
    ['보호자 전화번호', 'phone'],
    ['契約者名', 'full_name'],
    ['〒', 'postal_code'],
  ])('%s is %s', (header, role) => {
    expect(best(header)).toBe(role);
  });

  it.each([
    ['Osoba upoważniona', 'emergency'],
    ['Tel. os. upoważnionej', 'emergency'],
    ['Vårdnadshavare 1', 'guardian'],
    ['Nome do responsável', 'guardian'],
    ['Pers. à prévenir', 'emergency'],
    ['緊急連絡先TEL', 'emergency'],
    ['S/o D/o W/o', 'father'],
    ['Médico de cabecera', 'provider'],
  ])('%s is of the %s of the row', (header, group) => {
    expect(readHeader(header).group).toBe(group);
  });

  it('leaves English words as they are', () => {
    expect(readHeader('Customer').scores.get('full_name')).toBeLessThan(3);
    expect(readHeader('D.O.B.').group).toBeUndefined();
  });

  it.each(['preventive_notes', 'Prevention program'])('takes no English word for a beginning: %s', (header) => {
    expect(readHeader(header).group).toBeUndefined();
  });
});

describe('a table with another person in each row', () => {
  const roles = (columns: Readonly<Record<string, readonly string[]>>) =>
    classifyColumns(Object.keys(columns), Object.values(columns)).map(({ role, mention }) => `${role} ${mention}`);
  const child = ['Femke Kok', 'Joost Vos', 'Sanne Bakker', 'Gerrit Mulder'];
  const parent = ['Wilma Xhofleer', 'Maarten Quispel', 'Ingrid Zwartjes', 'Hendrik Oosterwijk'];
  const phones = ['06-12345678', '06-23456789', '06-34567890', '06-45678901'];

  it('tells them by a word for whose it is and cells that are written as names, though no list has the names', () => {
    const columns = { Leerling: child, 'Ouder/verzorger 1': parent, 'Mobiel ouder 1': phones };
    expect(roles(columns)).toEqual(['full_name 1', 'full_name 2', 'phone 2']);
  });

  it('gives them what shares a number or an unknown word with the name before', () => {
    const columns = { Patient: child, 'Gesetzl. Bevollmächtigte/r': parent, 'Tel. Bevollm.': phones };
    expect(roles(columns)).toEqual(['full_name 1', 'full_name 2', 'phone 2']);
    const counted = { Student: child, 'Parent/Carer 1': parent, 'Mob 1': phones };
    expect(roles(counted)).toEqual(['full_name 1', 'full_name 2', 'phone 2']);
  });

  it('names the people of a row by a column of names, whatever the word above it, where no other column does', () => {
    const born = ['1961-04-12', '1974-09-30', '1988-01-05', '1990-11-23'];
    const named = ['Halina Mazur', 'Krzysztof Zając', 'Jadwiga Górski', 'Maria Kowalska'];
    expect(roles({ Kwalifikant: named, Geboren: born, Mobiel: phones })[0]).toBe('full_name 1');
  });

  it('takes no column of clinics or illnesses for names of the people of a row', () => {
    const born = ['1961-04-12', '1974-09-30', '1988-01-05', '1990-11-23'];
    const clinics = ['Clínica San Rafael', 'Hospital Santa María', 'Clínica San José', 'Hospital San Juan'];
    const illnesses = ['Diabetes Mellitus', 'Asma Bronquial', 'Artritis Reumatoide', 'Hipertensión Arterial'];
    for (const cells of [clinics, illnesses])
      expect(roles({ Kwalifikant: cells, Geboren: born, Mobiel: phones }).join()).not.toContain('full_name');
  });

  it.each(['HOSPEDE', 'Nombre_Derechohabiente', 'Świadczeniobiorca', '가입자명', '투숙객'])(
    'reads %s as a word for the person of the row',
    (header) => {
      expect(readHeader(header).scores.has('full_name')).toBe(true);
    },
  );
});
