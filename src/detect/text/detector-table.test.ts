import { describe, expect, it } from 'vitest';
import { type Detector, loadDetectors } from '../data-files.ts';

const needs = ({ labels, needsContext, finder }: Detector): string => {
  if (labels) return needsContext ? 'label, context' : 'label';
  if (finder) return finder.replaceAll('_', ' ');
  return needsContext ? 'context' : '';
};

const row = (detector: Detector): string => {
  const { id, element, score, validator = '', source } = detector;
  return `| ${id} | ${element} | ${score} | ${validator} | ${needs(detector)} | ${source.replaceAll('|', '/')} |`;
};

describe('the page of detectors', () => {
  it('names each of them (run vitest with -u to write it anew)', async () => {
    const rows = [...loadDetectors()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(row);
    const head = '# Detectors in text\n\nWritten from `data/detectors` by a test; see [detect.md](detect.md).\n';
    const columns = '| id | element | score | validator | needs | source |\n| --- | --- | --- | --- | --- | --- |';
    await expect(`${[head, columns, ...rows].join('\n')}\n`).toMatchFileSnapshot('../../../docs/detectors.md');
  });
});
