import { describe, expect, it } from 'vitest';
import { scan } from './default-scanner.ts';

const found = (text: string): readonly string[] =>
  scan(text).map(({ element, start, end }) => `${element} ${text.slice(start, end)}`);

describe('the bytes of a dump', () => {
  it('are no telephone, card or day', () => {
    const bytes = 'call 8\n00000010  e3 06 00 00 12 00 00 00  10 15 04 6b 09 6f 5c 00  |................|\n';
    expect(found(bytes)).toEqual([]);
    expect(found('0000ddd0: 6403 0000 0000 0000 f186 0000 1200 0f00  d...............\n')).toEqual([]);
    expect(found('call it\n   31336:\te8 15 18 00 00       \tcall   32b50 <loop>\n')).toEqual([]);
  });
  it('may spell a name beside them', () => {
    expect(found('00000010  48 65 6c 6c 6f 20 4a 6f  68 6e 20 53 6d 69 74 68  |Hello John Smith|')).toEqual([
      'person_name John Smith',
    ]);
  });
  it('are no cards and telephones behind the number of a row or a word', () => {
    expect(found('0012: 4111 1111 1111 1111\n')).toEqual(['payment_card 4111 1111 1111 1111']);
    expect(found('0001: 06 12 34 56 78\n')).toEqual(['phone 06 12 34 56 78']);
    expect(found('Contacts\nCafe: 06 12 34 56 78\n')).toEqual(['phone 06 12 34 56 78']);
  });
  it('are not two telephones side by side', () => {
    expect(found('cell 06 12 34 56 78 06 98 76 54 32')).toEqual(['phone 06 12 34 56 78', 'phone 06 98 76 54 32']);
  });
});

describe('figures', () => {
  it('of a row, of a drawing or of another field are no telephone', () => {
    expect(found('the home of it: matrix(0.0131 0 0 0.4430 36.22 97.14)')).toEqual([]);
    expect(found('facet normal 0.506804 0.086566 -0.656918')).toEqual([]);
    expect(found('line=914\n\tpc=4247187 func=27')).toEqual([]);
    expect(found('tel=4155550147')).toEqual(['phone 4155550147']);
  });
  it('that are a telephone in a column of its own, or have several dots, are one', () => {
    const rows = 'Lee, Ann   513 555 0147   45202   38\nRay, Bo    513 555 0148   45203   41\n';
    expect(found(rows)).toEqual(expect.arrayContaining(['phone 513 555 0147', 'phone 513 555 0148']));
    expect(found('Ann Lee 513.555.0147 45202 38')).toContain('phone 513.555.0147');
  });
  it('with a fraction, and powers, are no number of a government', () => {
    expect(found('sin 0.5235987755982989 0.0 -> 0.5\ncos(x) + sin(x)**10')).toEqual([]);
  });
});

describe('keys of records', () => {
  it('that end in the mere word "id" say of a hash or a token nothing', () => {
    expect(found('{"client_id": "*****4471", "name": "Ann Lee"}')[0]).toBe('other_government_id *****4471');
    expect(found('{"insertId":"a4e36fd29d8545e3aef2b7163cf53485"}')).toEqual([]);
    expect(found('{"client_id": "1HXWWGKk1Zj3JF8GvMrnCSirccDs4qvr"}')).toEqual([]);
  });
  it('that are called for things have no Social Security number', () => {
    expect(found('{"batch": "608-30-6286"}')).toEqual([]);
    expect(found('renumbered § 291-24-5893 by law')).toEqual([]);
    expect(found('{"ssn": "291-24-5893"}')).toEqual(['ssn 291-24-5893']);
  });
  it('that are joined to a number on the line below keep it from a label above', () => {
    const text = 'something that is said of the long mitotic cell cycle\nrelationship: part_of GO:0046649 ! mitosis';
    expect(found(text)).toEqual([]);
  });
});

describe('names in texts of nobody', () => {
  it('are no abbreviations and no words of a program', () => {
    expect(found('eth0: NIC Link is Up 1000 Mbps Full Duplex, Flow Control: RX')).toEqual([]);
    expect(found('Document technique, réalisé par Jean ROY pour la société.')).toEqual(['person_name Jean ROY']);
    expect(found('acos1010 acos -2.3 nan -> nan nan\n'.repeat(30))).toEqual([]);
    expect(found('sometimes people call me višeslav')).toEqual(['person_name višeslav']);
    expect(found('\\fBlist\\fR\n\n\\fB(ALPHA)\\fR List the details of the policy.')).toEqual([]);
  });
});

describe('a long word in capitals', () => {
  it('is no passport without the fillers of its names', () => {
    expect(found('typedef void (APIENTRYP PFNGLSHADINGRATESAMPLEORDERCUSTOMNVPROC)')).toEqual([]);
  });
});

describe('a list of terms', () => {
  it('in capitals names nobody, where its words stand over and over next to plain words', () => {
    const signs = ['KA', 'KHA', 'NGA', 'CA', 'CHA', 'NYA', 'RATA', 'DA'];
    const list = signs.map((sign, n) => `01A2${n}\nTAI THAM LETTER HIGH ${sign}\n\n`).join('');
    expect(found(list)).toEqual([]);
  });
  it('of a program names nobody, in lines that begin alike', () => {
    const lines = ['Aacute', 'Abreve', 'Adieresis', 'Agrave', 'Amacron', 'Aogonek', 'Aring', 'Atilde', 'Odieresis'];
    expect(found(lines.map((sign) => `KPX Tcommaaccent ${sign} -90\n`).join(''))).toEqual([]);
  });
  it('in capitals names people, where one family stands over and over next to plain words, or lines begin with a word of no list', () => {
    const [given, last] = [['JOHN', 'MARY', 'TOM', 'ANN'], 'SMITH DINNER CHOICE FISH'];
    expect(found(given.map((one) => `${one} ${last}\n`).join(''))).toEqual(
      given.map((one) => `person_name ${one} SMITH`),
    );
    const paid = ['LINH', 'MINH', 'TRANG', 'THANH'].map((one) => `CHECK MADE OUT TO NGUYEN ${one}\n`).join('');
    expect(found(paid)).toHaveLength(4);
    const guests = ['WEBB MARCUS', 'HOLT DIANA', 'MEYERS CARL', 'VASQUEZ ERIN', 'DOYLE OWEN', 'QUIROGA MARTA'];
    const more = ['BLAKE DANA', 'WHITFIELD ANN', 'MENDEZ LUIS'];
    expect(found([...guests, ...more].map((one) => `VIP ${one}\n`).join(''))).toHaveLength(9);
  });
  it('of people names them, also where it has them twice', () => {
    const people = ['Ann Whitfield', 'Carl Meyers', 'Dana Holt', 'Erin Vasquez', 'Owen Doyle', 'Marta Quiroga'];
    expect(found([...people, ...people].map((one) => `${one}\n`).join(''))).toHaveLength(12);
  });
});

describe('programs and manuals', () => {
  it('declare no people, and letters that change in them are no title', () => {
    expect(found('# frozen\n\nmodule Arel\n  class Macaddr < Type\n  end\nend\n')).toEqual([]);
    expect(found('The default is \\fI5s\\fR. See $ gcloud topic datetimes for information.')).toEqual([]);
    expect(found('    - smb: client: Fix use-after-free in cifs_fill_dirent\n')).toEqual([]);
    expect(found('Client: Ann Lee called about it.')).toEqual(['person_name Ann Lee']);
  });
  it('have no passports behind commands of their typesetter, and no logins that are called', () => {
    expect(found('.PP\nBecause the 1KEYMGMT operation shares knowledge')).toEqual([]);
    expect(found('$user = get_userdata( $user_id );\n')).toEqual([]);
  });
});

describe('figures of font metrics', () => {
  it('are no telephone, though a sign is called ring', () => {
    const lines = [
      'C 193 ; WX 273 ; N grave ; B -19 604 184 750 ;',
      'C 202 ; WX 332 ; N ring ; B 62 600 269 807 ;',
      'C 203 ; WX 333 ; N cedilla ; B 29 -215 237 0 ;',
      'C 204 ; WX 300 ; N ring ; B 178 551 334 706 ;',
    ];
    expect(found(lines.join('\n'))).toEqual([]);
    expect(found('call me; 206 555 0147')).toEqual(['phone 206 555 0147']);
    expect(found('Contact Mia Roth; 91 98765 43210 ; India')).toContain('phone 91 98765 43210');
  });
});

describe('places of saints', () => {
  it('are nobody', () => {
    expect(found('Saint Helena, Saint Lucia and Saint Kitts have no such code.')).toEqual([]);
    expect(found('Patient: Saint Jean Baptiste\nDOB 03/04/1971')).toContain('person_name Jean Baptiste');
  });
});
