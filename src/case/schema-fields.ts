import { z } from 'zod';

const unwrap = (schema: unknown): unknown => {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault) {
    inner = inner.unwrap();
  }
  return inner;
};

const words = (schema: unknown): readonly string[] => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
  if (inner instanceof z.ZodRecord) return words(inner.keyType);
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(String);
  return inner instanceof z.ZodEnum ? inner.options.map(String) : [];
};

const optionsOf = (schema: unknown, value: unknown): readonly unknown[] => {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodUnion)) return [inner];
  const options: readonly unknown[] = inner.options;
  const fitting = inner instanceof z.ZodDiscriminatedUnion ? options.filter((option) => isOption(option, value)) : [];
  return fitting.length > 0 ? fitting : options;
};

/** Whether the value names this option of a union: one of its literals stands in the value. */
const isOption = (option: unknown, value: unknown): boolean =>
  option instanceof z.ZodObject &&
  Object.entries(option.shape).some(
    ([key, field]) =>
      field instanceof z.ZodLiteral &&
      typeof value === 'object' &&
      value !== null &&
      field.values.has(value[key as never]),
  );

/** The keys (or closed words) that a schema allows at a path of the given value: what a typo could have meant. */
export const fieldsAt = (schema: unknown, path: readonly PropertyKey[], value: unknown): readonly string[] => {
  let here = optionsOf(schema, value);
  let given = value;
  for (const part of path) {
    given = typeof given === 'object' && given !== null ? (given as Record<PropertyKey, unknown>)[part] : undefined;
    const below = here.flatMap((option): readonly unknown[] => {
      if (option instanceof z.ZodObject) return part in option.shape ? [option.shape[String(part)]] : [];
      return option instanceof z.ZodArray ? [option.element] : [];
    });
    here = below.flatMap((option) => optionsOf(option, given));
  }
  return [...new Set(here.flatMap(words))];
};
