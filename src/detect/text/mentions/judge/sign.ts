/** What speaks for or against a candidate. */
export type Signs = (person: number) => readonly string[];

/** A count of which large ones are alike. */
export const few = (n: number, most: number): string => (n >= most ? `${most}+` : String(n));
