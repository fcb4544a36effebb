import type { ReportFacts } from '../facts/report-facts.ts';
import { contactText, effectText, numberText } from '../words.ts';
import { type Html, html } from './html.ts';
import { dataTable, num, section, shareText, tag } from './pieces.ts';

const KIND: Readonly<Record<string, string>> = { undeliverable: 'over', doubtful: 'ask', duplicate: 'ask' };

/** What to look at before letters, mails and calls go out. */
export const contactSection = ({ contacts, people }: ReportFacts): Html =>
  section(
    'contacts',
    'Before anything is sent',
    'Addresses, mailboxes and telephone numbers that rank first for the affected, and what speaks against them. A flag changes nothing; the list names it for each person.',
    [
      contacts.households.value > 0 &&
        html`<p>${num(contacts.households)} addresses are shared by two or more of the affected, ${numberText(contacts.sharing)} people in all; the list names their household.</p>`,
      contacts.flags.length === 0
        ? html`<p>Nothing speaks against any address, mailbox or number.</p>`
        : html`${dataTable(
            'Affected people whom nothing can reach this way',
            [{ text: 'Way' }, { text: 'People', number: true }, { text: 'Share', number: true }],
            [
              [
                'No address at all',
                num(people.withoutAddress),
                shareText(people.withoutAddress.value, people.affected.value),
              ],
              ...contacts.undeliverable.map(({ contact, people: reached }) => [
                contactText(contact),
                num(reached),
                shareText(reached.value, people.affected.value),
              ]),
            ],
          )}${dataTable(
            'Flags, with what each says',
            [{ text: 'Flag' }, { text: 'Of' }, { text: 'Effect' }, { text: 'People', number: true }],
            contacts.flags.map(({ contact, title, effect, people: flagged }) => [
              title,
              contact,
              tag(KIND[effect] ?? 'ask', effectText(effect)),
              num(flagged),
            ]),
          )}<p class="sub">By person in <code>out/contact-flags.csv</code> and in the list's column <code>contact_flags</code>. Where only the evidence gives a bad address, the register, NCOA or a skip trace may give a better one.</p>`,
    ],
  );
