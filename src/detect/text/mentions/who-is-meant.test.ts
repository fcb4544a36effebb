import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../../test/support/owner-of.ts';

describe('who is meant', () => {
  it.each([
    [
      'a bracket opens behind a name',
      'Our director, Peter Okoro, wrote of Mary Johnson (dependent, born 12/06/2009).',
      '12/06/2009',
      'Mary Johnson',
    ],
    [
      'a clause by the way names a relative',
      'Peter Okoro, 16, who carried his brother out, suffered smoke inhalation. A neighbor, Mary Johnson, called.',
      'smoke inhalation',
      'Peter Okoro',
    ],
    [
      'a mail address holds no more than a given name',
      'From: Coralie Stubbs <corstubbs@example.com>\nTo: ken.hill@example.com\n\nKen, see below.',
      'ken.hill@example.com',
      'Ken',
    ],
    [
      'a letter ends with a name and no greeting',
      'To: Peter Okoro\n\nYour check came back. Pay my son if I am at dialysis.\n\nMary Johnson\n12 Oak Street\n',
      'dialysis',
      'Mary Johnson',
    ],
    [
      '"they" are the doctors',
      'Dear Peter,\n\nBasil is poorly again. They say it is asthma.\n\nLove,\nMary',
      'asthma',
      'Basil',
    ],
    [
      'somebody is from a place that looks like a name',
      'Lucien Avery, 54, of Zachary, pleaded guilty to wire fraud.',
      'pleaded guilty to wire fraud',
      'Lucien Avery',
    ],
    [
      'somebody brings the patient',
      'Patient: Mary Johnson\nReason: brought by roommate Kit Okafor after an overdose of acetaminophen. Dx: anxiety disorder',
      'anxiety disorder',
      'Mary Johnson',
    ],
    [
      'a relative heads the line',
      'Mother: Mary Johnson\n\nPaternal grandmother Halyna - neg. Has emphysema.',
      'emphysema',
      'Halyna',
    ],
    [
      'an initial stands beside a family name',
      'Patient: Orion Tedesco\nHis father, Gianluca Tedesco, is away: g.tedesco@example.com',
      'g.tedesco@example.com',
      'Gianluca Tedesco',
    ],
    [
      '"Ihre" heads a sentence behind one about a woman',
      'Sehr geehrter Herr Becker,\n\nFrau Maria Schulz wohnt in Köln. Ihre Handynummer ist 0171 5550199.\n\nMit freundlichen Grüßen\nKarl Winter',
      '0171 5550199',
      'Maria Schulz',
    ],
    [
      '"Ihre" stands within a sentence',
      'Sehr geehrter Herr Becker,\n\nFrau Schulz hat angerufen, wir haben Ihre Handynummer 0171 5550199 notiert.\n\nMit freundlichen Grüßen\nKarl Winter',
      '0171 5550199',
      'Becker',
    ],
    [
      '"ihre" has a small letter',
      'Sehr geehrter Herr Becker,\n\nFrau Schulz sagt, ihre Handynummer sei 0171 5550199.\n\nMit freundlichen Grüßen\nKarl Winter',
      '0171 5550199',
      'Schulz',
    ],
    [
      'who writes the entries of a log is named in front of each',
      'Customer: Mary Johnson\n02/14 11:40 Peter Okoro: Called back, no answer.\n02/14 14:22 Peter Okoro: Reached her at home, phone 212-555-0147.',
      '212-555-0147',
      'Mary Johnson',
    ],
    [
      'parents are named in passing',
      'Peter Okoro, 44, was born in Erie to Ruth and Karl Winter. He lives at 12 Oak Street, Erie, PA 16501.',
      '12 Oak Street, Erie, PA 16501',
      'Peter Okoro',
    ],
    [
      'two are named together and live together',
      'April 22, 2024\n\nPeter Okoro and Mary Okoro\n12 Oak Street\nErie, PA 16501\n\nDear Mr. and Mrs. Okoro,',
      '12 Oak Street\nErie, PA 16501',
      'Peter Okoro',
    ],
    [
      'a text names one person with a number of theirs',
      'Demand letter\nOur client, Peter Okoro (born 05/03/1961), was hit by Mary Johnson.\n\nDiagnosis: concussion',
      'concussion',
      'Peter Okoro',
    ],
    [
      'an office says "ours" of its files',
      'From: Rita Salas\n\nThird one back:\n\nPeter Okoro, file 12. The SSN on ours is 219-09-9998 and theirs is another.\n\nThanks,\nRita Salas',
      '219-09-9998',
      'Peter Okoro',
    ],
    [
      'a sentence before speaks of who writes',
      'I am sorry to hear that. Peter Okoro lives in Erie. He was reached at 404-555-0166.\n\nRegards,\nRita Salas',
      '404-555-0166',
      'Peter Okoro',
    ],
    [
      'who writes goes on to speak of themselves behind what a relative has',
      "He asked for my husband Everett Price.\n\nI have his card, and my husband's Medicare number, and I am afraid I read it to them (1EG4-TE5-MK73).\n\nRegards,\nRita Price",
      '1EG4-TE5-MK73',
      'Everett Price',
    ],
    [
      'whoever writes is only the object of the sentence',
      'Linda Okoro fills in for me if I am away: 404-555-0166.\n\nRegards,\nPeter Salas',
      '404-555-0166',
      'Linda Okoro',
    ],
    [
      'who is spoken to is named at the head of an answer',
      'From: Rita Salas\nSent: Monday\n\nLinda, see below. The Escape of Peter Okoro is insured, his phone is 404-555-0166.\n\nRita',
      '404-555-0166',
      'Peter Okoro',
    ],
    [
      'an entry goes on about a relative',
      'Mary Johnson: absent today. Her mother Linda Johnson called. Mother has emphysema.',
      'emphysema',
      'Linda Johnson',
    ],
    [
      'somebody stays with another for some days',
      'Insured: Mary Johnson\nThey are staying with her sister Linda Okoro at 12 Oak Street, Erie, PA 16501, her phone 404-555-0166.',
      '12 Oak Street, Erie, PA 16501',
      'Linda Okoro',
    ],
    [
      'the owner is named behind "which is"',
      'Mary Johnson paid, but it was posted to acct 4471882, which is Peter Okoro. Please move it.',
      '4471882',
      'Peter Okoro',
    ],
    [
      'names and values of a family take turns, the first value right in front of the second name',
      'Social Security numbers for the Okafors: Peter Okafor 219-09-9998, Mary Okafor 457-55-5462, Linda Okafor 536-22-8726.',
      '219-09-9998',
      'Peter Okafor',
    ],
    [
      'values and names take turns',
      'Direct lines: 404-555-0166 Peter Okoro, 404-555-0167 Mary Johnson and 404-555-0168 Linda Salas.',
      '404-555-0167',
      'Mary Johnson',
    ],
    [
      'a party is called back behind the name of an office',
      "Pt Eleanor Price, DOB 04/19/1938.\nDr. Peter Okoro, NPI 1467802351, to call back on pt's cell 404-555-0166.",
      '404-555-0166',
      'Eleanor Price',
    ],
    [
      'the papers of a suit call a party the mother',
      "Mary Johnson, Plaintiff, v. Peter Johnson, Defendant.\n\n2. The minor child, Karl Johnson, was born on 10/30/2015. The mother's cell is 404-555-0166.",
      '404-555-0166',
      'Mary Johnson',
    ],
    [
      'a state is written as "my" is elsewhere',
      'Rita Salas rents the car, Peter Okoro drives. They want his MA license S39997207 at the desk.\n\nRegards,\nRita Salas',
      'S39997207',
      'Peter Okoro',
    ],
    [
      'a sentence behind "my" calls another',
      'My son Peter Okoro is an adult. Do not send it to my house, and call him on 404-555-0166.\n\nRegards,\nLinda Okoro',
      '404-555-0166',
      'Peter Okoro',
    ],
    [
      'who is spoken to is told whom a file is about',
      'Linda, the injured worker is Peter Okoro, born 09/09/1986, employee 60417.\n\nRegards,\nRita Salas',
      '09/09/1986',
      'Peter Okoro',
    ],
    [
      'somebody is asked for a licence in the talk about another',
      [
        'PHARMACY: Oakdale, how can I help?',
        "CALLER: I'm calling about my dad. His name is Peter Okoro.",
        'PHARMACY: And who am I talking to?',
        "CALLER: I'm his daughter, Linda Okoro.",
        "PHARMACY: I need your driver's license to release it to you.",
        "CALLER: It's Texas 20481177.",
      ].join('\n'),
      '20481177',
      'Linda Okoro',
    ],
  ])('where %s', (_, text, value, owner) => {
    expect(ownerOf(text, value)).toContain(owner);
  });
  it('is nobody, where a relative without a name is called', () => {
    expect(ownerOf('Patient: Peter Okoro\n03/02 LM for mom at 404-555-0190', '404-555-0190')).toBeUndefined();
  });
  it('is each of two who speak on one line, by who the lines are headed', () => {
    const text = [
      'AGENT: Who am I speaking with?',
      'CUSTOMER: Hi, Mary Johnson. I want to add my son.',
      "AGENT: What is your son's name?",
      'CUSTOMER: Peter Johnson. He is right here.',
      'SON: Hello.',
      'AGENT: Hi Peter. What number are you bringing over?',
      'SON: 404-555-0166.',
      'AGENT: Mary, what is the best email for the bill?',
      'CUSTOMER: mj1960@example.com. And my work phone is 404-555-0167.',
      'AGENT: And your date of birth, Peter?',
      'SON: 09/09/2006.',
    ].join('\n');
    for (const value of ['404-555-0166', '09/09/2006']) expect(ownerOf(text, value)).toContain('Peter Johnson');
    for (const value of ['mj1960@example.com', '404-555-0167']) expect(ownerOf(text, value)).toContain('Mary Johnson');
  });
});
