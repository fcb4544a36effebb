/** Paths as law data write them: `$.regulator[1].deadline`, also without the `$.` in front. */
type Step = string | number;

const stepsOf = (path: string): readonly Step[] =>
  [...path.matchAll(/([a-z_][a-z0-9_]*)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export const getAt = (value: unknown, path: string): unknown =>
  stepsOf(path).reduce<unknown>(
    (part, step) => (isObject(part) ? (part as Readonly<Record<Step, unknown>>)[step] : undefined),
    value,
  );

const setSteps = (value: unknown, [step, ...rest]: readonly Step[], to: unknown): unknown => {
  if (step === undefined) return to;
  if (typeof step === 'number') {
    const items = Array.isArray(value) ? (value as readonly unknown[]) : [];
    return items.map((item, index) => (index === step ? setSteps(item, rest, to) : item));
  }
  // A part that an older law did not have has no parts of its own to set.
  if (!isObject(value)) return value;
  const below = setSteps(value[step], rest, to);
  if (below !== undefined) return { ...value, [step]: below };
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step));
};

/** A copy with another value at a path; `undefined` takes the key away. */
export const setAt = <T>(value: T, path: string, to: unknown): T => setSteps(value, stepsOf(path), to) as T;

const isCondition = (value: Readonly<Record<string, unknown>>): boolean =>
  typeof value['text'] === 'string' && Object.keys(value).every((key) => key === 'text' || key === 'holds_if');

/** Where conditions stand in a law: the paths under which counsel can answer them. */
export const conditionPaths = (value: unknown, path = '$'): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((one, index) => conditionPaths(one, `${path}[${index}]`));
  if (!isObject(value)) return [];
  if (isCondition(value)) return [path];
  return Object.entries(value).flatMap(([key, one]) => conditionPaths(one, `${path}.${key}`));
};
