import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../../../test/support/owner-of.ts';
import { quotesOf } from './quoted.ts';

const THREAD = [
  'From: Gus Okoro',
  'To: Linda Salas',
  '',
  'See below, my extension is 4471.',
  '',
  'Peter Hill wrote:',
  '',
  '> Hello Gus,',
  '> the form is attached.',
  '>> which form?',
  '',
  '> Peter',
  'Done. Gus',
].join('\n');

describe('what is quoted below a heading that puts who wrote it behind the verb', () => {
  it.each([
    [
      'German',
      'Am Di., 9. Apr. 2024 um 17:45 Uhr schrieb Mareike Sundermann <mareike.s@privat.example>:',
      'Meine neue IBAN',
    ],
    ['Dutch', 'Op wo 5 jun 2024 om 16:20 schreef Mareike Sundermann <mareike.s@privat.example>:', 'Mijn IBAN'],
    ['Polish', 'W dniu 6 cze 2024 o 19:02 Mareike Sundermann <mareike.s@privat.example> napisał(a):', 'Mój IBAN'],
  ])('is that one’s: %s', (_, heading, label) => {
    const iban = 'DE89 3704 0044 0532 0130 00';
    const text = `From: Peter Hill <p.hill@firma.example>\n\nDanke!\n\nPeter\n\n${heading}\n\n> Hallo Peter,\n> ${label}: ${iban}\n`;
    expect(ownerOf(text, iban)).toContain('Mareike Sundermann');
  });
});

describe('the passages of a mail', () => {
  const { passageAt, introducedAt, around } = quotesOf(THREAD);
  const passage = (words: string) => passageAt(THREAD.indexOf(words));
  it('are parted by marks of quotation, and go on below what is quoted in them', () => {
    expect(passage('See below')).toBe(0);
    expect(passage('> Hello Gus')).toBe(passage('> Peter'));
    expect(passage('Done')).toBe(0);
    expect(around(passage('>> which'))).toBe(passage('> Hello Gus'));
    expect(around(0)).toBeUndefined();
  });
  it('are introduced by the line in front of them', () => {
    expect(introducedAt(THREAD.indexOf('Peter Hill'))).toBe(passage('> Hello Gus'));
    expect(introducedAt(THREAD.indexOf('Gus Okoro'))).toBe(0);
  });
  it('are one where nothing is quoted', () => {
    expect(quotesOf('From: Gus Okoro\n\n1 > 0\n').passageAt(20)).toBe(0);
  });
  it('take linear time, however deep and however many', () => {
    const text = `${'>'.repeat(400)}x\n\n> y\n`.repeat(5000);
    const before = performance.now();
    quotesOf(text).passageAt(text.length);
    expect(performance.now() - before).toBeLessThan(4000);
  });
});

describe('"my" in a mail', () => {
  it.each([
    [
      'that quotes without a word by whom is of whom the answer is written to',
      'From: Gus Okoro\nTo: Linda Salas\nSubject: Re: form\n\nHi Linda, thank you, I will fix it.\n\n> I still live in the same place. My phone is 202-555-0147.\n> Please send it again.\n',
      '202-555-0147',
      'Linda Salas',
    ],
    [
      'below a quotation is of who answers',
      'From: Gus Okoro\nTo: Linda Salas\n\nOn 4 May 2024, Linda Salas wrote:\n> Can you send me the number to call?\n> Linda\n\nSure, my phone is 202-555-0147.\n',
      '202-555-0147',
      'Gus Okoro',
    ],
    [
      'is of who is said to have written the quotation',
      'From: Gus Okoro\nTo: Linda Salas\n\nLinda, see what he wants.\n\nOn 4 May 2024, Peter Hill wrote:\n> Please call me back. My phone is 202-555-0147.\n',
      '202-555-0147',
      'Peter Hill',
    ],
  ])('%s', (_, text, value, name) => {
    expect(ownerOf(text, value)).toContain(name);
  });
});
