import type { Address, Email } from 'postal-mime';
import { htmlText } from '../../text/html-text.ts';

const addressText = (address: Address): string => {
  if (address.group) return `${address.name}: ${address.group.map(addressText).join(', ')}`;
  if (!address.name || address.name === address.address) return address.address ?? '';
  return address.address ? `${address.name} <${address.address}>` : address.name;
};

const list = (addresses: readonly Address[] | undefined): string => (addresses ?? []).map(addressText).join(', ');

const rawHeader = (email: Email, key: string): string =>
  email.headers.find((header) => header.key === key)?.value.trim() ?? '';

/** Words that a reader would miss: numbers and addresses, and words of some length. */
const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}@._+-]{4,}/gu));

/** Whether the page says more than the plain text beside it: a number, an address, or many words. */
const saysMore = (page: string, plain: string): boolean => {
  const known = tellingWords(plain);
  const words = [...tellingWords(page)];
  const unknown = words.filter((word) => !known.has(word));
  return unknown.some((word) => /[\d@]/.test(word)) || unknown.length > 0.2 * words.length;
};

const bodyOf = ({ text, html }: Email): string => {
  const plain = (text ?? '').replaceAll('\r\n', '\n').trimEnd();
  if (html === undefined) return plain;
  const page = htmlText(html);
  if (plain.trim() === '') return page;
  return saysMore(page, plain) ? `${plain}\n\n${page}` : plain;
};

/**
 * A mail as one text, always laid out alike: who wrote to whom, about what, when; an empty line; the body. A page
 * (HTML) becomes text, and stands behind the plain body where it says more than that.
 */
export const mailText = (email: Email): string => {
  const head: readonly (readonly [string, string])[] = [
    ['From', email.from ? addressText(email.from) : ''],
    ['Sender', email.sender && !email.from ? addressText(email.sender) : ''],
    ['Reply-To', list(email.replyTo)],
    ['To', list(email.to)],
    ['Cc', list(email.cc)],
    ['Bcc', list(email.bcc)],
    ['Subject', email.subject ?? ''],
    ['Date', rawHeader(email, 'date')],
  ];
  const lines = head
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value.replace(/\s*\n\s*/g, ' ')}`);
  return `${lines.join('\n')}\n\n${bodyOf(email)}\n`;
};
