import type { AbroadPlace, Places, StatePlace } from '../data-files.ts';
import { type Random, weighted } from '../random.ts';
import { shaped } from './numbers.ts';
import type { Address } from './person.ts';

/** A place where a household lives: what its address, telephone and licence hang on. */
export type Place =
  | { readonly kind: 'state'; readonly code: string; readonly facts: StatePlace }
  | { readonly kind: 'abroad'; readonly facts: AbroadPlace };

/** Draws places by the number of people who live there. */
export const placeDraw = (places: Places): ((random: Random) => Place) =>
  weighted<Place>([
    ...Object.entries(places.states).map(
      ([code, facts]) => [{ kind: 'state', code, facts } as const, facts.people] as const,
    ),
    ...places.abroad.map((facts) => [{ kind: 'abroad', facts } as const, facts.people] as const),
  ]);

const streetLine = (places: Places, random: Random): string => {
  const name = random.chance(0.01) ? random.pick(places.streets_accented) : random.pick(places.streets);
  const [long] = random.pick(places.street_kinds);
  const unit = random.chance(0.2) ? ` ${random.pick(['Apt', 'Unit', '#'])} ${random.between(1, 60)}` : '';
  return `${random.between(1, 9899)} ${name} ${long}${unit}`;
};

/** A new address in a place. */
export const addressIn = (place: Place, places: Places, random: Random): Address => {
  const { facts } = place;
  const city = random.pick(facts.towns);
  if (place.kind === 'state') {
    return {
      street: streetLine(places, random),
      city,
      region: place.code,
      postalCode: `${random.pick(place.facts.zip)}${random.digits(2)}`,
      country: 'US',
      residence: `us-${place.code.toLowerCase()}`,
    };
  }
  const street = random.pick(places.streets_abroad[place.facts.country] ?? places.streets);
  const number = random.between(1, 240);
  return {
    street: place.facts.country === 'Germany' ? `${street} ${number}` : `${number} ${street}`,
    city,
    region: place.facts.region,
    postalCode: shaped(place.facts.zip, random),
    country: place.facts.country,
    residence: place.facts.residence,
  };
};
