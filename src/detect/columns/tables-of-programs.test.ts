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
  it('is a place in an address, a church elsewhere', () => {
    const parish = ['Kakoba', 'Rweene', 'Gganda', 'Kyebando'];
    const full_name = ['Ada Kole', 'Ben Oru', 'Cleo Musa', 'Dan Abe'];
    const district = ['Mbarara', 'Wakiso', 'Masaka', 'Gulu'];
    expect(rolesOf({ full_name, district, parish, village: parish })['parish']).toBe('city');
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

describe('two parties with names of their own', () => {
  it('are two people', () => {
    const columns = {
      'insured.firstName': ['Ann', 'Robert', 'Linda'],
      'insured.lastName': ['Lee', 'Smith', 'Brown'],
      'insured.taxID': ['219-09-9991', '219-09-9992', '219-09-9993'],
      'claimant.firstName': ['Michael', 'Susan', 'David'],
      'claimant.lastName': ['Davis', 'Miller', 'Wilson'],
      'claimant.phone': ['302-555-0101', '302-555-0102', '302-555-0103'],
    };
    expect(classify(columns).map(({ mention }) => mention)).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('are one where the second has none', () => {
    const columns = { 'patient name': ['Ann Lee', 'Robert Smith'], 'member id': ['W112200', 'W112201'] };
    expect(classify(columns).map(({ mention }) => mention)).toEqual([1, 1]);
  });
});

describe('another person of a row', () => {
  const given = ['Marisol', 'Derek', 'Yolanda', 'Trent', 'Philippa'];
  const other = ['Gordon', 'Anita', 'Clyde', 'Rochelle', 'Vernon'];
  const third = ['Wendell', 'Nadine', 'Curtis', 'Odette', 'Ramon'];
  const family = ['Whitaker', 'Sandoval', 'Brandt', 'Pruitt', 'Hollis'];
  const whole = (names: readonly string[]) => names.map((name, n) => `${name} ${family[(n + 2) % 5]}`);
  const tel = (area: number) => family.map((_, n) => `${area}-555-01${n}7`);
  const mentionsOf = (columns: Columns): readonly number[] => classify(columns).map(({ mention }) => mention);

  it('is one whose names are others than those of the row, whatever the header says', () => {
    expect(mentionsOf({ 'Guest Name': whole(given), Email: emails, Accompanying: whole(other) })).toEqual([1, 1, 2]);
    expect(mentionsOf({ 'Def First': given, 'Def Last': family, 'Vic Name': whole(other) })).toEqual([1, 1, 2]);
  });

  it('is none where a second column has the same names in another order', () => {
    const inverted = given.map((name, n) => `${family[n]}, ${name}`);
    expect(mentionsOf({ First: given, Last: family, 'Sort Name': inverted })).toEqual([1, 1, 1]);
  });

  it('has the columns that begin as its name does, also with a number', () => {
    const columns = {
      ...{ 'Stu Last': family, 'Stu First': given, 'P1 Last': family, 'P1 First': other, 'P1 Cell': tel(419) },
      ...{ 'P2 Last': family, 'P2 First': third, 'P2 Cell': tel(918) },
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it('is named by its own word though one for the row stands in front, and is two where two are heirs', () => {
    const heirs = { 'Part Name': whole(given), 'Prim Bene 1 Name': whole(other), 'Cont Bene 1 Name': whole(third) };
    expect(mentionsOf(heirs)).toEqual([1, 2, 3]);
  });

  it('has what stands behind the name and the kinship', () => {
    const columns = {
      ...{ Worker: whole(given), 'Work Phone': tel(419), 'Contact Name': whole(other) },
      ...{ Relationship: given.map(() => 'Aunt'), 'Primary Phone': tel(918) },
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 2, 1, 2]);
  });

  it('who is only called in an emergency has no birth date and no number of the row', () => {
    const numbers = given.map((_, n) => `219-09-99${n + 90}`);
    const born = given.map((_, n) => `03/1${n}/1979`);
    const behind = { Relationship: given.map(() => 'Aunt'), DOB: born, SSN: numbers, Phone: tel(918) };
    const mentions = mentionsOf({ Employee: whole(given), 'Emergency Contact': whole(other), ...behind });
    expect(mentions).toEqual([1, 2, 1, 1, 1, 1]);
    expect(mentionsOf({ Employee: whole(given), Beneficiary: whole(other), ...behind }).slice(3)).toEqual([2, 2, 2]);
  });
});

describe('columns that other columns of the row explain', () => {
  const born = Array.from({ length: 24 }, (_, n) => `0${(n % 9) + 1}/1${n % 9}/${1941 + 2 * n}`);
  const names = [
    'Marisol Whitaker',
    'Derek Sandoval',
    'Yolanda Brandt',
    'Trent Pruitt',
    'Philippa Hollis',
    'Gordon Mercer',
  ];
  const people = born.map((_, n) => names[n % 6] ?? '');
  const starts = Array.from({ length: 24 }, (_, n) => String(11 + 23 * n).padStart(3, '0'));

  it('are Social Security numbers without their leading zeros beside a name and a birth date', () => {
    const numbers = starts.map((area, n) => String(Number(`${area.replace('666', '667')}${12 + n}${4321 + n}`)));
    const short = numbers.map((number, n) => (n % 2 === 0 ? number.slice(0, 8) : number));
    expect(bare(people, short, born)).toEqual(['full_name', 'ssn', 'date_of_birth']);
    expect(bare(short)).toEqual(['record_id']);
  });

  it('are towns and no second family name where the row has a whole name', () => {
    const towns = people.map((_, n) => ['DURHAM', 'FRESNO', 'WORCESTER', 'MOBILE', 'NEWARK'][n % 5] ?? '');
    const states = people.map((_, n) => ['NC', 'CA', 'MA', 'AL', 'NJ'][n % 5] ?? '');
    const streets = people.map((_, n) => `${120 + n} Hawthorn Ave`);
    expect(bare(people, born, streets, towns, states)).toEqual([
      'full_name',
      'date_of_birth',
      'street',
      'city',
      'region',
    ]);
  });

  it('are accounts at a bank beside its kinds of accounts', () => {
    const columns = {
      ...{ NAME: people, APPL: people.map((_, n) => ['DDA', 'SAV', 'CDA'][n % 3] ?? '') },
      ACCOUNT: people.map((_, n) => String(70_481_190_021 + 1_713 * n)),
    };
    expect(Object.values(rolesOf(columns))).toEqual(['full_name', 'other', 'financial_account']);
  });

  it('name people among companies where the row has numbers of people', () => {
    const vendors = people.map((name, n) => (n % 2 === 0 ? `${name.split(' ')[1]} Plumbing LLC` : name));
    const numbers = starts.map((area, n) => (n % 2 === 0 ? `33-93725${n + 10}` : `4${area.slice(1)}-12-43${n + 10}`));
    expect(classify({ Vendor: vendors, 'Tax ID': numbers })[0]?.role).toBe('full_name');
    const ofEmployers = starts.map((_, n) => `33-93725${n + 10}`);
    expect(classify({ Vendor: vendors, 'Tax ID': ofEmployers })[0]?.role).toBe('organization');
  });

  it('say that somebody is of a union, by its name and the number of a local', () => {
    expect(
      rolesOf({ Local: people.map(() => 'IBEW 245'), Name: people, Cell: people.map((_, n) => `419-555-01${n + 10}`) }),
    ).toMatchObject({
      Local: 'union_membership',
    });
  });
});

describe('people of programs and households', () => {
  const given = ['Derek', 'Yolanda', 'Gordon', 'Anita', 'Clyde', 'Rochelle'];
  const family = ['Whitaker', 'Sandoval', 'Brandt', 'Pruitt', 'Mercer', 'Kessler'];
  const others = ['Monique', 'Lamar', 'Sheila', 'Ramon', 'Odette', 'Curtis'];
  const whole = (first: readonly string[], n: number) => first.map((one, at) => `${one} ${family[(at + n) % 6]}`);
  const ssn = given.map((_, n) => `412-5${n}-713${n}`);
  const born = given.map((_, n) => `0${n + 1}/1${n}/${1951 + 7 * n}`);
  const tel = (n: number) => given.map((_, at) => `419-842-6${n}8${at}`);
  const mentions = (columns: Columns): readonly number[] => classify(columns).map(({ mention }) => mention);

  it('are a recipient of benefits whose row it is, and the head of the household beside', () => {
    const columns = {
      ...{ RECIP_ID: given.map((_, n) => `70481190021${n}`), RECIP_LAST_NM: family, RECIP_FRST_NM: given },
      ...{
        RECIP_DOB: born,
        HOH_LAST_NM: family.toReversed(),
        HOH_FRST_NM: others,
        RES_ADDR: family.map((f) => `12 ${f} St`),
      },
    };
    expect(mentions(columns)).toEqual([1, 1, 1, 1, 2, 2, 1]);
  });

  it('are members that are counted from 2 on behind a head of household', () => {
    const columns = {
      ...{ HOHLast: family, HOHFirst: given, HOHSSN: ssn },
      ...{ Mbr2Name: whole(others, 0), Mbr2SSN: ssn, Mbr3Name: whole(others.toReversed(), 0), Mbr3SSN: ssn },
    };
    expect(mentions(columns)).toEqual([1, 1, 1, 2, 2, 3, 3]);
  });

  it('are two parents of a student, the first by an initial', () => {
    const columns = {
      ...{ StuLast: family, StuFirst: given, Par1Last: family, Par1FirstInit: others.map((one) => one.slice(0, 1)) },
      ...{ Par1SSN: ssn, Par2Last: family, Par2First: others, Par2SSN: ssn },
    };
    expect(mentions(columns)).toEqual([1, 1, 2, 2, 2, 3, 3, 3]);
    expect(rolesOf(columns)).toMatchObject({ Par1FirstInit: 'given_name' });
  });

  it('are references that are counted, each with a telephone', () => {
    const rows = Array.from({ length: 24 }, (_, n) => n);
    const at = (list: readonly string[], by: number) => rows.map((n) => list[(n + by) % 6] ?? '');
    const named = (by: number) =>
      rows.map((n) => `${others[(n + by) % 6]} ${family[(n + by + Math.floor(n / 6)) % 6]}`);
    const phoned = (from: number) => rows.map((n) => `419842${from + n}`);
    const columns = {
      ...{ cust_first: at(given, 0), cust_last: at(family, 0), cust_ssn: rows.map((n) => `412-51-71${n + 10}`) },
      ...{ ref1: named(1), ref1_ph: phoned(6_110), ref2: named(3), ref2_ph: phoned(7_110) },
    };
    expect(mentions(columns)).toEqual([1, 1, 1, 2, 2, 3, 3]);
  });

  it('are a second customer of an account', () => {
    const columns = { CUST_NM: whole(given, 0), CUST_SSN4: ssn, CO_CUST_NM: whole(others, 1), CO_CUST_SSN4: ssn };
    expect(mentions(columns)).toEqual([1, 1, 2, 2]);
  });

  it('are contacts whose telephone is told by two letters', () => {
    expect(
      mentions({ Inmate: whole(given, 0), DOB: born, 'Emerg Contact': whole(others, 1), 'EC Ph': tel(1) }),
    ).toEqual([1, 1, 2, 2]);
  });

  it('are called by first and family names in two letters', () => {
    expect(
      rolesOf({ 'Dep1 LN': family, 'Dep1 FN': others, 'Dep1 SSN': ssn, 'Addr LN': family.map((f) => `12 ${f} St`) }),
    ).toMatchObject({
      'Dep1 LN': 'family_name',
      'Addr LN': 'street',
    });
  });

  it('have no health insurance in a row about vehicles', () => {
    const columns = {
      ...{ PolicyNo: given.map((_, n) => `PA704811${n}`), InsuredName: whole(given, 0) },
      ...{
        VIN: given.map((_, n) => `1FTFW1E5${n}KFA1234${n}`),
        BI_Injury: given.map((_, n) => (n % 2 ? 'Whiplash' : 'Concussion')),
      },
    };
    expect(rolesOf(columns)).toMatchObject({ PolicyNo: 'account_number' });
  });
});
