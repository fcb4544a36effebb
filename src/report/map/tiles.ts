import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.strictObject({
  note: z.string(),
  source: z.string(),
  tiles: z.array(
    z.strictObject({
      place: z.string(),
      law: z.string(),
      short: z.string().max(3),
      column: z.int().nonnegative(),
      row: z.int().nonnegative(),
    }),
  ),
});

/** A place of residence, its law, and where its tile stands. */
export type Tile = z.infer<typeof schema>['tiles'][number];

let read: readonly Tile[] | undefined;

/** Tiles of all places that have a law of their own (data/maps/tiles.json), read once. */
export const placeTiles = (): readonly Tile[] => {
  read ??= schema.parse(
    JSON.parse(readFileSync(new URL('../../../data/maps/tiles.json', import.meta.url), 'utf8')),
  ).tiles;
  return read;
};
