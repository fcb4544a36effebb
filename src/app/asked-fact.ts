import { words } from './memo/words.ts';

/** What is missing as a question. What is not listed stands as it is called. */
const ASKS: Readonly<Record<string, string>> = {
  'redaction.ssn_last4_is_redacted': 'whether the law takes a number of which the last four digits show as redacted',
  'redaction.max_visible_digits': 'how many digits may show for the law to take a number as redacted',
  'event.encryption_safe_harbor': 'whether the law leaves out encrypted data whose key is safe',
  'event.paper': 'whether the law covers data on paper',
  'contact.cost_of_direct_notice_usd': 'what letters to everybody would cost, in US dollars',
  'group.encrypted': 'whether the data were encrypted, and what became of the key',
  'group.redacted': 'how many digits could be read',
  'group.count': 'how many people there are',
  'group.jurisdiction': 'where these people live',
  'group.data_form': 'whether the data were on paper',
  'group.with_name': 'whether names stand beside the data',
  'event.acquired': 'whether the data were taken',
  'event.accessed': 'whether the data were seen',
  credentials_open: 'what the log-ins open',
  opens_account_alone: 'whether the number opens the account without anything more',
  card_kind: 'whether the cards are credit or debit cards',
  biometric_use: 'what the biometric data are used for',
  material_to_investors: 'whether the incident is material to investors',
  state_office_named_bureaus: 'whether the office of the state has named the bureaus to be told',
  letter_suggests_credit_report: 'whether the letter suggests a credit report',
  next_of_kin_address_known: 'whether the address of the next of kin is known',
};

/** What a missing fact asks, in words that go on a sentence. */
export const askedFact = (fact: string): string => ASKS[fact] ?? words(fact);
