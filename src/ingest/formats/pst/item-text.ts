import type { Address, Email } from 'postal-mime';
import type { PSTContact } from 'pst-extractor/dist/PSTContact.class.js';
import type { PSTMessage } from 'pst-extractor/dist/PSTMessage.class.js';
import type { PSTRecipient } from 'pst-extractor/dist/PSTRecipient.class.js';
import { mailText } from '../mail/mail-text.ts';
import { rtfText } from '../rtf/rtf-text.ts';
import type { Listener } from './store.ts';

/** What a card of the address book says, under the words that forms have for it. */
const CONTACT: readonly (readonly [label: string, property: keyof PSTContact])[] = [
  ['First name', 'givenName'],
  ['Middle name', 'middleName'],
  ['Last name', 'surname'],
  ['Company', 'companyName'],
  ['Job title', 'title'],
  ['Email', 'email1EmailAddress'],
  ['Email 2', 'email2EmailAddress'],
  ['Email 3', 'email3EmailAddress'],
  ['Mobile phone', 'mobileTelephoneNumber'],
  ['Home phone', 'homeTelephoneNumber'],
  ['Home phone 2', 'home2TelephoneNumber'],
  ['Business phone', 'businessTelephoneNumber'],
  ['Business phone 2', 'business2TelephoneNumber'],
  ['Other phone', 'otherTelephoneNumber'],
  ['Home address', 'homeAddress'],
  ['Work address', 'workAddress'],
  ['Other address', 'otherAddress'],
  ['Postal address', 'postalAddress'],
  ['Date of birth', 'birthday'],
  ['Government ID', 'governmentIdNumber'],
  ['Spouse', 'spouseName'],
  ['Nickname', 'nickname'],
  ['Account', 'account'],
  ['Customer ID', 'customerId'],
];

const wordsOf = (value: unknown): string => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value.replace(/\s*[\r\n]+\s*/g, ', ').trim() : '';
};

export const contactText = (contact: PSTContact, { ask }: Listener): string => {
  const lines = CONTACT.map(([label, property]) => [label, ask(() => wordsOf(contact[property]))] as const);
  const said = lines.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}\n`);
  const notes = ask(() => contact.body).trim();
  return `${said.join('')}${notes === '' ? '' : `\n${notes}\n`}`;
};

const addressOf = (name: string, ...mails: readonly string[]): Address => ({
  name,
  address: mails.find((mail) => mail.includes('@')) ?? '',
});

const TO = 1;
/** In front of a subject, a sign and the length of its prefix. */
const PREFIX = new RegExp(`^${String.fromCharCode(1)}[^]`);

const recipientsOf = (message: PSTMessage, { ask }: Listener) => {
  const all = ask(() =>
    Array.from({ length: message.numberOfRecipients }, (_, n) => message.getRecipient(n) as PSTRecipient | null),
  );
  return (wanted: number): Address[] =>
    all
      .filter((one) => one !== null && (one.recipientType || TO) === wanted)
      .map((one) => ask(() => addressOf(one?.displayName ?? '', one?.smtpAddress ?? '', one?.emailAddress ?? '')));
};

const bodyOf = (message: PSTMessage): Pick<Email, 'text' | 'html'> => {
  const { body, bodyHTML } = message;
  if (body !== '' || bodyHTML !== '')
    return { ...(body === '' ? {} : { text: body }), ...(bodyHTML === '' ? {} : { html: bodyHTML }) };
  const { bodyRTF } = message;
  return bodyRTF === '' ? {} : { text: rtfText(bodyRTF).text };
};

/** A message, an appointment, a task or a note as a mail. */
export const messageText = (message: PSTMessage, listener: Listener): string => {
  const { ask } = listener;
  const of = recipientsOf(message, listener);
  const sent = ask(() => message.clientSubmitTime ?? message.messageDeliveryTime ?? message.creationTime);
  const date = sent === null || Number.isNaN(sent.getTime()) ? '' : sent.toUTCString();
  return mailText({
    headers: [{ key: 'date', originalKey: 'Date', value: date }],
    headerLines: [],
    from: ask(() =>
      addressOf(
        message.senderName || message.sentRepresentingName,
        message.senderEmailAddress,
        message.sentRepresentingEmailAddress,
      ),
    ),
    to: of(TO),
    cc: of(2),
    bcc: of(3),
    subject: ask(() => message.subject).replace(PREFIX, ''),
    messageId: '',
    attachments: [],
    ...ask(() => bodyOf(message)),
  });
};
