/** What people are, beside what they lost: few distinct values, numbered so that people carry one small integer. */
export interface Attributes {
  readonly residence: string | null;
  readonly relation: string;
  readonly minor: number | null;
  readonly deceased: number | null;
}

/** `who` of a person: which attributes, and below them a bit for each of what is counted beside. */
export const LOOKALIKE_BIT = 1;
export const UNSURE_BIT = 2;
/** No address, or one at which nothing arrives. */
export const NO_ADDRESS_BIT = 4;
export const FLAGS = 8;

export interface Who {
  /** Which attributes, counted from 0. */
  readonly place: number;
  readonly lookalike: boolean;
  readonly unsure: boolean;
  readonly withoutAddress: boolean;
}

export const whoOf = (who: number): Who => ({
  // Number 0 is nobody: whoever has it is in exposures and no person.
  place: Math.floor(who / FLAGS) - 1,
  lookalike: (who & LOOKALIKE_BIT) > 0,
  unsure: (who & UNSURE_BIT) > 0,
  withoutAddress: (who & NO_ADDRESS_BIT) > 0,
});

/** The number of people with these attributes of whom nothing else is counted. */
export const whoAt = (place: number): number => (place + 1) * FLAGS;
