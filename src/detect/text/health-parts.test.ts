import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../test/support/found-in.ts';

describe('what stands behind shorthand of notes', () => {
  it.each([
    ['Ann Lee, DOB 03/14/1981, hx of CHF, afib. Seen today by her nurse.', ['CHF', 'afib']],
    ['Pt c/o CP, hx of CHF, afib, COPD. Ann Lee, 67F. MRN 00123456.', ['CP', 'CHF', 'afib', 'COPD']],
    ['Mr. Hill has HIV, HCV and PTSD. SSN 219-09-1234', ['HIV', 'HCV', 'PTSD']],
    ['Ann Lee dx COPD 2019, s/p CABG, MRN 00123456', ['COPD', 's/p CABG']],
    ['Ann Lee 219-09-1234 PMH: HTN, DM2, CAD. He is a smoker.', ['HTN', 'DM2', 'CAD', 'smoker']],
    ['hx of ptsd and adhd, Ann Lee, member 12345678, her son called', ['ptsd', 'adhd']],
    ['Ann Lee, her chart: hx of MS, h/o a stroke, PMHx: gout/HTN & CKD.', ['MS', 'stroke', 'gout', 'HTN', 'CKD']],
  ])('says itself, with what is listed with it: %s', (text, values) => {
    expect(foundIn(text, 'medical')).toEqual(values);
  });

  it.each([
    ['is denied in front of it', 'Mr. Hill, no h/o asthma, denies hx of CHF, nor c/o CP. SSN 219-09-1234', []],
    ['is denied behind what is not', 'Mr. Hill has asthma, no hx of COPD. SSN 219-09-1234', ['asthma']],
    ['is listed with what is denied', 'Pt Ann Lee, MRN 00123456, no hx of CHF, afib or COPD.', []],
    [
      'is listed with what somebody denies',
      'Ann Lee denies chest pain, syncope, asthma/COPD, DVT. SSN 219-09-1234',
      [],
    ],
    [
      'goes on behind a denial',
      'Ann Lee denies syncope, has HTN. No allergies, hx of COPD, gout.',
      ['HTN', 'COPD', 'gout'],
    ],
    ['is what a firm has', 'Dear Ann, your firm has PE, MS and DM of its own.', []],
    ['is a word of another sentence', 'Ann Lee, her hx of CHF. PE and MS were sent to her.', ['CHF']],
  ])('is nothing where it %s', (_, text, values) => {
    expect(foundIn(text, 'medical')).toEqual(values);
  });
});

describe('what is said of health', () => {
  it.each([
    [
      'is told by the parts of its name',
      'Patient Ruth. CT showed bilateral pulmonary opacities and hilar lymphadenopathy.',
      ['bilateral pulmonary opacities', 'hilar lymphadenopathy'],
    ],
    ['keeps what describes it', 'Her chart says irreversible pulpitis.', ['irreversible pulpitis']],
    [
      'is one with what comes with it',
      'Her diabetes with peripheral neuropathy is worse.',
      ['diabetes with peripheral neuropathy'],
    ],
    [
      'is an operation of what it mends',
      'His laceration repair and repair of the hernia went well.',
      ['laceration repair', 'repair of the hernia'],
    ],
    ['is a drug of the list', 'She has psoriasis and takes Skyrizi.', ['psoriasis', 'Skyrizi']],
    [
      'is a drug in another language',
      'Frau Huber, Asthma. Sie erhielt Cefuroxim und hat das vertragen.',
      ['Asthma', 'Cefuroxim'],
    ],
    ['is whatever has a dose behind', 'Her asthma: she takes Xyvolarin 40 mg.', ['asthma', 'Xyvolarin 40 mg']],
    ['is somebody\u2019s', "My daughter's insulin and Hank's dialysis are paid.", ['insulin', 'dialysis']],
    ['is a cause some words away', 'I was off work since March with depression.', ['depression']],
    ['is told in Spanish', 'Tengo una operación de cadera en mayo, señora Ruiz.', ['operación de cadera']],
    ['is a share of disability', 'Señora Ruiz: discapacidad del 33 %.', ['discapacidad del 33 %']],
    ['is what a box is ticked for', 'Patient: ( ) Diabetes  (•) Asthma', ['Asthma']],
    ['is what stands in front of a ticked box', 'Patient Ann Lee:\nAnemia [ ]  Asthma [x]  Stroke [ ]', ['Asthma']],
    ['goes on behind a no that answers', 'Her doctor: Mr. Reed. DIABETES: no\nECZEMA: a bit', ['ECZEMA']],
    [
      'is a drug by how it is taken',
      'Her asthma: Xyvolarin qhs, takes Tarluna daily.',
      ['asthma', 'Xyvolarin', 'Tarluna'],
    ],
    ['is a list with plus signs', 'Camper. Allergies: cashew + pistachio', ['cashew', 'pistachio']],
    [
      'is a broken side of the body',
      'She broke his left wrist and had sprained an ankle.',
      ['left wrist', 'sprained an ankle'],
    ],
    [
      'is a short word in the note of a clinic',
      'Pt with COPD, HTN, asthma and gout. Hx pneumonia, dx anemia. Meds metoprolol 25 mg, refill. Wheezing. Hx AF noted by the nurse, clinic f/u.',
      ['COPD', 'HTN', 'asthma', 'gout', 'pneumonia', 'anemia', 'metoprolol 25 mg', 'Wheezing', 'AF'],
    ],
    ['is an abbreviation beside other words', 'Pt with asthma and HTN.', ['asthma', 'HTN']],
    [
      'is what a picture shows',
      'Patient Ann Lee, DOB 03/14/1981. Emphysema, two 3 mm nodules LLL, trace effusion.',
      ['Emphysema', 'nodules', 'effusion'],
    ],
    [
      'is a drug written by ear between slashes',
      'Ann Lee, DOB 03/14/1981, CHF. Meds: metoprolol / atorvostatin / lisinopril',
      ['CHF', 'metoprolol', 'atorvostatin', 'lisinopril'],
    ],
    [
      'is whatever somebody is allergic to',
      'My son Tom is allergic to horseradish. Su hija es alérgica al marisco.',
      ['horseradish', 'marisco'],
    ],
    [
      'is the code of a procedure in a line of a bill',
      'Explanation of benefits, patient Ann Lee. Dx asthma. CPT code billed:\n10/01/24  73100  $74.00\nSpringfield IL 62704 $20.00',
      ['asthma', '73100'],
    ],
    [
      'is what a dentist does to a tooth',
      'Predetermination for Mr. Hill. Dx pulpitis. Codes:\nD4249  #19    $  910.00\nD2740 tooth 19',
      ['pulpitis', 'D4249', 'D2740'],
    ],
  ])('%s', (_, text, values) => {
    expect(foundIn(text, 'medical')).toEqual(values);
  });

  it.each([
    ['a noun that says nothing alone', 'Mr. Diaz signed the release and the damage to his car was repaired.'],
    ['a thing that fails', 'The delivery failure was his, she said; the disk had a loss of data.'],
    ['a firm that is called so', 'She thanks Arkansas Hospice and Seaside Hospice.'],
    ['an abbreviation alone', 'Dear Ann, your employment with TBI begins on Monday.'],
    ['what was measured', 'Her sugar was high. Xyvolar 388 mg/dL.'],
    ['a test that found nothing', 'Her doctor says HIV negative. Hepatitis C antibody ..... NON-REACTIVE'],
    ['what is denied', 'She denies pleural effusions. No history of pulmonary embolism.'],
    [
      'what somebody is not allergic to',
      'She is not allergic to latex. He isn’t allergic to nuts, no allergy to milk.',
    ],
    [
      'what anybody may be allergic to',
      'Mr. Hill wrote: if a child is allergic to kiwi, or guests who are allergic to latex come, she calls.',
    ],
    ['a figure of speech', 'She says that he is allergic to hard work.'],
    [
      'a noun of pictures in other texts',
      'Mr. Diaz said that the erosion of the bank and the opacity of the rules hurt.',
    ],
    ['a part with the form of a code', 'Mr. Hill ordered part D4249 for the pump, 10/01/24 73100 $74.00'],
  ])('is not %s', (_, text) => {
    expect(foundIn(text, 'medical')).toEqual([]);
  });
});
