import { describe, expect, it } from 'vitest';
import { lineEnd, lineStart } from './line-of.ts';

const TEXT = 'first\nsecond\n\nlast';

describe('the line of an offset', () => {
  it('begins behind the line end in front and ends at the next', () => {
    const at = TEXT.indexOf('cond');
    expect([lineStart(TEXT, at), lineEnd(TEXT, at)]).toEqual([6, 12]);
  });

  it('may be empty, the first or the last', () => {
    expect([lineStart(TEXT, 13), lineEnd(TEXT, 13)]).toEqual([13, 13]);
    expect([lineStart(TEXT, 2), lineEnd(TEXT, 2)]).toEqual([0, 5]);
    expect([lineStart(TEXT, 16), lineEnd(TEXT, 16)]).toEqual([14, TEXT.length]);
  });

  it('is looked for no further than a line is long', () => {
    const long = 'x'.repeat(100_000);
    expect([lineStart(long, 50_000), lineEnd(long, 50_000)]).toEqual([50_000 - 16_384, 50_000 + 16_384]);
  });
});
