/** Characters that would let a name break a line, a path or a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

const LONGEST = 1000;

export interface MemberName {
  readonly name: string;
  /** The archive gave a name that leads out of it, or that cannot be shown as it is. */
  readonly isUnsafe: boolean;
}

/**
 * The name of a member as it stands in places: forward slashes, no way up, no root, no control characters. Content is
 * never written under it, so a hostile name costs nothing but its form.
 */
export const memberName = (written: string): MemberName => {
  const shown = written.slice(0, LONGEST).replace(CONTROL, '\ufffd').replaceAll('\\', '/');
  const segments = shown.split('/').filter((segment) => segment !== '' && segment !== '.');
  const safe = segments.map((segment) => (segment === '..' || /^[A-Za-z]:$/.test(segment) ? '_' : segment)).join('/');
  const isRooted = shown.startsWith('/');
  const isUnsafe = isRooted || safe !== segments.join('/') || shown.length !== written.length || CONTROL.test(written);
  CONTROL.lastIndex = 0;
  return { name: safe === '' ? 'unnamed' : safe.replaceAll('!/', '!_/'), isUnsafe };
};

/** Gives every name of a container once: a second entry of the same name becomes `name#2`. */
export const uniqueNames = () => {
  const seen = new Map<string, number>();
  return (name: string): string => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  };
};
