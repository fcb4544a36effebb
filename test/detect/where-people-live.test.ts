import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

const postalCodes = async (header: string, codes: readonly string[]): Promise<readonly unknown[]> => {
  const names = ['Ana Lopez', 'James Smith', 'Mary Brown', 'Linda Garcia'];
  const rows = codes.map((code, n) => [names[n] ?? '', '219-09-999'.concat(String(n)), code]);
  return (await detect([{ names: ['Name', 'SSN', header], rows }])).records.map(({ postal_code }) => postal_code);
};

const codePlaces = async (
  [code = '', town = '']: readonly string[],
  codes: readonly string[],
  city: string,
): Promise<readonly unknown[]> => {
  const names = ['Ana Lopez', 'James Smith', 'Mary Brown', 'Linda Garcia'];
  const rows = codes.map((cell, n) => [names[n] ?? '', `219-09-999${n}`, `${n + 4} Elm Lane`, cell, city]);
  const { records } = await detect([{ names: ['Name', 'SSN', 'Address', code, town], rows }]);
  return records.map(({ code_place }) => code_place);
};

describe('where people of a table live', () => {
  it('is known where a spreadsheet took the first zero of every code of New England', async () => {
    expect(await postalCodes('Zip', ['2118', '7102', '4101', '501'])).toEqual(['02118', '07102', '04101', '00501']);
  });

  it('is not made American of four digits that no header calls a ZIP code', async () => {
    expect(await postalCodes('Postnummer', ['2118', '7102', '4101', '2501'])).toEqual(['2118', '7102', '4101', '2501']);
  });

  it('is in another country where the headers of the address are of its language', async () => {
    const german = ['04109', '80331', '10115', '50667'];
    expect(await codePlaces(['PLZ', 'Ort'], german, 'Leipzig')).toEqual(Array(4).fill('eu'));
    expect(await codePlaces(['ZIP', 'Wohnort'], german, 'Leipzig')).toEqual(Array(4).fill('eu'));
    expect(await codePlaces(['CAP', 'Città'], ['20121', '00184', '80121', '10121'], 'Milano')).toEqual(
      Array(4).fill('eu'),
    );
    expect(await codePlaces(['Código postal', 'Ciudad'], ['28013', '08002', '41001', '46001'], 'Madrid')).toEqual(
      Array(4).fill('abroad'),
    );
    expect(await codePlaces(['CP', 'Ville'], ['75001', '69002', '13001', '33000'], 'Paris')).toEqual(
      Array(4).fill('abroad'),
    );
  });

  it('is in another country where the regions of the table are', async () => {
    const rows = ['Bavaria', 'Hessen', 'Sachsen', 'Brandenburg'].map((region, n) => [
      `${['Ana', 'James', 'Mary', 'Linda'][n]} Lopez`,
      `219-09-999${n}`,
      region,
      '80331',
    ]);
    const { records } = await detect([{ names: ['Name', 'SSN', 'State', 'Postal Code'], rows }]);
    expect(records.map(({ code_place }) => code_place)).toEqual(Array(4).fill('abroad'));
  });

  it('is told of four figures by what only one country has, and not by a language that Switzerland has too', async () => {
    const names = ['Ana', 'Urs', 'Mia', 'Rolf', 'Ida', 'Jan', 'Eva', 'Max', 'Lea'];
    const placesBy = async (header: string, cells: readonly string[], code = 'PLZ'): Promise<ReadonlySet<unknown>> => {
      const rows = cells.map((cell, n) => [`${names[n]} Huber`, cell, `Gasse ${n + 4}`, `${n + 1}010`, 'Baden']);
      const { records } = await detect([{ names: ['Name', header, 'Adresse', code, 'Ort'], rows }]);
      return new Set(records.map(({ code_place }) => code_place));
    };
    const phones = ['664 1234567', '676 2345678', '699 3456789', '650 4567890'];
    const of = (prefix: string) => phones.map((phone) => `${prefix} ${phone}`);
    expect(await placesBy('Telefon', of('+43'))).toEqual(new Set(['eu']));
    expect(await placesBy('Telefon', of('0041'))).toEqual(new Set(['foreign']));
    expect(await placesBy('Telefon', of('0'))).toEqual(new Set(['foreign']));
    expect(await placesBy('Telefon', of('+43'), 'Zip')).toEqual(new Set(['eu']));
    const insured = ['756.1234.5678.97', '756.9217.0769.85', '756.3047.5009.62', '756.7925.7122.94'];
    const more = ['756.5912.5084.55', '756.1783.8177.71', '756.2861.7606.75', '756.1111.2222.39', '756.3333.4444.58'];
    expect(await placesBy('AHV-Nr.', [...insured, ...more])).toEqual(new Set(['foreign']));
  });

  it('is in the EU where headers that many countries have stand beside domains of mail of the EU', async () => {
    const placesBy = async (ending: string, headers: readonly string[]): Promise<ReadonlySet<unknown>> => {
      const mails = ['ana@mail.com', `luis@correo.${ending}`, 'rosa@mail.com', `eva@correo.${ending}`];
      const rows = mails.map((mail, n) => [
        `${['Ana', 'Luis', 'Rosa', 'Eva'][n]} Lopez`,
        mail,
        `Calle ${n + 4}`,
        '28013',
      ]);
      return new Set((await detect([{ names: headers, rows }])).records.map(({ code_place }) => code_place));
    };
    const spanish = ['Nombre', 'Correo', 'Calle', 'Código postal'];
    expect(await placesBy('es', spanish)).toEqual(new Set(['eu']));
    expect(await placesBy('mx', spanish)).toEqual(new Set(['foreign']));
    expect(await placesBy('com', spanish)).toEqual(new Set(['abroad']));
    expect(await placesBy('es', ['Name', 'Email', 'Street', 'Zip'])).toEqual(new Set([null]));
  });

  it('is in the US where the headers are as US tables have them, and those of its programs', async () => {
    const codes = ['45402', '78701', '98101', '02118'];
    for (const headers of [
      ['zip', 'city'],
      ['Zip_Code', 'Town'],
      ['Postal Code', 'City'],
      ['PSTLZ', 'ORT01'],
    ])
      expect(await codePlaces(headers, codes, 'Dayton')).toEqual(Array(4).fill(null));
  });

  it('is in another country where nobody of the table has a telephone number of North America', async () => {
    const rows = ['PA', 'MI', 'VA', 'CO'].map((region, n) => [
      `${['Ana', 'James', 'Mary', 'Linda'][n]} Lopez`,
      ['06 1234567', '+39 347 1234567', '02 7654321', '011 765432'][n] ?? '',
      region,
      ['00195', '20121', '10124', '40121'][n] ?? '',
    ]);
    const headers = ['Name', 'Phone', 'State', 'Zip'];
    const { records } = await detect([{ names: headers, rows }]);
    expect(records.map(({ code_place }) => code_place)).toEqual(Array(4).fill('foreign'));
    const inFull = rows.map(([name = '', phone = '', , zip = ''], n) => [
      name,
      phone,
      ['Texas', 'Ohio', 'Nevada', 'Utah'][n] ?? '',
      zip,
    ]);
    const ofStates = await detect([{ names: headers, rows: inFull }]);
    expect(ofStates.records.map(({ code_place }) => code_place)).toEqual(Array(4).fill(null));
  });

  it('is in the US where telephone numbers are, whatever the words of the headers', async () => {
    const rows = ['TX', 'TX', 'CA', 'NM'].map((region, n) => [
      `${['Ana', 'Luis', 'Rosa', 'Jorge'][n]} Lopez`,
      `(512) 555-014${n}`,
      region,
      ['78701', '78501', '90012', '87501'][n] ?? '',
    ]);
    const { records } = await detect([{ names: ['Nombre completo', 'Teléfono', 'Estado', 'Zip'], rows }]);
    expect(records.map(({ code_place }) => code_place)).toEqual(Array(4).fill(null));
  });

  it('is known of a form of rows, where city, state and code stand in rows of their own', async () => {
    const form = [
      ['Social Security No.', '517-95-5679'],
      ['Date of Birth', '10/16/2000'],
      ['Home Address', '9 Birch Lane'],
      ['City', 'Austin'],
      ['State', 'TX'],
      ['ZIP', '78701'],
    ];
    const { records } = await detect([{ names: ['Employee Name', 'Ana Dunmore'], rows: form }]);
    expect(records).toMatchObject([
      { full_name: 'Ana Dunmore', address: '9 Birch Lane', city: 'Austin', region: 'TX', postal_code: '78701' },
    ]);
  });

  it('is one of several addresses with its own town: that for mail before that of a property', async () => {
    const names = [
      'Owner Name',
      'Prop Addr',
      'Prop City',
      'Prop Zip',
      'Mail Addr',
      'Mail City',
      'Mail State',
      'Mail Zip',
    ];
    const rows = [
      ['Ana Lopez', '9 Birch Lane', 'Toledo', '43606', '12 Oak Street', 'Austin', 'TX', '78701'],
      ['James Smith', '10 Birch Lane', 'Toledo', '43606', null, null, null, null],
      ['Mary Brown', '11 Birch Lane', 'Toledo', '43606', '14 Oak Street', 'Austin', 'TX', '78701'],
    ];
    expect((await detect([{ names, rows }])).records).toMatchObject([
      { address: '12 Oak Street', city: 'Austin', region: 'TX', postal_code: '78701' },
      { address: '10 Birch Lane', city: 'Toledo', postal_code: '43606' },
      { address: '14 Oak Street', city: 'Austin', region: 'TX', postal_code: '78701' },
    ]);
  });

  it('is the only address of the row for its second borrower too', async () => {
    const names = ['Borrower Name', 'Borrower SSN', 'Borrower Address', 'City', 'CoBorrower Name', 'CoBorrower SSN'];
    const rows = [
      ['Ana Lopez', '219-09-9991', '9 Birch Lane', 'Toledo', 'James Lopez', '219-09-9981'],
      ['Mary Brown', '219-09-9992', '11 Birch Lane', 'Toledo', 'Karl Brown', '219-09-9982'],
      ['Ruth Garcia', '219-09-9993', '12 Birch Lane', 'Toledo', 'Omar Garcia', '219-09-9983'],
    ];
    const { records } = await detect([{ names, rows }]);
    expect(records.map(({ address }) => address)).toEqual(rows.flatMap((row) => [row[2], row[2]]));
  });

  it('is known though a spreadsheet keeps the code as text by a sign in front', async () => {
    expect(await postalCodes('Billing Zip', ["'02118", "'07102", "'04101", '78701'])).toEqual([
      ...['02118', '07102', '04101', '78701'],
    ]);
  });
});
