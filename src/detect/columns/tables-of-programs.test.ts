import { describe, expect, it } from 'vitest';
import { classifyColumns } from './classify-columns.ts';
import { readHeader } from './headers/read-header.ts';

type Columns = Readonly<Record<string, readonly string[]>>;

const classify = (columns: Columns) => classifyColumns(Object.keys(columns), Object.values(columns));
/** Roles by header; small tables, as tutorials and small offices keep them. */
const rolesOf = (columns: Columns): Readonly<Record<string, string>> =>
  Object.fromEntries(classify(columns).map(({ name, role }) => [name ?? '', role]));
const bare = (...columns: readonly (readonly string[])[]): readonly string[] =>
  classifyColumns(
    columns.map(() => null),
    columns,
  ).map(({ role }) => role);
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
    expect(kinds('Passport', 'DL', 'SSN', 'Passport')).toBe('other_government_id');
    expect(kinds('open', 'closed', 'open', 'open')).not.toBe('passport');
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

const LAST = [
  'ASHWORTH',
  'BRUCE',
  'DUNLEAVY',
  'EASTMAN',
  'GALLAGHER',
  'HATHAWAY',
  'JANKOWSKI',
  'OLSON',
  'PRICE',
  'REYES',
];
const FIRST = ['ANNE', 'CORINNE', 'LEON', 'YOLANDA', 'DARNELL', 'CONSUELO', 'RUFUS', 'IMELDA', 'JUAN', 'RUTH'];

describe('exports of programs', () => {
  it('have bare Social Security numbers beside "LAST FIRST M 03/12/1971" in one column without a header', () => {
    const whole = LAST.map((last, n) => `${last} ${FIRST[n]} A 0${(n % 9) + 1}/1${n}/19${50 + 4 * n}`);
    const bareNumbers = LAST.map((_, n) => `${n % 3}7${n}45677${n}`);
    const states = LAST.map((_, n) => ['ACTIVE', 'TERM', 'LOA'][n % 3] ?? '');
    expect(bare(whole, bareNumbers, states)).toEqual(['full_name', 'ssn', 'other']);
    expect(bare(LAST, bareNumbers)[1]).not.toBe('ssn');
  });

  it('of landlords have codes of tenants beside their names, and charges that are no offences', () => {
    const found = rolesOf({
      Unit: LAST.map((_, n) => `${100 + n}`),
      Resident: LAST.map((_, n) => `t00530${n}1`),
      Name: LAST.map((last, n) => `${FIRST[n]} ${last}`),
      'Market Rent': LAST.map((_, n) => `14${n}0`),
      Charge: LAST.map((_, n) => (n % 2 ? 'rent' : 'pet')),
    });
    expect(found).toMatchObject({ Resident: 'record_id', Name: 'full_name' });
    expect(found['Charge']).not.toBe('criminal_record');
    const docket = rolesOf({
      Defendant: LAST.map((last, n) => `${FIRST[n]} ${last}`),
      Charge: LAST.map((_, n) => (n % 2 ? 'THEFT F5' : 'OVI M1')),
      'Balance Due': LAST.map((_, n) => `1${n}0.00`),
    });
    expect(docket['Charge']).toBe('criminal_record');
  });

  it.each([
    ['Inmate', 'Bond Deposit', LAST.map((_, n) => `${n + 1}00`)],
    ['Tenant', 'Disposition', LAST.map((_, n) => (n % 2 ? 'GUILTY' : 'DISMISSED'))],
  ])('of jails and of who looks tenants up have charges that are offences: %s, %s', (whose, header, cells) => {
    const found = rolesOf({
      [whose]: LAST.map((last, n) => `${FIRST[n]} ${last}`),
      Charge: LAST.map((_, n) => (n % 2 ? 'THEFT F5' : 'OVI M1')),
      [header]: cells,
    });
    expect(found['Charge']).toBe('criminal_record');
  });

  it('name who shares a room or depends on somebody as another person of the row', () => {
    const found = classify({
      'Guest Name': LAST.map((last, n) => `${last},${FIRST[n]} MR`),
      Sharer: LAST.map((last, n) => (n % 2 ? `${last},${FIRST[(n + 3) % 10]} MS` : '')),
      Phone: LAST.map((_, n) => `(614) 555-01${n}4`),
      Dependents: LAST.map((last, n) => `${FIRST[(n + 5) % 10]} ${last} (0${(n % 9) + 1}/12/2012)`),
    });
    expect(found.map(({ role, mention }) => [role, mention])).toEqual([
      ['full_name', 1],
      ['full_name', 2],
      ['phone', 1],
      ['full_name', 3],
    ]);
    expect(found[3]?.parts?.map(({ role }) => role)).toEqual(['full_name', 'date_of_birth']);
  });

  it('have loyalty numbers that are no bank accounts, whatever letters of another header say', () => {
    const found = rolesOf({
      'Loyalty #': LAST.map((_, n) => `6180044${n}71${n}`),
      'Cust Name': LAST.map((last, n) => `${FIRST[n]} ${last}`),
      Ph: LAST.map((_, n) => `614555${n}14${n}`),
      'Last Tran': LAST.map((_, n) => `2023-10-2${n}`),
    });
    expect(found['Loyalty #']).toBe('account_number');
  });

  it('tell patients from subscribers, and their policies are of health', () => {
    const found = classify({
      PT_LAST: LAST,
      PT_FIRST: FIRST,
      SUBS_LAST: LAST,
      SUBS_FIRST: FIRST.map((first, n) => (n % 4 ? first : (FIRST[(n + 1) % 10] ?? ''))),
      'Pol No': LAST.map((_, n) => `YRP88412${n}7${n}`),
    });
    expect(found.map(({ role, mention }) => [role, mention])).toEqual([
      ['family_name', 1],
      ['given_name', 1],
      ['family_name', 2],
      ['given_name', 2],
      ['health_insurance_id', 1],
    ]);
  });

  it('say "P" for passports', () => {
    const found = rolesOf({
      NAME: LAST.map((last, n) => `${last}/${FIRST[n]} MR`),
      DOB: LAST.map((_, n) => `1${n}MAR6${n}`),
      'DOC TYPE': LAST.map(() => 'P'),
      'DOC NO': LAST.map((_, n) => `48812${n}07${n}`),
    });
    expect(found['DOC NO']).toBe('passport');
  });
});
