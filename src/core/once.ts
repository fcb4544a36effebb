/** A value that is made when it is first asked for, and kept: for tables that many commands and threads never need. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** The same for each of many things: what is made of one goes with it. */
export const onceFor = <Key extends WeakKey, T>(make: (of: Key) => T): ((of: Key) => T) => {
  const made = new WeakMap<Key, { readonly value: T }>();
  return (of) => {
    const known = made.get(of) ?? { value: make(of) };
    made.set(of, known);
    return known.value;
  };
};
