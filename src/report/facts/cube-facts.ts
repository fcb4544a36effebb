import type { Row } from '../../engine/port.ts';
import {
  elementFacts,
  isElementId,
  RELATION,
  type Relation,
  VALUE_STATE,
  type ValueState,
} from '../../schema/vocabulary.ts';
import { compare } from '../duties.ts';
import { placeName } from '../place-names.ts';
import { count, total } from './evidence-facts.ts';
import {
  BANDS,
  type BandFacts,
  type Count,
  type ElementFacts,
  type PlaceFacts,
  type ReportFacts,
} from './report-facts.ts';
import type { ReportMeta } from './report-meta.ts';

const distinct = (rows: readonly Row[], column: string): readonly string[] =>
  [...new Set(rows.flatMap((row) => (row[column] === null ? [] : [String(row[column])])))].sort(compare);

export const affected = (row: Row): boolean => row['affected'] === 1;

/** Places carry `unknown` in ids where the residence is not known. */
const placeId = (jurisdiction: string | null): string => `state.${jurisdiction ?? 'unknown'}`;

const range = (id: string, value: number, low: number, high: number) => ({
  id,
  value,
  low: Math.min(value, low),
  high: Math.max(value, high),
});

/** The affected: the doubt about all merges as if each were about one of them, since registers share it. */
const estimatedOf = (value: number, { people, estimated, low, high }: ReportMeta['counted']) => {
  const moved = (count: number): number => (value === 0 ? 0 : Math.max(1, value + count - people));
  return { id: 'people.affected', value, estimated: moved(estimated), low: moved(low), high: moved(high) };
};

export const peopleFacts = (cube: readonly Row[], counted: ReportMeta['counted']): ReportFacts['people'] => {
  const person = (row: Row) => row['kind'] === 'person';
  return {
    affected: estimatedOf(total(cube, affected), counted),
    byExposure: (['read', 'presumed', 'reachable', 'excluded', 'none'] as const).map((exposure) => ({
      ...count(
        `people.${exposure}`,
        total(cube, (row) => person(row) && row['exposure'] === exposure),
      ),
      exposure,
    })),
    byRelation: RELATION.map((relation) => ({
      ...count(
        `relation.${relation}`,
        total(cube, (row) => affected(row) && row['relation'] === relation),
      ),
      relation,
    })),
    minors: count(
      'people.minor',
      total(cube, (row) => affected(row) && row['minor'] === 1),
    ),
    minorUnknown: count(
      'people.minor_unknown',
      total(cube, (row) => affected(row) && row['minor'] === null),
    ),
    deceased: count(
      'people.deceased',
      total(cube, (row) => affected(row) && row['deceased'] === 1),
    ),
    withoutAddress: count(
      'people.without_address',
      total(cube, (row) => affected(row) && row['with_address'] === 0),
    ),
    apart: distinct(cube, 'kind')
      .filter((kind) => kind !== 'person')
      .map((kind) => ({
        ...count(
          `kind.${kind}`,
          total(cube, (row) => row['kind'] === kind),
        ),
        kind,
      })),
  };
};

const fromPairs = <Key extends string>(pairs: readonly (readonly [Key, Count])[]): Partial<Record<Key, Count>> =>
  Object.fromEntries(pairs.filter(([, { value }]) => value > 0)) as Partial<Record<Key, Count>>;

export const elementList = (cube: readonly Row[]): readonly ElementFacts[] =>
  distinct(cube, 'element')
    .map((element) => {
      const rows = cube.filter((row) => row['element'] === element);
      return {
        element,
        label: isElementId(element) ? elementFacts(element).label : element,
        people: count(
          `element.${element}`,
          total(rows, () => true),
        ),
        states: fromPairs<ValueState>(
          VALUE_STATE.map((state) => [
            state,
            count(
              `element.${element}.${state}`,
              total(rows, () => true, state),
            ),
          ]),
        ),
        relations: fromPairs<Relation>(
          RELATION.map((relation) => [
            relation,
            count(
              `relation.${relation}.${element}`,
              total(rows, (row) => row['relation'] === relation),
            ),
          ]),
        ),
      };
    })
    .sort((a, b) => b.people.value - a.people.value || compare(a.element, b.element));

const placeFacts = (
  jurisdiction: string | null,
  cube: readonly Row[],
  elements: readonly Row[],
  order: readonly string[],
  ranges: readonly Row[],
): PlaceFacts => {
  const id = placeId(jurisdiction);
  const here = (row: Row) => affected(row) && row['residence'] === jurisdiction;
  const best = total(cube, here);
  const found = ranges.find((row) => row['jurisdiction'] === jurisdiction);
  return {
    jurisdiction,
    name: placeName(jurisdiction),
    residents: range(id, best, Number(found?.['low'] ?? best), Number(found?.['high'] ?? best)),
    minors: count(
      `${id}.minor`,
      total(cube, (row) => here(row) && row['minor'] === 1),
    ),
    deceased: count(
      `${id}.deceased`,
      total(cube, (row) => here(row) && row['deceased'] === 1),
    ),
    elements: order.map((element) => ({
      ...count(
        `${id}.${element}`,
        total(elements, (row) => row['element'] === element && row['residence'] === jurisdiction),
      ),
      element,
    })),
  };
};

export const placeList = (
  cube: readonly Row[],
  elements: readonly Row[],
  order: readonly string[],
  ranges: readonly Row[],
): readonly PlaceFacts[] => {
  const residences = distinct(cube.filter(affected), 'residence');
  const unknown = cube.some((row) => affected(row) && row['residence'] === null);
  const known = residences.map((residence) => placeFacts(residence, cube, elements, order, ranges));
  known.sort((a, b) => b.residents.value - a.residents.value || compare(a.name, b.name));
  return unknown ? [...known, placeFacts(null, cube, elements, order, ranges)] : known;
};

export const bands = (prefix: string, rows: readonly Row[]): readonly BandFacts[] =>
  BANDS.map((band) => ({
    band,
    count: count(
      `${prefix}.${band}`,
      total(rows, (row) => row['band'] === band),
    ),
  }));
