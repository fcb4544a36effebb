import type { Limits } from './limits.ts';
import type { Password, Passwords } from './passwords.ts';
import type { Found, Tries } from './reader.ts';

/** What one source has left for tries, and what opened something in it last: that is tried first. */
export interface SourceTries {
  readonly passwords: Passwords;
  rounds: number;
  /** Rounds for passwords that everybody knows, apart: they are tried on every file that may have one. */
  knownRounds: number;
  last: Password | undefined;
}

export const sourceTries = (passwords: Passwords, { keyRounds }: Pick<Limits, 'keyRounds'>): SourceTries => ({
  passwords,
  rounds: keyRounds,
  knownRounds: keyRounds,
  last: undefined,
});

const inOrder = ({ passwords, last }: SourceTries): Passwords =>
  last ? [last, ...passwords.filter((password) => password !== last)] : passwords;

export const unitTries = (source: SourceTries): Tries => {
  let opened = 0;
  let first: Password | undefined;
  let untried = 0;
  let isKnownLeft = false;
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
    takesKnown: (rounds) => {
      if (source.knownRounds < rounds) {
        isKnownLeft = true;
        return false;
      }
      source.knownRounds -= rounds;
      return true;
    },
    oddities: () => [
      ...(first ? [{ code: 'UNLOCKED', count: opened, first: first.line } as const] : []),
      ...(untried > 0 || isKnownLeft ? [{ code: 'PASSWORDS_UNTRIED', count: Math.max(1, untried) } as const] : []),
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
