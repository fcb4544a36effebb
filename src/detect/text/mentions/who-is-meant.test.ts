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
  ])('where %s', (_, text, value, owner) => {
    expect(ownerOf(text, value)).toContain(owner);
  });
  it('is nobody, where a relative without a name is called', () => {
    expect(ownerOf('Patient: Peter Okoro\n03/02 LM for mom at 404-555-0190', '404-555-0190')).toBeUndefined();
  });
});
