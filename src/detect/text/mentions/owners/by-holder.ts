import type { Tier } from '../scene.ts';
import { OF_CONTRACT } from './contract.ts';

const HOLDER =
  /(?:name on (?:the )?(?:card|account)|name as on card|card ?holder(?:['’]s)?(?: name)?|account ?holder|titular|karteninhaber(?:in)?|kontoinhaber(?:in)?)\s{0,2}[:-]?\s{0,4}$/i;
/** Signs behind a card or an account within which its holder is named. */
const HOLDER_REACH = 90;

/** "Card: Visa ... Name on card: M Fitzsimmons". */
export const byHolder: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  if (!near || !OF_CONTRACT.has(span.element) || near.start - span.end > HOLDER_REACH) return [];
  return HOLDER.test(text.slice(Math.max(span.end, near.start - 40), near.start)) ? [near.person] : [];
};
