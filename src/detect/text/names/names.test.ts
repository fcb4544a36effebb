import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const names = (text: string): readonly string[] => foundIn(text, 'person_name');

describe('who speaks in a talk', () => {
  it('stands behind the time of the line', () => {
    const talk =
      '[10:02] Guest: hi my order is late\n[10:03] Tamsin: sorry!\n[10:04] Guest: ok\n[10:05] Tamsin: thanks';
    expect(names(talk)).toEqual(['Tamsin', 'Tamsin']);
  });
  it('stands over what is said, in front of the time', () => {
    const talk = 'Joel (Benefits) 9:04 AM\nhi, who should come off?\nPriya Nair 9:05 AM\nmy ex husband\n';
    expect(names(talk)).toEqual(['Joel', 'Priya Nair']);
  });
  it('stands in capitals in a transcript, and the fields of a form do not', () => {
    const talk =
      'HOLLOWAY: Did you see him?\nOKAFOR: I did.\nCOLOR: BROWN hair\nOKAFOR: She came.\nHOLLOWAY: Then what?\nCOLOR: BROWN hair\n';
    expect(names(talk)).toEqual(['HOLLOWAY', 'OKAFOR', 'OKAFOR', 'HOLLOWAY']);
  });
  it('is nobody where a party has no name', () => {
    const talk = '[09:01] Agente: Buenas tardes\n[09:02] Cliente: hola\n[09:03] Agente: ok\n[09:04] Cliente: gracias';
    expect(names(talk)).toEqual([]);
  });
});

describe('whose a thing is', () => {
  it.each([
    ['Wer übernimmt die Schicht von Lukas Peters?', ['Lukas Peters']],
    ['Der Bericht von Sabine Lindemann liegt bei.', ['Sabine Lindemann']],
    ['Dossier de Marie Dupont', ['Marie Dupont']],
    ['Gruß an Otto von der Heide', ['Otto von der Heide']],
    ['Juana de Jesús Pérez', ['Juana de Jesús Pérez']],
  ])('is no part of the name: %s', (text, found) => {
    expect(names(text)).toEqual(found);
  });
});

describe('who is asked for', () => {
  it.each([
    ['CALL T. OSEI RE: INVOICE.', 'T. OSEI'],
    ['CALL BACK M. DUARTE BEFORE NOON.', 'M. DUARTE'],
    ['CALL MARIA RE LABS', 'MARIA'],
    ['CALL BACK MARIA RE LABS', 'MARIA'],
    ['Call T. Osei re: invoice', 'T. Osei'],
    ['I told Beau about it', 'Beau'],
  ])('is named without the word that asks: %s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each(['She told Der Spiegel on Friday.', 'We flew to Hato Rey and then Río Piedras.', 'He told Le Monde so.'])(
    'is nobody where a newspaper is told, or a place is meant: %s',
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );
});

describe('names in small letters', () => {
  it.each([
    ['Spoke w/ dolores ibarra today. She will call back.', 'dolores ibarra'],
    ['its for my brother mei-ling hsu', 'mei-ling hsu'],
    ['my name is t. j. oduya and i need help', 't. j. oduya'],
    ['the acct is under my wifes name leilani kekoa', 'leilani kekoa'],
    ['name: nguyen thi hoa', 'nguyen thi hoa'],
    ['Customer: kalev peekna', 'kalev peekna'],
    ['Called and spoke to dolores at front desk, she will fax records.', 'dolores'],
  ])('stand behind what asks for them: %s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    ['i saw dr ng yesterday', 'ng'],
    ['mrs ng said her son has asthma', 'ng'],
    ['my name is ng thi lan', 'ng thi lan'],
    ['dr vlk is my doctor', 'vlk'],
    ['mr brk called about his bill', 'brk'],
    ['spoke to mrs krc and she will call', 'krc'],
    ['mr. schwrz paid the bill', 'schwrz'],
  ])('have no vowel where lists have them, or behind a title that only people have: %s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each(['dr hrs are mon to fri', 'ask dr rx refill', 'told mgmt pts wait', 'mr tbd will call'])(
    'are no words that are cut short: %s',
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );
  it('stand in lines without capitals of a talk that has some', () => {
    const talk = 'Trish: Mom fell again.\nDonny: who is with her\nTrish: just me and marisol, she says hi\n';
    expect(names(talk)).toContain('marisol');
  });
  it('are none where words of a chat stand behind a cue', () => {
    expect(names('told him thx, w/ meds, ask abt pls')).toEqual([]);
  });
});

describe('a name at the end of a line', () => {
  it('goes on in the next one in prose of a narrow column, and not in a list', () => {
    const prose = 'The letter of the office to the\nowner of the house, Peter\nStromberg, was sent on Monday.\n';
    expect(names(prose)).toEqual(['Peter\nStromberg']);
    expect(names('Guests of the house on Monday:\nAnn Lee and Peter\nStromberg Family\n')).not.toContain(
      'Peter\nStromberg',
    );
  });
});

describe('words that are names by what stands around them', () => {
  it.each([
    ['Mother (Dawn) attended one session.', 'Dawn'],
    ['Name ........ Summer Reign Fairchild\n', 'Summer Reign Fairchild'],
    ['My sister LaQuita St. Claire-Boyd, RN, called.', 'LaQuita St. Claire-Boyd'],
    ['The Okafor family moved out in May.', 'Okafor'],
    ['According to Okafor, the report was lost.', 'Okafor'],
    ['LETTER TO T. J. ODUYA MAILED 3/4', 'T. J. ODUYA'],
    ['DRIVER: MOHAMMED AL-RASHID', 'MOHAMMED AL-RASHID'],
    ['DRIVER  INA SCHAUB', 'INA SCHAUB'],
    ['a male who is called "Pelezinho" by all', 'Pelezinho'],
    ['my name is Buford Eckles E-C-K-L-E-S and I call', 'Buford Eckles'],
    ['Norfolk placed LHP Austin Dallas on the list.', 'Austin Dallas'],
    ['Co-Borr  ______Temperance Nwosu________', 'Temperance Nwosu'],
    ['Her mother Eun-ji Pak is here today.', 'Eun-ji Pak'],
    ['true and correct.\n/s/ Marjorie W. Haines\n', 'Marjorie W. Haines'],
    ['Apellidos y nombre: Carrasco Benítez, María Auxiliadora', 'Carrasco Benítez, María Auxiliadora'],
  ])('%j', (text, name) => {
    expect(names(text)).toEqual([name]);
  });
  it.each([
    'He works for Edward D. Jones & Co in the city.',
    'BRANDT & DELACROIX, PLLC\nAttorneys',
    'She was at Jefferson Elem on Monday.',
  ])('but not those of firms and houses: %j', (text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('words of the language that are names', () => {
  it.each([
    ['We reached Ian Song at home.', ['Ian Song']],
    ['The letter was sent to Ryan Van Meter.', ['Ryan Van Meter']],
    ['Customer: Dr. Paddy Sharma', ['Paddy Sharma']],
    ['Name: Bill Lin', ['Bill Lin']],
    ['I told Sam and my wife told Dan.', ['Sam', 'Dan']],
    ['I told Joy about it and he laughed.', ['Joy']],
    ['She said that Charlotte called me yesterday.', ['Charlotte']],
    ['Skip Mahoney retires. There will be cake for Skip at two.', ['Skip Mahoney', 'Skip']],
    ['her partner, Dane Whitlock, was there', ['Dane Whitlock']],
  ])('%j', (text, found) => {
    expect(names(text)).toEqual(found);
  });
  it.each([
    'We moved to Charlotte and my wife likes it.',
    'Dan gaan we naar het park en dan is het klaar.',
    'My grandma June is here. She will leave in May.',
    '{"phone": "(614) 555-0124", "dob": "1971-03-04", "address": {"line1": "41 Elm Ave", "city": "Savannah"}}',
  ])('and other words elsewhere: %j', (text) => {
    expect(names(text).filter((name) => name !== 'June')).toEqual([]);
  });
});

describe('names in the news', () => {
  it.each([
    ['Sjeng Schalken (Netherlands) beat Guy Orlov (France)', ['Sjeng Schalken', 'Guy Orlov']],
    ['The Dow was up. Sri Lanka won the match.', []],
    ['LANSING, Mich. (AP) -- The town met.', []],
    ['Terry Hobbs, Sr. met Warren A. Hunt Jr. in Ohio.', ['Terry Hobbs, Sr.', 'Warren A. Hunt Jr.']],
    ['P.S. Caleb says hi.', ['Caleb']],
  ])('%j', (text, found) => {
    expect(names(text)).toEqual(found);
  });
});

describe('names beside what only people have or do', () => {
  it.each([
    ['From left are his wife and mother. Lucas Bloodworth/The Register', ['Lucas Bloodworth']],
    ['LEAVE APPROVED BY CPT WREN. 1SG BLAND WILL DRIVE.', ['WREN']],
    ['Grace texted her mom. She knows.', ['Grace']],
    ['Her daughter goes. Hyun-woo Pak came.', ['Hyun-woo Pak']],
    ['She is survived by son Kimo and daughter Puanani (Keola).', ['Kimo', 'Puanani', 'Keola']],
  ])('are found: %s', (text, found) => {
    expect(names(text)).toEqual(found);
  });
  it.each([
    'Hurricane Ida closed the bridge and she called her mother.',
    'The USS Carl Vinson sailed for Guam, he said.',
    'Elle a reçu la bourse Jeanne-Sauvé et le prix Lucien-Bouchard.',
    'see docs/Lucas/The Register',
  ])('are nobody behind storms, ships and prizes, or in a path: %s', (text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('words behind "Mr."', () => {
  it('are somebody, and so they are in the rest of the text', () => {
    expect(names('Jerome Bell, Legal Aid, for Mr. Rain, who is here. The People versus Rain.')).toEqual([
      'Jerome Bell',
      'Rain',
      'Rain',
    ]);
  });
  it('are nobody where they say an office', () => {
    expect(names('Mr. President, Ms. Chair and Mr. Speaker met.')).toEqual([]);
  });
});

describe('names that are written family name first', () => {
  it('are known by the family name alone in the rest of the text, in capitals too', () => {
    const report = 'V-1 ANSARI, FARHAD  DOB 01/25/1990\nANSARI STATED HE LEFT HIS CAR OPEN.';
    expect(names(report)).toEqual(['ANSARI, FARHAD', 'ANSARI']);
  });
  it('are known by the given name alone as well', () => {
    expect(names('OWNER: SCHAUB, ROLAND. HE SAID SO. ROLAND NOT IN CAR.')).toContain('ROLAND');
  });
  it('hold what their bearer is called', () => {
    expect(names('3. Czerny, Wilhelmina "Billie"  h 706-555-0116')).toEqual(['Czerny, Wilhelmina "Billie"']);
  });
});

describe('a relative behind a name', () => {
  it('says that a family name alone is somebody', () => {
    expect(names("Then Okpara's sister called.")).toEqual(['Okpara']);
    expect(names("We spoke when Vanterpool's mother came by.")).toEqual(['Vanterpool']);
  });
});

describe('names in forms', () => {
  it.each([
    ['Patient:  Last MAGPANTAY   First ROMULO   M.I. D.', ['MAGPANTAY', 'ROMULO']],
    ['Surname Ferreyra    Given Names Luz Marina   DOB 03/04/1980', ['Ferreyra', 'Luz Marina']],
    ['First Adaeze   Last Okonjo   Sex F', ['Adaeze', 'Okonjo']],
    ['Vasquez, Orlando & Vasquez, Tamiko H.\n418 Oak St', ['Vasquez, Orlando', 'Vasquez, Tamiko H.']],
    ['Buyers: Lindholm, Erik and Lindholm, Maja', ['Lindholm, Erik', 'Lindholm, Maja']],
    ['6101177   PREDNISONE 20MG TAB   10   06/02/25   0    VARGHESE, LINU\n', ['VARGHESE, LINU']],
    ['She called, ck w/ ins agent Tim Hyre State Farm about it.', ['Tim Hyre']],
    ['GP:  DR P HAIGH, Green Med Ctr', ['P HAIGH']],
    ["Refer to: Kieran O'Shaughnessy (Podiatrist) Northside Feet", ["Kieran O'Shaughnessy"]],
    ['Inspector Thiru. S. Murugesan has asked for it.', ['S. Murugesan']],
  ])('are found beside their labels, of couples and in columns: %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
  it.each(['PORTS,PON,BTN,EU name,acct w/ losing,PIN', 'Last Visit   First Dose   Next Due'])(
    'are none where heads of columns stand: %j',
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );
});

describe('two people whom one word joins', () => {
  it.each([
    ['Los inquilinos Ana Torres Vega y Pedro Gil Mora pagaron.', ['Ana Torres Vega', 'Pedro Gil Mora']],
    ['João da Silva e Maria dos Santos compareceram.', ['João da Silva', 'Maria dos Santos']],
    ['Firmado: Sr. Juan Pérez y Sra. Ana Vega', ['Juan Pérez', 'Ana Vega']],
    ['Santiago Ramón y Cajal nació en Petilla.', ['Santiago Ramón y Cajal']],
  ])('are two: %s', (text, names) => {
    expect(foundIn(text, 'person_name')).toEqual(names);
  });
});

describe('who signs and treats', () => {
  it.each([
    ['Electronically signed by DANIELLE ROSEWATER, MD 01/22/2025', ['DANIELLE ROSEWATER']],
    ['seen by Dr. Feld/Dr. Hsu', ['Feld', 'Hsu']],
    ['Dr. Sandoval/ asst', ['Sandoval']],
  ])('is named behind the signing and in front of a slash: %s', (text, found) => {
    expect(names(text)).toEqual(found);
  });
});

describe('what somebody is in other languages', () => {
  it.each([
    ['Die Zeugin Annegret Lüdemann sagte aus, dass er sie geschlagen habe.', ['Annegret Lüdemann']],
    ['Ich sende Ihnen die Unterlagen meines Mannes Hartmut Papenfuß. Er ist gestürzt.', ['Hartmut Papenfuß']],
    ['Bezugspflegerin Marlies Töpperwien sprach mit der Patientin.', ['Marlies Töpperwien']],
    ['Zwracam się z prośbą o zasiłek na syna Kacpra Raka, ur. 2.10.2018', ['Kacpra Raka']],
    ['Ring saksbehandler Odd-Arne Myhre på 61 55 01 47.', ['Odd-Arne Myhre']],
    ['Frau Anna Pfleger kam auch.', ['Anna Pfleger']],
  ])('leads to a name and is no part of it: %s', (text, found) => {
    expect(names(text)).toEqual(found);
  });
  it('makes no name of an office by the ending of its word', () => {
    expect(names('Österreichische Gesundheitskasse\nLandesstelle Steiermark\nSehr geehrter Herr Stradner!')).toEqual([
      'Stradner',
    ]);
  });
});
