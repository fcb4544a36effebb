import { describe, expect, it } from 'vitest';
import { ELEMENT_IDS, isCounted } from '../../schema/vocabulary.ts';
import { type Detector, loadDetectors } from '../data-files.ts';

const needs = ({ labels, nouns, needsContext, finder }: Detector): string => {
  if (labels) return needsContext ? 'label, context' : 'label';
  if (nouns) return needsContext ? 'noun, context' : 'noun';
  if (finder) return finder.replaceAll('_', ' ');
  return needsContext ? 'context' : '';
};

const row = (detector: Detector): string => {
  const { id, element, score, validator = '', source } = detector;
  return `| ${id} | ${element} | ${score} | ${validator} | ${needs(detector)} | ${source.replaceAll('|', '/')} |`;
};

describe('the detectors', () => {
  it('are of every element that counts as exposed', () => {
    const found = new Set(loadDetectors().map(({ element }) => element));
    expect(ELEMENT_IDS.filter((element) => isCounted(element) && !found.has(element))).toEqual([]);
  });
});

describe('the page of detectors', () => {
  it('names each of them (run vitest with -u to write it anew)', async () => {
    const rows = [...loadDetectors()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(row);
    const head = '# Detectors in text\n\nWritten from `data/detectors` by a test; see [detect.md](detect.md).\n';
    const columns = '| id | element | score | validator | needs | source |\n| --- | --- | --- | --- | --- | --- |';
    await expect(`${[head, columns, ...rows].join('\n')}\n`).toMatchFileSnapshot('../../../docs/detectors.md');
  });
});
