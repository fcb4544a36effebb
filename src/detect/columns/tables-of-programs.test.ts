import { describe, expect, it } from 'vitest';
import { type Columns, rolesOf } from '../../../test/support/column-roles.ts';
import { classifyColumns } from './classify-columns.ts';
import { readHeader } from './headers/read-header.ts';

const bestOf = (header: string): string => {
  const [best] = [...readHeader(header).scores].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? 'nothing';
};

const emails = ['ana@example.org', 'ben@example.org', 'cleo@example.org', 'dov@example.org'];
const phones = ['081298765401', '081298765402', '081298765403', '081298765404'];
const serial = ['1', '2', '3', '4'];

describe('a header of another language', () => {
  it.each([
    ['Nama Lengkap', 'full_name'],
    ['tgl_lahir', 'date_of_birth'],
    ['jenis_kelamin', 'gender'],
    ['no_hp', 'phone'],
    ['golongan_darah', 'medical'],
    ['no_ktp', 'other_government_id'],
    ['Doğum Tarihi', 'date_of_birth'],
    ['ksifre', 'password'],
    ['HoTen', 'full_name'],
    ['SoDienThoai', 'phone'],
    ['datum rodjenja', 'date_of_birth'],
    ['Rodné číslo', 'other_government_id'],
    ['Возраст', 'age'],
    ['手机号码', 'phone'],
    ['휴대폰', 'phone'],
    ['تاريخ الميلاد', 'date_of_birth'],
    ['Τηλέφωνο', 'phone'],
    ['นามสกุล', 'family_name'],
    ['mdp_utilisateur', 'password'],
    ['NombreYApellido', 'full_name'],
    ['Cód. trab.', 'employee_id'],
    ['N. carta id.', 'other_government_id'],
    ['Motivo consulta', 'medical'],
    ['Tfn bost.', 'phone'],
    ['Pårørende', 'full_name'],
    ["N° d'assuré", 'health_insurance_id'],
    ['N° patient', 'medical_record_number'],
    ['NPA', 'postal_code'],
    ['Morada', 'street'],
    ['N.º CC', 'other_government_id'],
    ['Pers.-Nr.', 'employee_id'],
    ['RAMQ', 'health_insurance_id'],
    ['CNS', 'health_insurance_id'],
    ['KV-Nr.', 'health_insurance_id'],
    ['NHS No', 'medical_id'],
  ])('%s says %s', (header, role) => {
    expect(bestOf(header)).toBe(role);
  });
});

describe('a word for those whom rows are about', () => {
  it.each([
    ['Nom_Pat', 'family_name'],
    ['Prenom_Pat', 'given_name'],
    ['LieuNaiss_Pat', 'place_of_birth'],
    ['empdireccion', 'full_address'],
    ['nombre_empleado', 'given_name'],
  ])('does not name the column beside another: %s is %s', (header, role) => {
    expect(bestOf(header)).toBe(role);
  });

  it('makes no name of a word that is not understood', () => {
    expect(rolesOf({ emp_shiftcode: ['N', 'L', 'N', 'E'], emp_mail: emails })['emp_shiftcode']).toBe('other');
  });
});

describe('numbers of rows', () => {
  it('are keys under "id", whatever it is the id of', () => {
    const found = rolesOf({
      photo_id: ['69', '78', '94', '12'],
      city_id: ['3', '3', '7', '1'],
      state_id: ['4', '4', '4', '5'],
      user_id: ['11', '12', '15', '19'],
      bloodGroup_id: ['2', '8', '1', '3'],
      employee_id: serial,
    });
    expect(new Set(Object.values(found))).toEqual(new Set(['record_id']));
  });

  it('are none where the number is long enough to be given to people', () => {
    expect(rolesOf({ employee_id: ['20411', '20412', '31877', '40921'], mail: emails })['employee_id']).toBe(
      'employee_id',
    );
  });

  it('of members are health insurance only beside health', () => {
    const member_id = ['MB-10021', 'MB-10022', 'MB-10037', 'MB-10058'];
    expect(rolesOf({ member_id, mail: emails })['member_id']).toBe('account_number');
    expect(rolesOf({ member_id, diagnosis: ['E11.9', 'I10', 'J45.9', 'M54.5'] })['member_id']).toBe(
      'health_insurance_id',
    );
  });
});

describe('a registration number', () => {
  const registration_no = ['R-2201', 'R-2202', 'R-2207', 'R-2299'];
  it.each([
    ['student_id', { semester: ['1', '3', '3', '5'] }],
    ['alpr', { vehicle: ['Ford Ka', 'Fiat 500', 'Opel Corsa', 'Seat Ibiza'] }],
    ['medical_record_number', { diagnosis: ['E11.9', 'I10', 'J45.9', 'M54.5'] }],
    ['employee_id', { salary: ['1200', '1350', '1500', '2100'] }],
    ['record_id', { mail: emails }],
  ])('is %s by what else stands in the row', (role, beside: Columns) => {
    expect(rolesOf({ registration_no, ...beside })['registration_no']).toBe(role);
  });
});

describe('yes and no', () => {
  it('say whether, not who', () => {
    expect(rolesOf({ employer_sponsored: ['Yes', 'No', 'Yes', 'No'], ganti: ['Y', 'T', 'Y', 'Y'] })).toEqual({
      employer_sponsored: 'flag',
      ganti: 'flag',
    });
  });

  it('in figures are no genders', () => {
    const zeros = ['0', '1', '0', '1'];
    expect(rolesOf({ deceased: zeros, sex: zeros })).toEqual({ deceased: 'flag', sex: 'gender' });
  });
});

describe('words over and over', () => {
  it('are no names though some family is called so', () => {
    const eye = ['Brown', 'Hazel', 'Green', 'Brown', 'Hazel', 'Green', 'Brown', 'Green', 'Hazel', 'Brown'];
    const sex = ['Male', 'Female', 'Male', 'Female', 'Male', 'Female', 'Male', 'Female', 'Male', 'Female'];
    expect(rolesOf({ tint: eye, sex })['tint']).toBe('other');
  });
});

describe('a header whose cells all have another form', () => {
  it('is contradicted by few rows already', () => {
    expect(rolesOf({ departamento: ['1', '1', '2', '2'], correo: emails })['departamento']).not.toBe('region');
    expect(rolesOf({ emergencyContact: phones, mail: emails })['emergencyContact']).toBe('phone');
    expect(rolesOf({ pan: ['ABCPM1234A', 'BCDPR2345B', 'CDEPS3456C', 'DEFPY4567D'], mail: emails })['pan']).toBe(
      'tax_id',
    );
  });

  it.each([
    ['tc', ['196.2', '210.4', '180.1', '233.0']],
    ['tax_code', ['1257L', 'BR', '0T', '1100M']],
    ['drivers', ['1687', '1508', '1507', '1385']],
  ])('is no number of people where it is too short: %s', (header, cells) => {
    expect(rolesOf({ [header]: cells })[header]).not.toMatch(/other_government_id|tax_id|drivers_license/);
  });
});

describe('a parish', () => {
  it('is a place in an address or beside other places, a church elsewhere', () => {
    const parish = ['Kakoba', 'Rweene', 'Gganda', 'Kyebando'];
    const full_name = ['Ada Kole', 'Ben Oru', 'Cleo Musa', 'Dan Abe'];
    const district = ['Mbarara', 'Wakiso', 'Masaka', 'Gulu'];
    expect(rolesOf({ full_name, district, parish, village: parish })['parish']).toBe('city');
    expect(rolesOf({ full_name, parish, township: district })['parish']).not.toBe('religion');
    const birthplace = ['Ashby', 'Hallam', 'Burley', 'Dunham'];
    expect(rolesOf({ full_name, parish, age: ['41', '7', '33', '12'], birthplace })['parish']).not.toBe('religion');
    expect(rolesOf({ full_name, parish })['parish']).toBe('religion');
  });
});

describe('names that programs give to fields', () => {
  it.each([
    ['PID-3', 'medical_record_number'],
    ['PID.5.1', 'family_name'],
    ['PID-7', 'date_of_birth'],
    ['PID-11.5', 'postal_code'],
    ['PID-19', 'ssn'],
    ['IN1-36', 'health_insurance_id'],
    ['name.0.family', 'family_name'],
    ['address[0].postalCode', 'postal_code'],
    ['SSN__c', 'ssn'],
    ['FinServ__LastFourDigitSSN__pc', 'ssn'],
    ['SMS.1', 'phone'],
    ['Business Title', 'occupation'],
    ['mbr_nm_l', 'family_name'],
    ['mbr_ss4', 'ssn'],
    ['injuryDescription', 'medical'],
    ['name.1.family', 'family_name'],
    ['identifier.1.value', 'record_id'],
    ['Dep 1 DOB', 'date_of_birth'],
    ['Cod.Fiscale', 'tax_id'],
    ['Rek.nr.', 'financial_account'],
  ])('%s says %s', (header, role) => {
    expect(bestOf(header)).toBe(role);
  });
});

describe('what stands beside a number', () => {
  const numbers = ['500123771', '500881204', '500340019', '500770152'];

  it('says by kinds of documents what it is', () => {
    const kinds = (...given: readonly string[]) => rolesOf({ 'ID type': given, 'ID number': numbers })['ID number'];
    expect(kinds('Passport', 'Passport', 'Passport', 'Passport')).toBe('passport');
    expect(kinds('SSN', 'SSN', 'SSN', 'SSN')).toBe('ssn');
    const given = [
      ['Passport', '512009347'],
      ['DL', 'RK112233'],
      ['Ohio DL', 'RK112234'],
      ['Green card', 'A01234567'],
    ] as const;
    const [, found] = classifyColumns(
      ['ID type', 'ID number', 'Name'],
      [
        given.map(([kind]) => kind),
        given.map(([, number]) => number),
        ['Ann Lee', 'Robert Smith', 'Linda Brown', 'Michael Davis'],
      ],
    );
    expect(found?.parts?.map(({ role, share }) => [role, share])).toEqual([
      ['drivers_license', 0.5],
      ['passport', 0.25],
      ['other_government_id', 0.25],
    ]);
    expect(kinds('open', 'closed', 'open', 'open')).not.toBe('passport');
    const both = rolesOf({
      No: ['74466', '41119', '92796', '11820'],
      Name: ['Ann Lee', 'Robert Smith', 'Linda Brown', 'Michael Davis'],
      'Tipo doc.': ['Pasaporte', 'Pasaporte', 'Pasaporte', 'Pasaporte'],
      'Nº doc.': numbers,
    });
    expect([both['No'], both['Nº doc.']]).toEqual(['record_id', 'passport']);
  });

  it('says whom an item is called after by "Title" over whole names', () => {
    const people = ['Ann Lee', 'Robert Smith', 'Linda Brown', 'Michael Davis', 'Susan Miller'];
    const addresses = people.map((_, n) => `p${n}@example.org`);
    expect(rolesOf({ Title: people, Email: addresses })['Title']).toBe('full_name');
    expect(rolesOf({ Title: people.map(() => 'Nurse'), Email: addresses })['Title']).toBe('occupation');
  });

  it('says that a licence is one to work in a trade', () => {
    const licences = ['CO118204', 'CO220417', 'CO093381', 'CO551290'];
    const people = ['Lee, Ann', 'Smith, Robert', 'Brown, Linda', 'Davis, Michael'];
    expect(rolesOf({ Licensee: people, 'Lic No': licences })['Lic No']).toBe('record_id');
    expect(rolesOf({ Name: people, 'Lic No': licences })['Lic No']).toBe('drivers_license');
  });
});

describe('three digits beside a card', () => {
  it.each([
    [null, 'card_security_code'],
    ['Val', 'card_security_code'],
    ['RM', 'unit'],
    ['Ward', 'other'],
  ])('are its security code where no other header says otherwise: %s', (header, role) => {
    const cards = ['4111111111111111', '4012888888881881', '4222222222222220', '4005519200000004', '4009348888881881'];
    const codes = ['412', '907', '331', '558', '720'];
    const names = ['Ann Lee', 'Robert Smith', 'Linda Brown', 'Michael Davis', 'Susan Miller'];
    const found = classifyColumns(
      ['Name', 'Card number', header, 'Street'],
      [names, cards, codes, names.map((_, n) => `${n + 1} Oak St`)],
    );
    expect(found[2]?.role).toBe(role);
  });
});

describe('a number behind a street', () => {
  it('is that of the house only where the street has none of its own', () => {
    const full_name = ['Ada Kole', 'Ben Oru', 'Cleo Musa', 'Dan Abe', 'Eve Lindt'];
    const worth = ['404', '568', '149', '991', '231'];
    const numbered = ['12 Oak St', '7 Elm Ave', '903 Lake Dr', '55 Mill Rd', '8 Park Ct'];
    const bare = ['Oak St', 'Elm Ave', 'Lake Dr', 'Mill Rd', 'Park Ct'];
    const postal_code = ['43215', '43016', '45424', '44113', '45202'];
    const city = ['Columbus', 'Dublin', 'Dayton', 'Cleveland', 'Cincinnati'];
    expect(rolesOf({ full_name, city, postal_code, street: numbered, zzq: worth })['zzq']).not.toBe('street_number');
    expect(rolesOf({ full_name, city, postal_code, street: bare, zzq: worth })['zzq']).toBe('street_number');
  });
});
