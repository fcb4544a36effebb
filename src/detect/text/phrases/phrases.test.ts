import { describe, expect, it } from 'vitest';
import { loadDetectors } from '../../data-files.ts';
import { createPhraseBook, hashesOf } from './phrases.ts';

describe('a book of phrases', () => {
  const detectors = loadDetectors();
  const { phrasesOf } = createPhraseBook(detectors);

  it('has one list of detectors and one plan for all labels that mean the same, so that a thread holds little of them', () => {
    const labels = detectors.flatMap(({ labels: own = [] }) => own);
    const firsts = new Set(labels.map((label) => hashesOf(label)[0] ?? 0));
    const phrases = [...firsts].flatMap(phrasesOf);
    const meanings = new Set(phrases.map((phrase) => phrase.detectors.map(({ id }) => id).join()));
    expect(new Set(phrases.map((phrase) => phrase.detectors)).size).toBe(meanings.size);
    expect(new Set(phrases.map(({ plan }) => plan)).size).toBe(meanings.size);
    expect(10 * meanings.size).toBeLessThan(labels.length);
  });

  it('gives the longest of the phrases that begin with a word first', () => {
    const [first = 0] = hashesOf('date');
    const lengths = phrasesOf(first).map(({ rest }) => rest.length);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    expect(lengths.length).toBeGreaterThan(1);
  });
});
