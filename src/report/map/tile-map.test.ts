import { describe, expect, it } from 'vitest';
import { tileMap } from './tile-map.ts';

describe('a map of tiles', () => {
  it('says in words what its colours say, and names every place to those who cannot see them', () => {
    const { html } = tileMap({
      id: 'm',
      title: 'A map',
      description: 'Two places',
      tones: [{ name: 'a', fill: '#000000', ink: '#ffffff', meaning: 'first' }],
      facts: new Map([['us-tx', { tone: 'a', text: '12', said: '12 people' }]]),
    });
    expect(html).toContain('<title id="m-map">A map</title><desc id="m-map-text">Two places</desc>');
    expect(html).toContain('<title>Texas: 12 people</title>');
    expect(html).toContain('<title>Ohio</title>');
    expect(html).toContain('> first</li>');
  });
});
