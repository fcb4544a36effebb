import { once } from '../../../../core/once.ts';
import type { Nouns } from '../../nouns/nouns-before.ts';
import type { Page } from '../../page.ts';
import type { Span } from '../../spans/span.ts';
import type { Candidate } from './candidates.ts';
import { addColumn, type Lines } from './column-signs.ts';
import { addForm, formOf, latestYear, sortOf } from './form-signs.ts';
import { addLabels, addNouns } from './label-signs.ts';
import { addReading } from './read-signs.ts';
import { type Topics, topicAt } from './sector.ts';
import { addSector } from './sector-signs.ts';
import type { Signs } from './sign-list.ts';
import { type Around, addValues, type Forms, plainValue } from './value-signs.ts';
import { addWords } from './word-signs.ts';

/** What is worked out once for the numbers of a window, when one of them is asked about: in dense data the rules are sure of all. */
export interface Scene extends Around {
  readonly page: Page;
  readonly nouns: Nouns;
  readonly latest: () => number;
  readonly lines: Lines;
  readonly topics: Topics;
}

const formsOf = (text: string, spans: readonly Span[]): Forms => {
  const forms = new Map<string, Map<string, number>>();
  for (const { start, end, element } of spans) {
    if (end - start > 40 || element === 'person_name' || element === 'postal_address') continue;
    const form = formOf(text.slice(start, end));
    const own = forms.get(form) ?? new Map<string, number>();
    own.set(element, (own.get(element) ?? 0) + 1);
    forms.set(form, own);
  }
  return forms;
};

const valuesOf = (text: string, spans: readonly Span[]): ReadonlyMap<string, Span> => {
  const values = new Map<string, Span>();
  for (const span of spans) {
    if (span.end - span.start > 40 || span.element === 'person_name' || span.element === 'postal_address') continue;
    const value = plainValue(text, span);
    if (!values.has(value)) values.set(value, span);
  }
  return values;
};

export const sceneOf = (page: Page, spans: readonly Span[], nouns: Nouns): Scene => ({
  page,
  nouns,
  spans,
  people: once(() => spans.filter(({ element }) => element === 'person_name').length),
  forms: once(() => formsOf(page.text, spans)),
  latest: once(() => latestYear(page.tokens)),
  values: once(() => valuesOf(page.text, spans)),
  lines: new Map(),
  topics: new Map(),
});

/** All signs of a number: of what it is written, what stands around it, what the rules say. */
export const signsOf = (signs: Signs, scene: Scene, candidate: Candidate, isHidden = false): void => {
  signs.count = 0;
  const { page, nouns, latest, lines, topics } = scene;
  const value = page.text.slice(candidate.start, candidate.end);
  const form = formOf(value);
  const sort = sortOf(value);
  addForm(signs, value, form, sort, latest());
  const head = addWords(signs, page.tokens, candidate, sort);
  const labelled = addLabels(signs, page, candidate, head, sort);
  const named = addNouns(signs, page, nouns, candidate, sort);
  addSector(signs, topicAt(topics, page.tokens, candidate.start), labelled.length > 0 ? labelled : named, sort);
  addReading(signs, page.tokens, candidate, sort);
  addColumn(signs, page, candidate, lines);
  addValues(signs, page, candidate, scene, form, sort, isHidden);
};
