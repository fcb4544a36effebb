import { onceFor } from '../../../../core/once.ts';
import { elementFacts } from '../../../../schema/vocabulary.ts';
import type { Span } from '../../spans/span.ts';
import { NOBODY, type Scene, type Tier } from '../scene.ts';
import { SENTENCE_BREAK } from '../sentence.ts';

const isOfPatient = ({ element }: Span): boolean =>
  element === 'date_of_birth' || elementFacts(element).health === true;

/** Words of charts for whom they are about, or in front of what is told of them. */
const OF_CHART =
  /(?<![\p{L}/])(?:\d{1,3}[ -]?(?:y\.?\/?o\.?|yrs?[ -]old|years?[ -]old|j[äa]hrige\p{L}?|años)|\d{1,3} ?[MF]|pts?|(?:the|this|our|my|der|die|el|la) pa(?:t|c)ient\p{L}{0,2}|pa(?:t|c)ient\p{L}{0,2}(?= (?:is|was|has|had|presents?|presented|denies|reports|states|came|comes|seen|id|name|no|number)(?!\p{L})|[:'’.])|cc:|chief complaint|hpi|pmhx?|hx|h\/o|c\/o|s\/p|vitals|o\/e|anamnes\p{L}{1,2}|mrn)(?![\p{L}/])/iu;

/**
 * Whether a text is a chart of somebody whom it does not name: all whom it names act for an office or stand beside whom it is about. A nurse
 * who is told to be ill elsewhere is ill herself.
 */
const isSignedChart = onceFor(
  ({ people, spans, text, discourse }: Scene): boolean =>
    people.length > 0 &&
    people.every((_, n) => discourse.standing[n] === 'professional' || discourse.standing[n] === 'second') &&
    (spans.some(({ element }) => element === 'medical_record_number') || OF_CHART.test(text)),
);

/** Whether nobody writes or is written to in a letter. */
const isNoLetter = ({ discourse }: Scene, at: number): boolean =>
  discourse.addresseeAt(at) === undefined && discourse.addresseeBehind(at) === undefined;

/**
 * A chart that names nobody but who treats and signs, and who is to be called ("MRN 4471902  71 y/o F. CC: RLQ pain ... NOK son Ian.
 * J. Hartwell, MD"): what it says of its patient is nobody's whom it names, but for what the sentence of a name says, and what stands behind a relative.
 */
export const bySigner: Tier = (scene, { span, before }) => {
  const { text, discourse } = scene;
  if (!isOfPatient(span) || !isSignedChart(scene) || !isNoLetter(scene, span.start)) return [];
  const [near] = before;
  if (near === undefined) return [NOBODY];
  if (before.some(({ person }) => discourse.standing[person] === 'second')) return [];
  const stretch = text.slice(near.end, span.start);
  return stretch.includes('\n') || SENTENCE_BREAK.test(stretch) ? [NOBODY] : [];
};
