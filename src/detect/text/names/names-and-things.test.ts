import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const names = (text: string): readonly string[] => foundIn(text, 'person_name');

describe('what is called like somebody', () => {
  it.each([
    ['a partner of a firm whose form stands further on', 'I told him that Brandt & Oyster PLLC wrote to me.'],
    ['a firm of several trades', 'She told me that Kettering Spine & Injury PLLC had offices there.'],
    ['a street that its kind leads', 'Rua Fúlvio Aducci'],
    ['a workshop', 'Me dijo que los Talleres Urgoiti ya no existen.'],
    ['a school', 'Estudió en el IES Miguel Herrero, dijo.'],
    ['a fort', 'My sister told me that Fort Ransom voted.'],
    ['a town that something is from', 'She has an MBA from Bentley, he told me.'],
    ['a heading', 'Name             Age      Address\n'],
    ['a short form', 'He told me it is Pennine Letts Ltd, Reg. in England.'],
    ['a key of a setting', 'Pooling=true\nMax Pool Size=312\n'],
    ['what goods and offices of forms are called', 'Ficha de Registro de Empregado'],
  ])('is nobody: %s', (_, text) => {
    expect(names(text)).toEqual([]);
  });
  it('is somebody where who sent something is asked for', () => {
    expect(names('My boss told me that he got an email from Savannah about it.')).toEqual(['Savannah']);
  });
  it('is somebody in front of the label of the next field', () => {
    expect(names('Family Name (Last Name) 4.b. Karim Given Name (First Name) 4.c. his')).toEqual(['Karim']);
  });
});

describe('words that the lists have as names', () => {
  it.each([
    'She works as a Reliability Engineer at Brazos Petrochem with a salary, and her husband too.',
    'Patient is well. Refill meloxicam. Interp needed: Tagalog.\nWORK STATUS: full duty. She agrees.',
    'Estimated aid (not final)\n   Federal Pell Grant        3,445\n   Maine State Grant         1,500\nStudent: she',
  ])('are nobody where what stands around them says so: %j', (text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('names behind what ships are called', () => {
  it.each([
    'She sold the yacht Peter Novak had left her.',
    'The yacht Peter Novak owns is new.',
    'We took the ferry Peter Novak said was late.',
  ])('are of whoever has the ship or speaks: %s', (text) => {
    expect(names(text)).toEqual(['Peter Novak']);
  });
  it.each(['The ferry Madeline Rose had engine trouble.', 'The ferry Madeline Rose sank in May.'])(
    'are of the ship elsewhere: %s',
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );
});

describe('names of things, shops and nicknames', () => {
  it.each([
    'He said that his boat, the Linda Sue, went down and his wife was aboard.',
    'She and her son met in the Amelia Earhart room.',
    'Her vessel: "Emily Dickinson", 28 ft. She keeps it in Toledo.',
    'My mother still has your copy of Anna Karenina, she said.',
    "My wife said she will stop by Wendy's, or by Denny's.",
  ])('are nobody: %s', (text) => {
    expect(names(text)).toEqual([]);
  });
  it.each([
    ['My wife came back on the Beatriz Romero file, she told him.', ['Beatriz Romero']],
    ['The Ingrid Halvorsen version was recorded by somebody else.', ['Ingrid Halvorsen']],
    ["Wendy Ruiz and her son left. My brother stayed at Wendy's house, she said.", ['Wendy Ruiz', 'Wendy']],
  ])('are of somebody where a file, a house or an office is theirs: %s', (text, people) => {
    expect(names(text)).toEqual(people);
  });
  it('are of somebody behind an office that has an article of its own', () => {
    const text = 'Justice of the Peace Linda Ostwald heard his case, her lawyer said.';
    expect(names(text).join()).toContain('Linda Ostwald');
  });
  it('are of whom something is said to, and of them again; an office is told as well', () => {
    const text = "My wife told Bear we're thinking of him and his mother. Bear will be out. She told Legal about it.";
    expect(names(text)).toEqual(['Bear', 'Bear']);
  });
  it('are of whoever was called so behind a title', () => {
    expect(names('Mr. Banks was there with his wife, he said. Banks could not recall.')).toEqual(['Banks', 'Banks']);
  });
  it('are two words of the language where somebody is presented and does something', () => {
    const text = 'Her file: supervisor Rich Law told his wife that she left. Law denies.';
    expect(names(text)).toEqual(['Rich Law', 'Law']);
  });
  it('are short forms that speak at the begin of a sentence', () => {
    expect(names('9:10 Kit called re refill, says her asthma is worse and her son is ill.')).toEqual(['Kit']);
  });
  it('are of whoever was named whole, where a text in capitals says what they do', () => {
    const text =
      'OFFICER REPORT. I SPOKE WITH MARGARITA SPEARS WHO CAME BY. WITH HER: DARNELL BANKS. SPEARS HAD A CUT. BANKS DENIES IT. THE BANKS WERE CLOSED. BANKS WERE CLOSED.';
    expect(names(text)).toEqual(['MARGARITA SPEARS', 'DARNELL BANKS', 'SPEARS', 'BANKS']);
  });
  it('are two words of the language in the head of a mail', () => {
    const text = 'From: Sunny Day\nTo: Summer Rain; Mark Down\nCc: Customer Care; Grace Church\nSubject: x';
    expect(names(text)).toEqual(['Sunny Day', 'Summer Rain', 'Mark Down']);
  });
  it('begin an entry of a log, and streets and firms do not', () => {
    const text =
      'Patients seen by her nurse today:\n10:40 Tyrell Abara - asthma, his mother called\n11:45 Lonnie Swift - refill\nLonnie Street - closed';
    expect(names(text)).toEqual(['Tyrell Abara', 'Lonnie Swift']);
  });
  it('are any noun behind an aunt or an uncle', () => {
    const text = 'My mother and my aunt Bunny called. Love,\nUncle Bear\n';
    expect(names(text)).toEqual(['Bunny', 'Bear']);
  });
});

describe('words of medicine', () => {
  it.each([
    'Sister ESRD.',
    'Mother HTN, father CAD',
    'Patient is on a vent. Renal: AKI Cr 3.1',
    'Unna boot applied to her leg.',
  ])('are nobody: %s', (text) => {
    expect(names(text)).toEqual([]);
  });
  it('are somebody where they are a given name too and a label asks who it is', () => {
    expect(names('Contact: JIA Lindqvist, 614-555-0144')).toEqual(['JIA Lindqvist']);
  });
});

describe('a shop and a family', () => {
  it.each([
    ['The Bob Evans on Lexington Avenue burned.', []],
    ['The John Smith on Monday shift called.', ['John Smith']],
    ['We saw the Sagrada Familia Barcelona.', []],
    ['Familie Müller\nHauptstr. 12\n10115 Berlin', ['Müller']],
  ])('are told apart by what stands beside: %s', (text, found) => {
    expect(names(text)).toEqual(found);
  });
});
