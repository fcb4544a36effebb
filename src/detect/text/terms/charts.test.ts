import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

describe('a chart that names nobody but at its head', () => {
  it('is of somebody: drugs of a record of what was given', () => {
    const text = `MEDICATION ADMINISTRATION RECORD   Rm 214-B   Thaddeus Oyelaran   Allergies: NKDA
Start   Drug / dose / route / freq              0800   1200
3/02    Furosemide 40 mg PO daily               JT
3/04    Vanc 1 g IV q12h                        JT
3/04    Zosyn 3.375 g IV q6h                    JT     JT
PRN     Zofran 4 mg IV q6h prn nausea`;
    expect(foundIn(text, 'medical')).toEqual(
      expect.arrayContaining(['Furosemide 40 mg', 'Zosyn 3.375 g', 'Zofran 4 mg']),
    );
  });

  it('is of those whom its rows begin with, though it has no word for people', () => {
    const rows = 'Rm 6 Floyd Banner - bedsore, lasix up\nRm 7 Ruth Eames - sepsis, haldol given\n';
    expect(foundIn(rows, 'medical')).toEqual(expect.arrayContaining(['bedsore', 'sepsis', 'haldol']));
    // A list of publications names people as well.
    expect(foundIn('2. Lindqvist P. Bedsore care.\n3. Okonjo T. Haldol in sepsis.\n', 'medical')).toEqual([]);
  });

  it('is none where a page offers work', () => {
    const text = `BEHAVIORAL HEALTH TECH (nights). BLS required; must be able to lift 50 lbs, hepatitis B vaccination and TB test on hire.
You will work with patients who have schizophrenia, substance use disorder and dementia. Chemotherapy and insulin experience.`;
    expect(foundIn(text, 'medical')).not.toContain('hepatitis B vaccination');
  });
});

describe('a record of an animal', () => {
  const record = (patient: string): string =>
    `Owner: Lysander Bouchard, 802-555-0143. ${patient} Hx: vomiting x 3 d, dx pancreatitis, diabetes mellitus. Rx: phenobarbital 32 mg q12h.`;
  it('says nothing of the health of its owner', () => {
    const text = record('Patient: Biscuit. Species: canine, breed: beagle, neutered.');
    expect(foundIn(text, 'medical')).toEqual([]);
    expect(foundIn(text, 'phone')).toEqual(['802-555-0143']);
  });
  it.each([
    [
      'was bitten',
      'ANIMAL BITE REPORT. Victim: Ann Lee, DOB 03/04/1988. Species: canine, breed: beagle, neutered. Victim is diabetic and has cellulitis.',
      ['diabetic', 'cellulitis'],
    ],
    [
      'needs one',
      'Patient Ann Lee needs an emotional support animal for her PTSD. Species: canine, breed: labrador, spayed.',
      ['PTSD'],
    ],
    [
      'works with them',
      'Claimant Ann Lee of the kennel was bitten by a poodle and diagnosed with cellulitis. The veterinarian drove her.',
      ['cellulitis'],
    ],
  ])('is not meant where somebody %s', (_, text, health) => {
    expect(foundIn(text, 'medical')).toEqual(health);
  });
  it('is not meant where somebody has a dog', () => {
    const text = record('Patient: Ann Lee, bitten by her dog, breed unknown.');
    expect(foundIn(text, 'medical')).toContain('pancreatitis');
  });
});

describe('a vaccine', () => {
  const HEAD = 'Child: Ann Lee, born 04/09/2018. Parent: Bo Lee, her mother.\n';
  it('was given where a day stands behind it', () => {
    const text = `${HEAD}MMR            04/22/19    04/30/22\nDTaP #1: 06/11/18`;
    expect(foundIn(text, 'medical')).toEqual(['MMR', 'DTaP']);
  });
  it('is only asked for where none does', () => {
    expect(foundIn(`${HEAD}MMR            ________`, 'medical')).toEqual([]);
  });
});

describe('an illness that somebody nearly had', () => {
  it('is a way of speaking', () => {
    const text = 'Dear Ann, it nearly gave me a heart attack, and my boss gives me a stroke, she said.';
    expect(foundIn(text, 'medical')).toEqual([]);
  });
  it('is an illness where it will be treated, or came now and then', () => {
    const text = 'Patient Ann Lee is going to have a hysterectomy. As a child she would have a seizure every week.';
    expect(foundIn(text, 'medical')).toEqual(['hysterectomy', 'seizure']);
  });
});

describe('an illness in everyday words', () => {
  it('is nobody’s behind a denial', () => {
    const text =
      'Patient: Ann Lee. She denies thoughts of suicide. No mass in her breast. She has no fluid on her lungs.';
    expect(foundIn(text, 'medical')).toEqual([]);
  });
});

describe('a list of a chart', () => {
  const HEAD = 'Patient: Ann Ruiz   DOB 3/4/1980\n';
  it('goes on over years, remarks and entries that no list has', () => {
    expect(foundIn(`${HEAD}Hx of CHF (EF 30%), XQV 2019, and MVR.`, 'medical')).toEqual(['CHF', 'MVR']);
  });
  it('ends where something else is said of somebody', () => {
    expect(foundIn(`${HEAD}Hx of CHF, she denies MVR, DOE.`, 'medical')).toEqual(['CHF']);
  });
});

describe('an answer of one letter', () => {
  const HEAD = 'Patient: Ann Ruiz   DOB 3/4/1980\n';
  it('denies in a line that is made of such', () => {
    const text = `${HEAD}Heart murmur N / Artificial joint Y / Diabetes N / Rheumatic fever N`;
    expect(foundIn(text, 'medical')).toEqual(['Artificial joint']);
  });
  it('is no answer in other lines', () => {
    expect(foundIn(`${HEAD}Diagnosis: diabetes, N. Clinic follows.`, 'medical')).toEqual(['diabetes']);
  });
});

describe('a page that speaks to everybody', () => {
  const ADVICE =
    'The EAP helps our people with depression and grief. Requests (pregnancy, diabetes) go to HR. Members get inhalers.';
  it('gives advice, and tells of nobody', () => {
    expect(foundIn(`To all staff: norovirus is going around. ${ADVICE} Dawn Whitlock has the key.`, 'medical')).toEqual(
      [],
    );
  });
  it('tells of those whom it names in front of what they have', () => {
    const list =
      'Students: Ann Lee - peanut allergy; Marco Diaz - epilepsy; Aisha - asthma. Members of the team have inhalers.';
    expect(foundIn(`To all staff: our students with plans. ${list}`, 'medical')).toEqual([
      'peanut allergy',
      'epilepsy',
    ]);
  });
  it('tells of somebody where it says what is hers', () => {
    const text = `Patient Dawn Whitlock, DOB 3/4/1961: she has asthma and takes insulin. Her son has migraines. ${ADVICE}`;
    expect(foundIn(text, 'medical')).toEqual(expect.arrayContaining(['asthma', 'insulin', 'migraines']));
  });
});

describe('shorthand of a chart', () => {
  const HEAD = 'Patient: Ann Ruiz   DOB 3/4/1980\n';
  it.each([
    ['71 y/o F w/ RLQ pain, n/v.', ['RLQ pain', 'n/v']],
    ['29F DKA, on insulin.', ['DKA', 'on insulin']],
    ['PC: SOB. PMHx COPD, AF.', ['SOB', 'COPD', 'AF']],
    ['Reports constipation since Monday.', ['constipation']],
    ['CP 7/10 since noon.', ['CP']],
    ['Hx schizoaffective d/o, cannabis use d/o.', ['schizoaffective d/o', 'cannabis use d/o']],
  ])('says what its patient has: %s', (text, found) => {
    expect(foundIn(`${HEAD}${text}`, 'medical')).toEqual(found);
  });
  it.each(['TB test date 11/04/2024   Result: negative', 'Prueba de VIH negativa', 'HIV non-reactive'])(
    'says nothing of a test that found nothing: %s',
    (text) => {
      expect(foundIn(`${HEAD}${text}`, 'medical')).toEqual([]);
    },
  );
  it('tells a list of patients by ages and sexes, whatever else it has no word for', () => {
    const rows = '402 Quirke, L 81F hip fx\n407 Imamura, K 73M cellulitis\n';
    expect(foundIn(rows, 'medical')).toEqual(['hip fx', 'cellulitis']);
    expect(foundIn(rows, 'medical_record_number')).toEqual([]);
  });
  it.each([
    'Q1 GSK 45M asthma inhalers\nQ2 Lilly 50M insulin pens\n',
    'Foley 16F catheter\nArrow 14F dialysis catheter\n',
  ])('is none of prices and tubes: %s', (rows) => {
    expect(foundIn(rows, 'medical')).toEqual([]);
  });
  it('says what somebody has in front of years and kinds, and not what begins a number', () => {
    expect(foundIn(`${HEAD}HIV 1 2 antibody pending. Hx DVT 2019 2021.`, 'medical')).toEqual(['HIV', 'DVT']);
    expect(foundIn(`${HEAD}Her card says KHP 70 331 4418.`, 'medical')).toEqual([]);
  });
  it('says nothing of patients in general', () => {
    const memo = 'Dear colleagues, all patients admitted with pneumonia are seen by the team. She will chair it.';
    expect(foundIn(memo, 'medical')).toEqual([]);
  });
});
