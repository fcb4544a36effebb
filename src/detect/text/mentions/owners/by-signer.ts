import { elementFacts } from '../../../../schema/vocabulary.ts';
import type { Span } from '../../spans/span.ts';
import { NOBODY, type Scene, type Tier } from '../scene.ts';
import { SENTENCE_BREAK } from '../sentence.ts';

const isOfPatient = ({ element }: Span): boolean => element === 'date_of_birth' || elementFacts(element).health === true;

/** Whether all whom a text names act for an office, and nobody writes or is written to: its subject is told by numbers only. */
const namesOfficesOnly = ({ people, discourse }: Scene, at: number): boolean =>
  people.every((_, n) => discourse.standing[n] === 'professional') &&
  discourse.addresseeAt(at) === undefined &&
  discourse.addresseeBehind(at) === undefined;

/**
 * A chart that names nobody but who treats and signs ("MRN 4471902  71 y/o F. CC: RLQ pain ... J. Hartwell, MD"): what it says of its
 * patient is nobody's whom it names, but for what the sentence of a name says.
 */
export const bySigner: Tier = (scene, { span, before }) => {
  const { text } = scene;
  const [near] = before;
  if (scene.people.length === 0 || !isOfPatient(span) || !namesOfficesOnly(scene, span.start)) return [];
  const stretch = near === undefined ? '\n' : text.slice(near.end, span.start);
  return stretch.includes('\n') || SENTENCE_BREAK.test(stretch) ? [NOBODY] : [];
};
