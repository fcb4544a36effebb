/** A value that is made when it is first asked for, and kept: for tables that many commands and threads never need. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
