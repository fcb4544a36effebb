/** Elements that a free-text cell exposes, as "element=state" words in order, or null for none. */
export const textHolding = (_text: string): string | null => null;
