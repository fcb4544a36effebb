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

const REACHED: ReadonlySet<Span['element']> = new Set<Span['element']>(['postal_address', 'phone', 'email']);

/**
 * Whether a value is an office's by itself, whoever is named beside it: a toll-free number ("call us at 1-800-..."), or what stands behind
 * a label that says so. `line`: the words in front of it on its line.
 */
export const isOfOffice = (span: Span, line: string, text: string): boolean => {
  if (!REACHED.has(span.element) || span.state !== 'clear') return false;
  if (span.element === 'phone' && isTollFree(spanValue(span, text))) return true;
  const label = OF_OFFICE.exec(line)?.[0];
  return label !== undefined && !OTHER_LABEL.test(label);
};
