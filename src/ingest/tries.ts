import type { Limits } from './limits.ts';
import type { Password, Passwords } from './passwords.ts';
import type { Found, Tries } from './reader.ts';

/** What one source has left for tries, and what opened something in it last: that is tried first. */
export interface SourceTries {
  readonly passwords: Passwords;
  rounds: number;
  last: Password | undefined;
}

export const sourceTries = (passwords: Passwords, { keyRounds }: Pick<Limits, 'keyRounds'>): SourceTries => ({
  passwords,
  rounds: keyRounds,
  last: undefined,
});

const inOrder = ({ passwords, last }: SourceTries): Passwords =>
  last ? [last, ...passwords.filter((password) => password !== last)] : passwords;

export const unitTries = (source: SourceTries): Tries => {
  let opened = 0;
  let first: Password | undefined;
  let untried = 0;
  return {
    find: async (rounds, fits) => {
      for (const password of inOrder(source)) {
        if (source.rounds < rounds) {
          untried += 1;
          return null;
        }
        source.rounds -= rounds;
        if (!(await fits(password.text))) continue;
        source.last = password;
        first ??= password;
        opened += 1;
        return password.text;
      }
      return null;
    },
    oddities: () => [
      ...(first ? [{ code: 'UNLOCKED', count: opened, first: first.line } as const] : []),
      ...(untried > 0 ? [{ code: 'PASSWORDS_UNTRIED', count: untried } as const] : []),
    ],
  };
};

/** What a reader gives, and behind it what the tries came to. */
export const withTries = async function* (
  items: AsyncIterable<Found> | Iterable<Found>,
  tries: Tries,
): AsyncIterable<Found> {
  const told = function* (): Iterable<Found> {
    for (const oddity of tries.oddities()) yield { found: 'problem', ...oddity };
  };
  try {
    yield* items;
  } catch (cause) {
    yield* told();
    throw cause;
  }
  yield* told();
};
