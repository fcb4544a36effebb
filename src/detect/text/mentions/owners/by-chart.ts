import { elementFacts } from '../../../../schema/vocabulary.ts';
import { isNewParagraph, type Tier } from '../scene.ts';

/**
 * A sentence of a chart that goes on about its patient without a word for them: "Presents w/ apnea", "PMH CHF", "Dx: meningitis", "Started
 * on ampicillin". Whatever a mother or a wife was said to have in front ended there.
 */
const OF_PATIENT =
  /(?:[.;\n]\s{0,3})(?:presents?|presented|admitted|brought|pmhx?|psh|meds|medications|allergies|dx|d\/c dx|diagnos[ei]s|a\/p|assessment|imp(?:ression)?|plan|exam|pe|o\/e|labs?|hpi|cc|hospital course|on (?:exam|arrival|admission)|given|started(?: on)?|rx)(?![\p{L}/])[^.;\n]*$/iu;

/** Whom a chart is about, in front of whose facts a relative was named last. */
export const byChart: Tier = ({ discourse, text }, { span, label, before }) => {
  const [near] = before;
  const { main } = discourse;
  if (near === undefined || main === undefined || near.person === main) return [];
  if (elementFacts(span.element).health !== true || discourse.standing[near.person] !== 'second') return [];
  if (discourse.standing[main] !== 'subject') return [];
  return OF_PATIENT.test(label) && !isNewParagraph(text.slice(near.end, span.start)) ? [main] : [];
};
