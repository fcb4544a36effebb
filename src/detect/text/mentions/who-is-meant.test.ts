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
  ])('where %s', (_, text, value, owner) => {
    expect(ownerOf(text, value)).toContain(owner);
  });
  it('is nobody, where a relative without a name is called', () => {
    expect(ownerOf('Patient: Peter Okoro\n03/02 LM for mom at 404-555-0190', '404-555-0190')).toBeUndefined();
  });
});
