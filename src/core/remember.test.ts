import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { remembering } from './remember.ts';

describe('what is remembered', () => {
  it('is told once for a text that comes again, also where the answer is that there is none', () => {
    const asked: string[] = [];
    const tell = remembering((text): string | undefined => {
      asked.push(text);
      return text === 'known' ? 'yes' : undefined;
    });
    expect(['known', 'other', 'known', 'other'].map(tell)).toEqual(['yes', undefined, 'yes', undefined]);
    expect(asked).toEqual(['known', 'other']);
  });

  it('is forgotten as a whole once it is as much as was said', () => {
    let asked = 0;
    const tell = remembering((text) => {
      asked += 1;
      return text.length;
    }, 2);
    for (const text of ['a', 'b', 'a', 'c', 'a']) tell(text);
    expect(asked).toBe(4);
  });

  it('does not hold the text that it was a piece of', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const tell = remembering((text) => text.slice(0, 14));
    const before = used();
    for (let n = 0; n < 64; n += 1) {
      const whole = Buffer.alloc(1_000_000, 'a long text. ').toString('latin1') + n;
      tell(whole.slice(-20));
    }
    expect(used() - before).toBeLessThan(16_000_000);
  });

  it('is no long text', () => {
    let asked = 0;
    const tell = remembering(() => {
      asked += 1;
    });
    for (let n = 0; n < 2; n += 1) tell('x'.repeat(300));
    expect(asked).toBe(2);
  });
});
