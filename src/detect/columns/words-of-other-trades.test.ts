import { describe, expect, it } from 'vitest';
import { type Columns, classify, rolesOf } from '../../../test/support/column-roles.ts';

const roleOf = (columns: Columns, name: string) => classify(columns).find((one) => one.name === name)?.role;

const GIVEN = [
  'Anna',
  'Marco',
  'Lucia',
  'Paolo',
  'Giulia',
  'Stefano',
  'Carla',
  'Luca',
  'Sara',
  'Pietro',
  'Elena',
  'Dario',
];
const FAMILY = [
  'Rossi',
  'Bianchi',
  'Verdi',
  'Neri',
  'Russo',
  'Galli',
  'Conti',
  'Ferri',
  'Greco',
  'Riva',
  'Sala',
  'Leone',
];
const TOWNS = [
  'Roma',
  'Milano',
  'Torino',
  'Napoli',
  'Bologna',
  'Firenze',
  'Genova',
  'Palermo',
  'Bari',
  'Verona',
  'Pisa',
  'Siena',
];
const rows = (value: (n: number) => string) => GIVEN.map((_, n) => value(n));
const name = rows((n) => `${GIVEN[n]} ${FAMILY[n]}`);
const born = rows((n) => `${10 + n}/0${1 + (n % 9)}/${1950 + 3 * n}`);
const number = rows((n) => String(900123400 + n * 37));

describe('a short word for a document', () => {
  const pass = rows(() => 'Pass');

  it('is one where its head speaks of documents and the row is about a person', () => {
    expect(roleOf({ name, document_type: pass, document_number: number }, 'document_number')).toBe('passport');
    expect(roleOf({ naam: name, soort_document: rows(() => 'Pas'), id_number: number }, 'id_number')).toBe('passport');
  });

  const checks: Columns[] = [
    { id: number, status: pass, score: rows((n) => String(50 + n)) },
    { id: number, name, background_check: pass },
    { id: number, name, document_status: pass },
    { id: number, candidate: name, outcome: pass },
    { id: number, type: pass, price: rows((n) => `${n}.00`) },
    { id: number, owner: name, type: rows(() => 'PAT') },
    { id: number, document_type: pass, batch: rows((n) => 'AB'[n % 2] ?? '') },
  ];
  it.each(checks)('is how a check went, a ticket or a key elsewhere (%#)', (columns) => {
    expect(['passport', 'drivers_license']).not.toContain(roleOf(columns, 'id'));
  });

  it('need not be short for what is said in full', () => {
    expect(roleOf({ name, type: rows(() => 'Passport'), id_number: number }, 'id_number')).toBe('passport');
  });
});

describe('a town right behind a birth date', () => {
  it('is where somebody was born', () => {
    expect(roleOf({ nome: name, data_nascita: born, luogo: TOWNS }, 'luogo')).toBe('place_of_birth');
    expect(
      roleOf(
        { nome: name, data_nascita: born, luogo: TOWNS, citta: TOWNS.toReversed(), cap: rows((n) => `${20100 + n}`) },
        'luogo',
      ),
    ).toBe('place_of_birth');
  });

  const others: Columns[] = [
    {
      nome: name,
      data_nascita: born,
      luogo: TOWNS,
      cap: rows((n) => String(20100 + n)),
      indirizzo: rows((n) => `Via Po ${n}`),
    },
    { nome: name, data_nascita: born, luogo: TOWNS, luogo_di_nascita: TOWNS.toReversed() },
    { nome: name, data_nascita: born, luogo: TOWNS, data_visita: rows((n) => `2024-03-${10 + n}`) },
    { nome: name, data_nascita: born, luogo: TOWNS, ora: rows((n) => `${8 + n}:00`) },
  ];
  it.each(others)('is the town of an address or a meeting where the row says so (%#)', (columns) => {
    expect(roleOf(columns, 'luogo')).not.toBe('place_of_birth');
  });
});

describe('words that other trades use as well', () => {
  it('say nothing of anybody without cells of their kind', () => {
    const dogs = rows((n) => ['Labrador', 'Teckel', 'Beagle'][n % 3] ?? '');
    expect(roleOf({ eigenaar: name, ras: dogs }, 'ras')).toBe('other');
    expect(roleOf({ naam: name, herkomst: rows((n) => ['Website', 'Beurs'][n % 2] ?? '') }, 'herkomst')).toBe('other');
    expect(roleOf({ jmeno: name, odbory: rows((n) => ['Doprava', 'Finance'][n % 2] ?? '') }, 'odbory')).not.toBe(
      'union_membership',
    );
    expect(
      roleOf({ essence: rows(() => 'Pin'), traitements: rows((n) => ['Vernis', 'Huile'][n % 2] ?? '') }, 'traitements'),
    ).toBe('other');
    const stock = {
      artikel: rows((n) => `M${n}`),
      lgr: rows((n) => ['A1', 'C3 Hof'][n % 2] ?? ''),
      menge: rows((n) => String(3 * n)),
    };
    expect(classify(stock).map(({ element }) => element)).toEqual([null, null, null]);
  });

  it('name unions and no member of one in a list of unions', () => {
    const sindacato = rows((n) => ['Unione A', 'Unione B'][n % 2] ?? '');
    expect(roleOf({ sigla: rows((n) => `U${n}`), sindacato }, 'sindacato')).toBe('other');
    expect(roleOf({ nome: name, data_nascita: born, sindacato }, 'sindacato')).toBe('union_membership');
  });

  it('tell a policy by whether the row is about health', () => {
    const targa = rows((n) => `AB${100 + n}CD`);
    expect(roleOf({ targa, numero_polizza: number, contraente: name }, 'numero_polizza')).toBe('account_number');
    const diagnosi = rows((n) => ['E11.9', 'I10', 'J45.9'][n % 3] ?? '');
    expect(roleOf({ assistito: name, numero_polizza: number, diagnosi }, 'numero_polizza')).toBe('health_insurance_id');
  });

  it('number pupils by "nis"', () => {
    expect(roleOf({ nis: rows((n) => String(10234 + n * 3)), nama: name, kelas: rows(() => '7A') }, 'nis')).toBe(
      'student_id',
    );
  });
});

describe('numbers of trades', () => {
  const names = [
    'Ann Lee',
    'Robert Smith',
    'Linda Brown',
    'Carl Davis',
    'Susan Moore',
    'James Hall',
    'Mary King',
    'Paul Green',
  ];
  const each = (write: (n: number) => string) => names.map((_, n) => write(n));

  it('of a dealer’s stock are no illnesses, and its cars no streets', () => {
    const roles = rolesOf({
      ...{ 'Stock#': each((n) => `N18${57 + n}`), 'Buyer Name': names, 'Ins Policy#': each((n) => `28336632${n}`) },
      Vehicle: each((n) => `20${10 + n} Ford Escape SE`),
    });
    expect(roles['Stock#']).not.toBe('medical');
    expect(roles['Vehicle']).toBe('other');
  });

  it('of a group tell nobody from another beside the number of the member', () => {
    const roles = rolesOf({ EMP_NAME: names, GRP_NO: each(() => 'GRP00418'), MBR_ID: each((n) => `W58634473${n}`) });
    expect([roles['GRP_NO'], roles['MBR_ID']]).toEqual(['record_id', 'health_insurance_id']);
  });

  it('of race and sex in one cell are both', () => {
    const roles = rolesOf({
      Name: names,
      DOB: each((n) => `0${n + 1}/12/19${60 + n}`),
      'R/S': each((n) => ['W/M', 'B/F'][n % 2] ?? ''),
    });
    expect(roles['R/S']).toBe('race_or_ethnicity');
  });

  it('of a card are those of the state that stands beside', () => {
    const roles = rolesOf({
      'TP Name': names,
      'TP ID#': each((n) => `C450112${n}`),
      'TP ID St': each((n) => ['OH', 'MA', 'TX'][n % 3] ?? ''),
    });
    expect(roles['TP ID#']).toBe('state_id');
  });

  it('of telephones behind their kinds are no addresses, and each is looked for', () => {
    const roles = rolesOf({
      Tenant: names,
      'Phone Numbers': each((n) => `Mobile: (302) 555-01${10 + n}, Home: (302) 555-01${30 + n}`),
    });
    expect(roles['Phone Numbers']).toBe('free_text');
  });

  it('of a credit union are accounts at it, and its code words passwords', () => {
    const roles = rolesOf({
      ...{ ACCTNBR: each((n) => `596202${n}`), TYPE: each(() => 'SHR'), 'PRI-NAME': names },
      CODEWORD: ['BUSTER', 'sunflower', 'Yankees', '1978mustang', '', '', '', ''],
    });
    expect([roles['ACCTNBR'], roles['CODEWORD']]).toEqual(['financial_account', 'password']);
  });
});

describe('a number whose header says little', () => {
  const LAST = FAMILY.map((name) => name.toUpperCase());
  const numbers = (from: number, step: number): readonly string[] => GIVEN.map((_, n) => String(from + n * step));

  it('is of a parcel under "PIN" beside its owner', () => {
    const roll = {
      PIN: numbers(43359664, 97113),
      OwnerName1: LAST.map((name, n) => `${name} ${GIVEN[n]}`),
      City: TOWNS,
    };
    expect(roleOf(roll, 'PIN')).not.toBe('account_pin');
  });

  it('stays the PIN of an account beside a telephone, and where it is short', () => {
    const phones = GIVEN.map((_, n) => `(614) 555-01${10 + n}`);
    const owners = { 'Owner Name': GIVEN.map((given, n) => `${given} ${FAMILY[n]}`) };
    expect(roleOf({ ...owners, PIN: numbers(43359664, 97113), Phone: phones }, 'PIN')).toBe('account_pin');
    expect(roleOf({ ...owners, PIN: numbers(4331, 97) }, 'PIN')).toBe('account_pin');
  });

  it('is given for the day under "Badge" beside a visit, and else a number of staff', () => {
    const people = { Last: FAMILY, First: GIVEN, Badge: numbers(949925, 31) };
    const days = GIVEN.map((_, n) => `02/${10 + n}/2023`);
    expect(roleOf({ ...people, Visit: days }, 'Badge')).not.toBe('employee_id');
    expect(roleOf({ ...people, Hired: days }, 'Badge')).toBe('employee_id');
    expect(roleOf({ ...people, 'Nr prac.': numbers(3073, 7) }, 'Nr prac.')).toBe('employee_id');
  });

  it('is a Social Security number under the PERID of SAP where rows have ZIP codes, and else that of another state', () => {
    const people = { PERNR: numbers(87782661, 11), NACHN: FAMILY, VORNA: GIVEN, PERID: numbers(218707113, 1010101) };
    expect(roleOf({ ...people, PSTLZ: numbers(43215, 3) }, 'PERID')).toBe('ssn');
    expect(roleOf({ ...people, ORT01: TOWNS }, 'PERID')).toBe('other_government_id');
  });

  it('is an alien registration number under "A-Number", and a faith under "Konf."', () => {
    const people = {
      Employee: GIVEN.map((given, n) => `${given} ${FAMILY[n]}`),
      DOB: GIVEN.map((_, n) => `03/1${n % 10}/19${60 + n}`),
    };
    const row = {
      ...people,
      'A-Number': GIVEN.map((_, n) => `A2${10345678 + n * 97}`),
      'Konf.': GIVEN.map((_, n) => (n % 2 ? 'ev' : 'rk')),
    };
    expect(roleOf(row, 'A-Number')).toBe('other_government_id');
    expect(roleOf(row, 'Konf.')).toBe('religion');
  });
});

describe('what other columns of a row tell', () => {
  const whole = GIVEN.map((given, n) => `${given} ${FAMILY[n]}`);
  const born = GIVEN.map((_, n) => `0${(n % 9) + 1}/11/19${50 + n}`);
  const numbers = (length: number) => GIVEN.map((_, n) => `${7 + n * 13}`.padStart(length, '8'));

  it('makes names under a word that no list has those of the row, though a mother is named', () => {
    const columns = { NOME_ASSINANTE: whole, CPF: numbers(11), DT_NASC: born, NOME_MAE: whole.toReversed() };
    const found = classify(columns);
    expect(found.map(({ role }) => role)).toEqual(['full_name', 'other_government_id', 'date_of_birth', 'full_name']);
    expect(found.map(({ mention }) => mention)).toEqual([1, 1, 1, 2]);
  });

  it('makes "matricola" the number of a pupil at a school', () => {
    const columns = { Matricola: numbers(6), Cognome: FAMILY, Nome: GIVEN };
    expect(roleOf(columns, 'Matricola')).toBe('employee_id');
    expect(roleOf({ ...columns, Classe: GIVEN.map(() => '3B') }, 'Matricola')).toBe('student_id');
  });

  it('makes seven figures behind an area code a telephone number', () => {
    const columns = {
      Name: whole,
      TELE_AREA: GIVEN.map(() => '614'),
      TELE_NUMBER: GIVEN.map((_, n) => `555${1000 + n * 37}`),
    };
    expect(roleOf(columns, 'TELE_NUMBER')).toBe('phone');
  });

  it('makes seven figures behind the code of a department, or behind areas that no telephone has, none', () => {
    const codes = GIVEN.map((_, n) => `${400 + n}`);
    const places = GIVEN.map((_, n) => `${3004410 + n * 7}`);
    expect(roleOf({ Name: whole, 'Dept Code': codes, Pos: places }, 'Pos')).not.toBe('phone');
    expect(roleOf({ Name: whole, Area: GIVEN.map((_, n) => `${290 + n}`), Pos: places }, 'Pos')).not.toBe('phone');
  });

  it('makes names beside names that only a number tells apart no second person where a program calls all its columns so', () => {
    const columns = { F1: whole, F2: whole.toReversed(), F3: born, F4: numbers(9) };
    expect(classify(columns).find(({ name }) => name === 'F2')?.group).not.toBe('joint');
  });

  it('makes "STE" the state behind a city, and a suite elsewhere', () => {
    const street = GIVEN.map((_, n) => `${n + 12} Oak St`);
    const states = GIVEN.map((_, n) => ['OH', 'PA', 'NY'][n % 3] ?? '');
    expect(roleOf({ Name: whole, Addr: street, City: TOWNS, STE: states }, 'STE')).toBe('region');
    expect(roleOf({ Name: whole, Addr: street, STE: GIVEN.map((_, n) => `${100 + n}`), City: TOWNS }, 'STE')).toBe(
      'unit',
    );
  });

  it('makes a policy of those who were injured at work none of health', () => {
    const columns = {
      'Policy Number': numbers(8),
      'Injured Worker': whole,
      DOB: born,
      'Nature of Injury': GIVEN.map(() => 'Strain'),
    };
    expect(roleOf(columns, 'Policy Number')).toBe('account_number');
  });

  it('makes a "member number" one of insurance beside a patient and a plan, and one of a club elsewhere', () => {
    const columns = {
      MRN: numbers(7),
      Name: whole,
      DOB: born,
      HEALTH_PLAN: GIVEN.map(() => 'CareSource'),
      MEMBER_NBR: numbers(9),
    };
    expect(roleOf(columns, 'MEMBER_NBR')).toBe('health_insurance_id');
    expect(roleOf({ Name: whole, DOB: born, MEMBER_NBR: numbers(9) }, 'MEMBER_NBR')).toBe('account_number');
  });

  it('makes short notes of allergies what children have, and none of guests', () => {
    const notes = GIVEN.map((_, n) => ['Erdnüsse', 'Window seat', 'VIP', 'Bienen'][n % 4] ?? '');
    expect(roleOf({ Child: whole, DOB: born, 'Allergies / notes': notes }, 'Allergies / notes')).toBe('medical');
    expect(roleOf({ Guest: whole, Party: numbers(1), 'Allergies / notes': notes }, 'Allergies / notes')).toBe(
      'free_text',
    );
  });

  it('makes the reason of an absence medical in a list of the sick, and not where some were on holiday', () => {
    const sick = {
      Employee: whole,
      'Absence from': born,
      Reason: GIVEN.map(() => 'Back pain'),
      'Fit note': numbers(1),
    };
    expect(roleOf(sick, 'Reason')).toBe('medical');
    const off = { ...sick, Reason: GIVEN.map((_, n) => (n % 2 === 0 ? 'Annual leave' : 'Back pain')) };
    expect(roleOf(off, 'Reason')).not.toBe('medical');
    expect(roleOf({ Customer: whole, Reason: GIVEN.map(() => 'Late') }, 'Reason')).not.toBe('medical');
  });

  it('makes the complaint in a row with the number of a patient medical, and that of a customer not', () => {
    const complaint = GIVEN.map(() => 'knee pain');
    expect(roleOf({ patient_id: numbers(5), appt_dt: born, complaint }, 'complaint')).toBe('medical');
    expect(roleOf({ order_id: numbers(5), ordered: born, complaint }, 'complaint')).not.toBe('medical');
  });

  it('takes the number of a member of a health fund for one of insurance, whose header says so alone', () => {
    const columns = { 'Nom et prénom': whole, 'Date de naissance': born, 'Mutuelle - n° adhérent': numbers(7) };
    expect(roleOf(columns, 'Mutuelle - n° adhérent')).toBe('health_insurance_id');
    const turned = { 'Nom et prénom': whole, 'N° d’adhérent à la mutuelle': numbers(7) };
    expect(roleOf(turned, 'N° d’adhérent à la mutuelle')).toBe('health_insurance_id');
  });

  it('takes the lot of a vaccine for no part of an address', () => {
    const lots = GIVEN.map((_, n) => `U${1302 + n * 7}A`);
    const columns = { Child: whole, 'Birth date': born, Vaccine: GIVEN.map(() => 'MMR'), Lot: lots };
    expect(roleOf(columns, 'Lot')).not.toBe('unit');
  });

  it('finds who was sick where nothing but that is told of them', () => {
    const columns = { Name: whole, 'First day sick': born, Cause: GIVEN.map(() => 'Stress') };
    expect([roleOf(columns, 'Name'), roleOf(columns, 'Cause')]).toEqual(['full_name', 'medical']);
  });

  it('takes names under the header of a flag for names', () => {
    const columns = { 'Staff member': whole, Born: born, 'Soc Sec No': GIVEN.map((_, n) => `219-09-${4100 + n}`) };
    expect(roleOf(columns, 'Staff member')).toBe('full_name');
    const flags = { ...columns, Name: whole, 'Staff member': GIVEN.map((_, n) => (n % 3 === 0 ? 'Y' : 'N')) };
    expect(roleOf(flags, 'Staff member')).toBe('flag');
  });

  it('takes one tax code for all rows of a payroll for nobody\u2019s number', () => {
    const columns = { 'Emp Ref': numbers(4), Surname: FAMILY, Forename: GIVEN, Code: GIVEN.map(() => '1257L') };
    expect(roleOf(columns, 'Emp Ref')).toBe('employee_id');
    expect(roleOf(columns, 'Code')).not.toBe('employee_id');
  });

  it('gives what is called after the German "Geschädigter" to the claimant', () => {
    const columns = {
      Versicherungsnehmer: whole,
      'Geb.-Dat.': born,
      Geschädigter: whole.toReversed(),
      'Tel. Geschädigter': GIVEN.map((_, n) => `02331/55${1000 + n}`),
      Verletzung: GIVEN.map(() => 'HWS-Distorsion'),
    };
    expect(classify(columns).map(({ mention }) => mention)).toEqual([1, 1, 2, 2, 2]);
  });
});
