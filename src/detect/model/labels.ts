import { personLabels } from './data-files.ts';

/** What a model's label says of a token. */
export interface Tag {
  /** Without the B-, I- of the tag, in capitals without signs. */
  readonly label: string;
  readonly person: boolean;
  /** Begins a name, whatever stands before. */
  readonly begins: boolean;
}

const TAG = /^([BIELSU])[-_](.+)$/;
const BEGINNING = new Set(['B', 'S', 'U']);

/** Reads the labels of a model by the list of those that name people. */
export const tagsOf = (labels: readonly string[]): readonly Tag[] => {
  const people = new Set(personLabels());
  return labels.map((text) => {
    const [, prefix = '', rest = text] = TAG.exec(text) ?? [];
    const label = rest.toUpperCase().replace(/[^A-Z0-9]/g, '');
    return { label, person: people.has(label), begins: BEGINNING.has(prefix) };
  });
};
