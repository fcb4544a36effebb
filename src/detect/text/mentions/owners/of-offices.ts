import { readPhone } from '../../../columns/cells/phone-number.ts';
import { type Span, spanValue } from '../../spans/span.ts';

/** Codes of lines whose calls the one who is called pays for (Industry Numbering Committee, 8YY): offices have them. */
const TOLL_FREE = /^1?8(?:00|33|44|55|66|77|88)\d{7}$/;

/** Behind such a line, whoever sits there: "1-800-555-0182, ext. 4417". */
const EXTENSION = /(?:ext\w{0,6}|x)\W{0,3}\d{1,6}$/i;

/** Whether everybody who calls an office calls this number. */
const isTollFree = (value: string): boolean =>
  TOLL_FREE.test((readPhone(value) ?? '').replace(/\D/g, '')) && !EXTENSION.test(value);

/** How an office is reached, where the label is of one: "Employer's name, address, and ZIP code:", "Payer address:", "Employer phone". */
const OF_OFFICE =
  /(?<!\p{L})(?:employer|payer|payor|creditor|lender|insurer|insurance company|pharmacy|school|hospital|facility|agency)['’]?s?(?:[ ,/&]|full|business|street|mailing|work|name|and){1,12}(?:address|phone|telephone|tel|e-?mail)(?:,? (?:(?:and|&) )?(?:zip|postal) ?code)?[^\p{L}\n]{0,4}[:.][^\n]{0,80}$/iu;
/** Another label or the end of a sentence between that label and the value: the value is that one's. */
const OTHER_LABEL = /[:.][^\n]*(?:[:;]|[.!?] |\t| {3})/u;

/** How the one who writes for an office says where it is reached: "call our billing office at", "unsere Hotline unter", "notre service au". */
const OUR_OFFICE =
  /(?<!\p{L})(?:our|unser(?:e[mnrs]?)?|notre|nuestr[ao]|nostr[ao])\s(?:[\p{L}-]+\s){0,3}?(?:office|department|dept|team|desk|hotline|helpline|line|center|centre|clinic|practice|büro|hotline|kundenservice|kundendienst|service|bureau|secrétariat|oficina|ufficio)(?:\s(?:at|on|is|number|under|unter|au|al|en|by|phone|telephone|calling)){0,3}[:\s]{0,3}$/iu;

const REACHED: ReadonlySet<Span['element']> = new Set<Span['element']>(['postal_address', 'phone', 'email']);

/**
 * Whether a value is an office's by itself, whoever is named beside it: a toll-free number ("call us at 1-800-..."), or what stands behind
 * a label or "our office" that says so. `line`: the words in front of it on its line.
 */
export const isOfOffice = (span: Span, line: string, text: string): boolean => {
  if (!REACHED.has(span.element) || span.state !== 'clear') return false;
  if (span.element === 'phone' && isTollFree(spanValue(span, text))) return true;
  if (OUR_OFFICE.test(line)) return true;
  const label = OF_OFFICE.exec(line)?.[0];
  return label !== undefined && !OTHER_LABEL.test(label);
};
