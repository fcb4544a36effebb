import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { bufferBytes, openFile } from '../bytes/bytes.ts';
import { surveyOf } from '../bytes/survey.ts';
import { charsetOf } from './charset.ts';
import { decoded } from './decode.ts';
import { decodeEbcdic } from './ebcdic.ts';

const read = (bytes: Buffer) => {
  const source = bufferBytes(bytes);
  const charset = charsetOf(source, surveyOf(source));
  return { name: charset.name, text: [...decoded(source, charset)].join('') };
};

const GERMAN = 'Name;Straße;Ort\nJürgen Müller;Hauptstraße 1;Köln\nZoë Ångström;Bäckergasse 2;Würzburg\n';
const POLISH = 'Imię,Adres\nŁukasz Żółć,ulica Świętokrzyska 5\nŻaneta Gęś,aleja Róż 12\n'.repeat(4);
const TURKISH = 'İsim,Şehir\nŞükrü Yıldız,İstanbul Kadıköy\nÇağlar Öztürk,Ankara Çankaya\n'.repeat(4);
const RUSSIAN = 'Имя,Адрес\nИван Петров,Москва улица Ленина дом 5\n'.repeat(6);
const GREEK = 'Όνομα,Διεύθυνση\nΓιώργος Παπαδόπουλος,Οδός Ερμού 5 Αθήνα\n'.repeat(6);
const JAPANESE = '氏名,住所,電話\n山田太郎,東京都千代田区丸の内一丁目,03-1234-5678\n'.repeat(6);
const CHINESE = '姓名,地址\n王小明,北京市海淀区中关村大街一号\n李四,上海市浦东新区世纪大道\n'.repeat(6);
const KOREAN = '이름,주소\n김철수,서울특별시 강남구 테헤란로\n'.repeat(6);

describe('the charset of a text', () => {
  it.each([
    ['utf-8', GERMAN],
    ['utf-16le', GERMAN],
    ['utf-16be', GERMAN],
    ['windows-1252', GERMAN],
    ['cp850', GERMAN],
    ['macintosh', GERMAN],
    ['windows-1250', POLISH],
    ['iso-8859-2', POLISH],
    ['windows-1254', TURKISH],
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1253', GREEK],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['gb18030', CHINESE],
    ['euc-kr', KOREAN],
  ])('is told from the bytes: %s', (name, text) => {
    expect(read(iconv.encode(text, name))).toEqual({ name, text });
  });

  it('leaves out a byte-order mark and nothing else', () => {
    for (const name of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le']) {
      expect(read(iconv.encode(`\r\na\u0301 ${GERMAN}`, name, { addBOM: true }))).toEqual({
        name,
        text: `\r\na\u0301 ${GERMAN}`,
      });
    }
  });

  it('is UTF-8 where only the last character is cut off', () => {
    const cut = Buffer.from('Ort: Köl', 'utf8').subarray(0, -3);
    expect(read(Buffer.concat([cut, Buffer.from([0xc3])])).name).toBe('utf-8');
  });

  it('counts a letter far behind the beginning', () => {
    const late = Buffer.concat([Buffer.from('name,city\n'.repeat(200_000)), iconv.encode('Jürgen,Köln\n', 'latin1')]);
    const { name, text } = read(late);
    expect(name).toBe('windows-1252');
    expect(text.endsWith('Jürgen,Köln\n')).toBe(true);
  });

  it('is read line by line where programs of two charsets wrote into one file', () => {
    const lines = ['Größe 1\n', 'Müller 2\n', 'plain\n'];
    const bytes = lines.map((line, n) => iconv.encode(line, n === 1 ? 'windows-1252' : 'utf-8'));
    expect(read(Buffer.concat([...bytes, ...bytes]))).toEqual({
      name: 'utf-8+windows-1252',
      text: [...lines, ...lines].join(''),
    });
  });

  it('is told of a file in pieces as of its bytes at once, where a piece ends inside of a letter', () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-survey-'));
    const path = join(folder, 'names.csv');
    // Its megabytes begin and end inside of a letter, and the last piece is a short one.
    const whole = Buffer.from(`x${'ü'.repeat(3 << 19)}end\0`);
    writeFileSync(path, whole);
    const file = openFile(path);
    expect(surveyOf(file)).toEqual(surveyOf(bufferBytes(whole)));
    expect(surveyOf(file)).toMatchObject({ bytes: whole.length, notUtf8At: null, hasUtf8: true, hasNul: true });
    file.close();
    rmSync(folder, { recursive: true });
  });

  it('knows EBCDIC', () => {
    const bytes = Buffer.from('d1d6c8d540e2d4c9e3c840f1f2f340d4c1c9d540e2e3d9c5c5e3', 'hex');
    expect(read(bytes)).toEqual({ name: 'cp037', text: 'JOHN SMITH 123 MAIN STREET' });
    expect(decodeEbcdic(bytes)).toHaveLength(bytes.length);
  });
});
