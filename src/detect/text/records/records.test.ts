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

  it('have no value where the form says that there is none', () => {
    const text = (religion: string) => `Name: Olga Petrova\nDate of birth: 03/04/1951\nReligion: ${religion}\n`;
    expect(found(text('N/A'))).toEqual(['person_name Olga Petrova', 'date_of_birth 03/04/1951']);
    expect(found(text('Zoroastrian'))).toContain('religion Zoroastrian');
  });

  it('are nobody\'s where "first" and "last" are of a list', () => {
    expect(found('{"first":"Alpha","last":"Omega","phone":"602-555-0134"}')).not.toContain('person_name Alpha');
  });

  it('are the members of JSON that is written as a text in JSON, once or more', () => {
    const person = JSON.stringify({ first_name: 'Danuta', last_name: 'Wrzosek', date_of_birth: '1979-04-18' });
    const once = JSON.stringify({ event: 'signup', body: person });
    for (const text of [once, JSON.stringify({ log: once })])
      expect(found(text)).toEqual(
        expect.arrayContaining(['person_name Danuta', 'person_name Wrzosek', 'date_of_birth 1979-04-18']),
      );
  });

  it('have the name of the object or element that holds them, where their own says nothing', () => {
    const json =
      '{"applicant": {"name": {"first": "Tobias", "last": "Wrenfield"}, "dob": "1988-04-18", "driverLicense": {"state": "WI", "number": "W415-8829-0017"}, "studentId": {"value": "30041882"}}}';
    expect(found(json)).toEqual(
      expect.arrayContaining(['person_name Wrenfield', 'drivers_license W415-8829-0017', 'student_id 30041882']),
    );
    const xml =
      '<Employee><FullName>Jolene Fennimore</FullName><BirthDate>1978-03-04</BirthDate><License type="driver"><Number>D814-4420-7719</Number></License></Employee>';
    expect(found(xml)).toContain('drivers_license D814-4420-7719');
    expect(found('{"name": "Ann Lee", "dob": "1988-04-18", "invoice": {"number": "77120448"}}')).not.toContain(
      'account_number 77120448',
    );
  });

  it('are the fields of what PHP serialises, also in arrays and objects within', () => {
    const text =
      'a:3:{s:4:"plan";i:3;s:7:"billing";O:7:"Address":2:{s:10:"first_name";s:6:"Danuta";s:9:"last_name";s:7:"Wrzosek";}s:13:"date_of_birth";s:10:"1979-04-18";}';
    expect(found(text)).toEqual(
      expect.arrayContaining(['person_name Danuta', 'person_name Wrzosek', 'date_of_birth 1979-04-18']),
    );
  });

  it('are dates of birth rather than any date, where their key says so', () => {
    const text =
      'a:3:{s:3:"ssn";s:11:"219-47-1000";s:13:"date_of_birth";s:10:"1979-04-18";s:5:"phone";s:14:"(614) 555-0134";}';
    expect(found(text)).toContain('date_of_birth 1979-04-18');
  });

  it('are no values of PHP that are taken for names', () => {
    expect(found('a:2:{i:0;s:9:"last_name";i:1;s:5:"phone";}')).toEqual([]);
  });

  it('are read in linear time, whatever PHP serialises', () => {
    const begin = process.cpuUsage().user;
    found('a:1:{s:1:"a";'.repeat(20_000));
    found(`{s:9:"last_name";s:999999999:"`.repeat(20_000));
    expect(process.cpuUsage().user - begin).toBeLessThan(5_000_000);
  });

  it('end where their line does, whatever the next window begins with', () => {
    const record = 'client.achternaam=Vermolen\nclient.geboortedatum=27-06-1938\nclient.polisnr=330 771 904\n';
    const records = `${record.repeat(700)}\n\n`;
    const filler = 'lorem ipsum dolor sit amet '.repeat(400);
    expect(found(`${records}<a>\n${filler}`)).toEqual(found(`${records}x \n${filler}`));
    expect(found(`${records}<a>\n${filler}`)).toContain('person_name Vermolen');
  });
});

describe('a number right behind the words of a column, without a sign', () => {
  it.each([
    ['Ebba Lundqvist, kund-nr 7718 4402, ringde', 'account_number 7718 4402'],
    ['Groet, Maaike Terpstra, personeelsnr. 30418, graag', 'employee_id 30418'],
  ])('is what the header would be read as: %s', (text, wanted) => {
    expect(found(text)).toContain(wanted);
  });

  it('is none where the number of a thing is spoken of, or where nobody is', () => {
    expect(found('Ann Lee, factura 7718 4402')).toEqual(['person_name Ann Lee']);
    expect(found('kund-nr 7718 4402')).toEqual([]);
  });
});
