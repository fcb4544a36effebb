/** Takes the name of a sign that a candidate has. */
export type AddSign = (sign: string) => void;

/** How many of some rising steps a number reaches. */
export const stepOf = (n: number, steps: readonly number[]): number => {
  let reached = 0;
  while (reached < steps.length && n >= (steps[reached] ?? 0)) reached += 1;
  return reached;
};
