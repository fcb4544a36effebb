import { describe, expect, it } from 'vitest';
import { bare, classify, rolesOf } from '../../../test/support/column-roles.ts';

const phones = ['081298765401', '081298765402', '081298765403', '081298765404'];
const serial = ['1', '2', '3', '4'];

describe('names', () => {
  const whole = ['João Peixoto', 'Marta Lobato', 'Rui Sarmento', 'Inês Valadares'];
  const given = ['João', 'Marta', 'Rui', 'Inês'];

  it('under "nome" are whole where no column holds family names', () => {
    expect(rolesOf({ nome: whole, telefone: phones })['nome']).toBe('full_name');
    expect(rolesOf({ nome: given, apelido: ['Peixoto', 'Lobato', 'Sarmento', 'Valadares'] })).toEqual({
      nome: 'given_name',
      apelido: 'family_name',
    });
  });

  it('under "name" are of people where a blood group, pay or age stands beside them', () => {
    const name = ['Wildra', 'Comelo', 'Tesani', 'Barduk'];
    expect(rolesOf({ name, blood_group: ['A+', 'O-', 'B+', 'AB+'] })['name']).toBe('full_name');
    expect(rolesOf({ name, gaji: ['1200', '1350', '1500', '2100'] })['name']).toBe('full_name');
    expect(rolesOf({ name, leeftijd: ['40', '51', '63', '70'] })['name']).toBe('full_name');
  });

  it('of places, ships and works are of nobody', () => {
    const name = ['Rusty Allen', 'Jack McNamara', 'Thigpen', 'Ernest A Love'];
    const town = ['Lago Vista', 'Crescent City', 'Bay Springs', 'Prescott'];
    expect(rolesOf({ iata: ['15A', 'CEC', '0B8', 'PRC'], name, city: town })['name']).toBe('other');
    expect(rolesOf({ name, city: town, email: ['a@b.org', 'c@b.org', 'd@b.org', 'e@b.org'] })['name']).toBe(
      'full_name',
    );
    const ships = ['Emma Maersk', 'Anna Schulte', 'Margaret Hill', 'Edmund Fitzgerald'];
    expect(rolesOf({ vessel_name: ships, built: ['1999', '2006', '2011', '1958'] })['vessel_name']).toBe('other');
    expect(rolesOf({ patient_name: ships, built: ['1999', '2006', '2011', '1958'] })['patient_name']).toBe('full_name');
  });

  it('are of people beside what only things have, where each cell is a whole name', () => {
    const name = ['Ann Whitfield', 'Brandon Okafor', 'Carla Lindgren', 'Derek Mahoney'];
    const dosage = ['10 mg', '20 mg', '30 mg', '40 mg'];
    const medication = ['Albuterol', 'Metformin', 'Lisinopril', 'Sumatriptan'];
    expect(rolesOf({ name, medication, dosage })['name']).toBe('full_name');
    expect(rolesOf({ name, vessel: ['Oak Star', 'Elm Star', 'Ash Star', 'Oak Star'] })['name']).toBe('full_name');
    expect(rolesOf({ name, size: ['S', 'M', 'L', 'M'], color: ['Red', 'Blue', 'Red', 'Red'] })['name']).toBe(
      'full_name',
    );
    const airports = ['Rusty Allen', 'Thigpen', 'Monroeville', 'Lewis Field'];
    expect(rolesOf({ name: airports, iata: ['15A', '0B8', 'MVC', 'LWF'] })['name']).toBe('other');
  });

  it('are no streets whose kind is written short', () => {
    const who = ['Ann Whitfield', 'Brandon Okafor', 'Carla Lindgren', 'Derek Mahoney'];
    const where = ['Oak St', 'Elm St', 'Maple Ave', 'Cedar Rd'];
    expect(rolesOf({ who, what: ['asthma', 'gout', 'migraine', 'eczema'], where })).toMatchObject({ who: 'full_name' });
    expect(['family_name', 'given_name', 'full_name']).not.toContain(rolesOf({ who, where })['where']);
  });

  it('of animals and goods are of nobody', () => {
    const name = ['Bella', 'Max', 'Luna', 'Charlie'];
    expect(rolesOf({ name, species: ['Dog', 'Dog', 'Cat', 'Dog'], sex: ['F', 'M', 'F', 'M'] })['name']).toBe('other');
    expect(rolesOf({ nama_barang: ['Beras', 'Gula Pasir', 'Teh Sari', 'Kopi'], harga: serial })['nama_barang']).toBe(
      'other',
    );
    expect(rolesOf({ nombre_curso: ['Dibujo', 'Canto', 'Danza', 'Piano'], cupo: serial })['nombre_curso']).toBe(
      'other',
    );
  });

  it("and health of patients of a vet are of nobody, and their owners' are theirs", () => {
    const found = rolesOf({
      'Owner Last': ['Ashworth', 'Belcourt', 'Dunleavy', 'Eastman'],
      'Owner First': ['Thaddeus', 'Corinne', 'Leopold', 'Yolanda'],
      Patient: ['Bella', 'Max', 'Luna', 'Charlie'],
      Species: ['Canine', 'Canine', 'Feline', 'Canine'],
      DOB: ['03/01/2014', '04/12/2015', '01/09/2018', '02/02/2020'],
      'Rabies Tag': ['4412', '4413', '4414', '4415'],
      'Last Dx': ['Otitis externa', 'Diabetes mellitus', 'Hyperthyroidism', 'Dental disease'],
    });
    expect(found).toMatchObject({ 'Owner Last': 'family_name', 'Owner First': 'given_name', Patient: 'other' });
    expect(found).toMatchObject({ DOB: 'timestamp', 'Rabies Tag': 'other', 'Last Dx': 'other' });
  });

  it.each([
    ['PET Scan Date', ['03/04/2023', '04/11/2023', '05/22/2023', '06/30/2023']],
    ['CAT Scan', ['Y', 'N', 'N', 'Y']],
    ['Species', ['E. coli', 'S. aureus', 'K. pneumoniae', 'C. difficile']],
    ['Dog Bite', ['Y', 'N', 'N', 'Y']],
    ['Pets', ['Dog', 'Cat', 'Dog', 'Dog']],
  ])('of patients of a hospital are theirs beside "%s"', (header, cells) => {
    const found = rolesOf({
      Patient: ['Thaddeus Ashworth', 'Corinne Belcourt', 'Leopold Dunleavy', 'Yolanda Eastman'],
      DOB: ['03/01/1964', '04/12/1975', '01/09/1958', '02/02/1990'],
      MRN: ['MR10021', 'MR10022', 'MR10037', 'MR10058'],
      Diagnosis: ['E11.9', 'I10', 'J45.9', 'M54.5'],
      [header]: cells,
    });
    expect(found).toMatchObject({ Patient: 'full_name', DOB: 'date_of_birth', MRN: 'medical_record_number' });
    expect(found['Diagnosis']).toBe('medical');
  });

  it('of employees are theirs, whatever "Vet" and "Cat" stand for', () => {
    const found = rolesOf({
      Employee: ['Thaddeus Ashworth', 'Corinne Belcourt', 'Leopold Dunleavy', 'Yolanda Eastman'],
      DOB: ['03/01/1964', '04/12/1975', '01/09/1958', '02/02/1990'],
      Gender: ['M', 'F', 'M', 'F'],
      Vet: ['Y', 'N', 'N', 'Y'],
      'Job Cat': ['A1', 'B2', 'A1', 'C3'],
      'PT/FT': ['PT', 'FT', 'FT', 'PT'],
    });
    expect(found).toMatchObject({ Employee: 'full_name', DOB: 'date_of_birth', Gender: 'gender', 'PT/FT': 'other' });
  });

  it('of tenants with pets are theirs, and so is what is told of their health', () => {
    const found = rolesOf({
      Tenant: ['Thaddeus Ashworth', 'Corinne Belcourt', 'Leopold Dunleavy', 'Yolanda Eastman'],
      DOB: ['03/01/1964', '04/12/1975', '01/09/1958', '02/02/1990'],
      Disability: ['Deaf', 'None', 'Epilepsy', 'None'],
      'Pet Breed': ['Beagle', '', 'DSH', ''],
    });
    expect(found).toMatchObject({ Tenant: 'full_name', DOB: 'date_of_birth', Disability: 'medical' });
  });

  it('of Indonesian companies are of no people', () => {
    const name = ['PT Sumber Laut', 'CV Maju Terang', 'Toko Rejeki', 'PT Bumi Hijau'];
    expect(rolesOf({ nama_member: name, no_hp: phones })['nama_member']).not.toBe('full_name');
  });

  it('with figures behind them, as invented patients have, are names', () => {
    const found = rolesOf({ FIRST: ['Emoge884', 'Chasi54', 'Wilfre787'], LAST: ['Ziema486', 'Barta116', 'Roobo72'] });
    expect(found).toEqual({ FIRST: 'given_name', LAST: 'family_name' });
  });

  it('side by side in a list of few rows without header are given and family names', () => {
    expect(bare(['Anna', 'Maria', 'Elena', 'Andrea'], ['Zorbescu', 'Tambalaru', 'Negrotei', 'Pustiescu'])).toEqual([
      'given_name',
      'family_name',
    ]);
  });

  it('are none where one word stands in every row', () => {
    expect(bare(['Martin', 'Martin', 'Martin', 'Martin', 'Martin'])).toEqual(['other']);
  });

  it('of fathers and mothers stand under "fname" and "mname" where the first name has a column', () => {
    const found = classify({
      first_name: given,
      last_name: ['Peixoto', 'Lobato', 'Sarmento', 'Valadares'],
      fName: ['Abel Peixoto', 'Artur Lobato', 'Hugo Sarmento', 'Nuno Valadares'],
      mName: ['Olga Peixoto', 'Vera Lobato', 'Elsa Sarmento', 'Lara Valadares'],
    });
    expect(found.map(({ role, mention }) => [role, mention])).toEqual([
      ['given_name', 1],
      ['family_name', 1],
      ['full_name', 2],
      ['full_name', 3],
    ]);
  });

  it('numbered as surnames are of one person', () => {
    const found = classify({
      nombre: given,
      apellido1: ['Peral', 'Lobo', 'Saz', 'Valle'],
      apellido2: ['Rey', 'Gil', 'Mas', 'Sol'],
    });
    expect(found.map(({ mention }) => mention)).toEqual([1, 1, 1]);
  });
});
