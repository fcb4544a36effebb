import { join } from 'node:path';
import type { Engine } from '../../engine/port.ts';
import { CONTACT } from '../../schema/vocabulary.ts';
import { contactTitle } from '../contact-titles.ts';
import { type WrittenFile, writeOutFile } from '../files/out-file.ts';
import { contactFlagLines, contactFlags, contactsUndeliverable, householdCount } from '../steps/contacts.ts';
import type { ContactFacts } from './report-facts.ts';

/** What speaks against the contact data of the affected. The engine has `report_affected` and `report_flag`. */
export const contactFacts = async (engine: Engine): Promise<ContactFacts> => {
  const reached = await engine.read(contactsUndeliverable);
  const flags = await engine.read(contactFlags);
  const [homes] = await engine.read(householdCount);
  return {
    households: { id: 'people.households', value: Number(homes?.['n'] ?? 0) },
    sharing: Number(homes?.['people'] ?? 0),
    undeliverable: CONTACT.map((contact) => ({
      contact,
      people: {
        id: `contact.${contact}`,
        value: Number(reached.find((row) => row['contact'] === contact)?.['n'] ?? 0),
      },
    })),
    flags: flags.map((row) => {
      const [contact, flag] = [String(row['contact']), String(row['flag'])];
      return {
        contact,
        flag,
        title: contactTitle(contact, flag),
        effect: String(row['effect']),
        people: { id: `contact.${contact}.${flag}`, value: Number(row['n']) },
      };
    }),
  };
};

/** Writes out/contact-flags.csv (inside `withHeld`): who is flagged for what, by id; the list has the addresses. */
export const writeContactFlags = (engine: Engine, folder: string): Promise<WrittenFile> =>
  writeOutFile(join(folder, 'contact-flags.csv'), async (file) => {
    await file.write('person_id,contact,flag,effect\r\n');
    let rows = 0;
    for await (const batch of engine.stream(contactFlagLines)) {
      for (const { flags, lines } of batch) {
        rows += Number(flags);
        await file.write(String(lines));
      }
    }
    return rows;
  });
