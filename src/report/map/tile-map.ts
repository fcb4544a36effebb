import { type Html, html } from '../html/html.ts';
import { placeName } from '../place-names.ts';
import { placeTiles } from './tiles.ts';

/** What a tile says: a colour of the legend, and a word or number, since nobody should have to tell colours apart. */
export interface TileFact {
  readonly tone: string;
  readonly text: string;
  /** The whole of it, for the text alternative. */
  readonly said: string;
}

/** A colour with the ink that is read on it (contrast at least 4.5) and what it stands for. */
export interface Tone {
  readonly name: string;
  readonly fill: string;
  readonly ink: string;
  readonly meaning: string;
}

export interface TileMap {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly tones: readonly Tone[];
  /** By place; places without a fact stay empty. */
  readonly facts: ReadonlyMap<string, TileFact>;
}

const SIZE = 58;
const GAP = 4;
const STEP = SIZE + GAP;
const EMPTY = { fill: '#f4f5f6', ink: '#59636e' };

const legendPart = ({ fill, meaning }: Tone): Html =>
  html`<li><svg aria-hidden="true" width="12" height="12"><rect width="12" height="12" fill="${fill}" stroke="#5b6b7a" stroke-width="0.5"/></svg> ${meaning}</li>`;

/** A map of equal tiles: one picture with title and description. A table beside it holds the same facts. */
export const tileMap = ({ id, title, description, tones, facts }: TileMap): Html => {
  const tiles = placeTiles();
  const used = new Set([...facts.values()].map(({ tone }) => tone));
  const width = (Math.max(...tiles.map(({ column }) => column)) + 1) * STEP - GAP;
  const height = (Math.max(...tiles.map(({ row }) => row)) + 1) * STEP - GAP;
  const drawn = tiles.map(({ place, short, column, row }) => {
    const fact = facts.get(place);
    const { fill, ink } = tones.find(({ name }) => name === fact?.tone) ?? EMPTY;
    const [x, y] = [column * STEP, row * STEP];
    return html`<g><title>${placeName(place)}${fact ? `: ${fact.said}` : ''}</title><rect x="${x}" y="${y}" width="${SIZE}" height="${SIZE}" rx="3" fill="${fill}" stroke="${fact ? 'none' : '#d9dde1'}"/><text x="${x + SIZE / 2}" y="${y + (fact ? 25 : 34)}" fill="${ink}" font-size="15" font-weight="600">${short}</text>${fact && html`<text x="${x + SIZE / 2}" y="${y + 43}" fill="${ink}" font-size="12">${fact.text}</text>`}</g>`;
  });
  return html`<figure class="map"><figcaption>${title}</figcaption><ul class="legend">${tones
    .filter(({ name }) => used.has(name))
    .map(
      legendPart,
    )}</ul><div class="frame" tabindex="0" role="group" aria-label="${title}"><svg role="img" aria-labelledby="${id}-map ${id}-map-text" class="tiles" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" text-anchor="middle" font-family="system-ui, sans-serif" xmlns="http://www.w3.org/2000/svg"><title id="${id}-map">${title}</title><desc id="${id}-map-text">${description}</desc>${drawn}</svg></div></figure>`;
};
