import { describe, expect, it } from 'vitest';
import { loadLawData } from '../assess/data-files.ts';
import { placeTiles } from '../report/map/tiles.ts';

describe('the tiles of the map', () => {
  it('are one for each place that has a law, each where no other is', () => {
    const ofLaw = loadLawData().laws.flatMap(({ id, place }) => (place ? [`${place} ${id}`] : []));
    const tiles = placeTiles();
    expect(tiles.map(({ place, law }) => `${place} ${law}`).sort()).toEqual(ofLaw.sort());
    expect(new Set(tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(tiles.length);
    expect(new Set(tiles.map(({ short }) => short)).size).toBe(tiles.length);
  });
});
