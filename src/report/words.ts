import type { Band } from './facts/report-facts.ts';

/** Words of closed lists as people read them. A word that is not listed stands with blanks. */
const plain = (word: string): string => word.replaceAll('_', ' ');
const from =
  (words: Readonly<Record<string, string>>) =>
  (word: string): string =>
    Object.hasOwn(words, word) ? (words[word] ?? plain(word)) : plain(word);

export const relationText = from({
  customer: 'Current customers',
  former_customer: 'Former customers',
  prospective_customer: 'Prospective customers',
  employee: 'Employees',
  other: 'Others',
});

export const exposureText = from({
  read: 'Read, as logs show',
  presumed: 'Presumed taken, by recorded decision',
  reachable: 'Reachable only: not decided',
  excluded: 'Excluded by recorded decision',
  none: 'In registers only',
});

export const kindText = from({
  company: 'Companies',
  test_value: 'Test values',
  unidentified: 'Unidentified (no name, or one word alone)',
});

export const contactText = from({
  address: 'Address that no letter reaches',
  email: 'Mailbox that no mail reaches',
  phone: 'Number that nobody answers',
});

export const effectText = from({
  undeliverable: 'nothing arrives',
  doubtful: 'look first',
  duplicate: 'told twice',
});

export const audienceText = from({
  individuals: 'the people affected',
  regulator: 'the regulator',
  credit_bureaus: 'the credit bureaus',
  owner: 'the owner of the data',
});

export const answerText = from({
  required: 'Required',
  not_required: 'Not required',
  undetermined: 'Undetermined',
  not_evaluated: 'Not evaluated',
});

export const statusText = from({
  read: 'Read',
  partly: 'Partly read',
  unread: 'Unread',
  duplicate: 'Duplicate of a read copy',
  culled: 'Culled (known system file)',
});

export const stateText = from({
  clear: 'Clear',
  masked: 'Masked',
  truncated: 'Truncated',
  hashed: 'Hashed',
  encrypted: 'Encrypted',
  tokenised: 'Tokenised',
});

const BAND_WORDS: Readonly<Record<Band, string>> = {
  firm: 'Firm (99 % or more)',
  high: 'High (95 to 99 %)',
  fair: 'Fair (80 to 95 %)',
  weak: 'Weak (below 80 %)',
  unstated: 'Not stated',
};
export const bandText = (band: Band): string => BAND_WORDS[band];

export const plainWord = (word: string): string => {
  const text = plain(word);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Numbers as English text groups them, without the runtime's own locale. */
export const numberText = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** Bytes in units of 1,000. */
export const bytesText = (bytes: number): string => {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return unit === 0 ? `${bytes} bytes` : `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026-03-20 as "20 Mar 2026"; anything else as it stands. */
export const dateText = (iso: string): string => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return iso;
  return `${Number(match[3])} ${MONTHS[Number(match[2]) - 1] ?? match[2]} ${match[1]}`;
};
