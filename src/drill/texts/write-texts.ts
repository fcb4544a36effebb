import { join } from 'node:path';
import { docxOf } from '../files/office.ts';
import { pdfOf } from '../files/pdf.ts';
import { memorySink, writeBytes } from '../files/sink.ts';
import { isOwn, type Mention, mentionOf } from '../people/mention.ts';
import { createRandom, type Random } from '../random.ts';
import { MAIL_LIST } from '../tables/table-plan.ts';
import type { DrillWorld } from '../tables/table-rows.ts';
import { tableBytes } from '../tables/write-tables.ts';
import { benignFiles, unreadFiles } from './benign.ts';
import { type DrillText, NOBODY } from './text-builder.ts';
import { chatText, DESK_MAIL, formText, mailText, noteText } from './texts.ts';

/** How many texts a drill of so many people has: some at the smallest, and no more than a person could plant. */
const countFor = (people: number, per: number, most: number): number =>
  Math.max(2, Math.min(most, Math.round(people / per)));

const padded = (n: number): string => String(n + 1).padStart(4, '0');

/** Registers a text with its places. `exact`: offsets are those of the file's own text. */
const addText = ({ truth }: DrillWorld, document: string, format: string, text: DrillText, exact: boolean): void => {
  truth.add('document', { document, format, status: 'read', personal: true });
  for (const { start, person } of text.mentions) truth.add('record', { document, start, mention: 1, person });
  for (const { start, end, element, state, person } of text.spans) {
    truth.add('span', { document, start, end, element, state, person, exact });
    if (person !== NOBODY) truth.expose(document, person, element, state);
  }
};

interface TextWorld extends DrillWorld {
  readonly folder: string;
  /** A person drawn from those whose data such a text can hold. */
  mention(random: Random, needsMail?: boolean): Mention;
}

const writeNotes = (world: TextWorld): void => {
  const random = createRandom(world.seed, 'notes');
  for (let n = 0; n < countFor(world.people.length, 60, 300); n++) {
    const path = `evidence/notes/note_${padded(n)}.txt`;
    const mentions = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => world.mention(random));
    const text = noteText(mentions, random);
    writeBytes(join(world.folder, path), Buffer.from(text.text, 'utf8'));
    addText(world, path, 'txt', text, true);
  }
  for (let n = 0; n < countFor(world.people.length, 400, 40); n++) {
    const path = `evidence/notes/chat_${padded(n)}.txt`;
    const text = chatText(
      Array.from({ length: random.between(5, 12) }, () => world.mention(random)),
      random,
    );
    writeBytes(join(world.folder, path), Buffer.from(text.text, 'utf8'));
    addText(world, path, 'txt', text, true);
  }
};

const writeForms = (world: TextWorld): void => {
  const random = createRandom(world.seed, 'forms');
  const count = countFor(world.people.length, 130, 150);
  for (let n = 0; n < count; n++) {
    const word = `evidence/forms/application_${padded(n)}.docx`;
    const application = formText(world.mention(random), 'Application for service', random);
    writeBytes(join(world.folder, word), docxOf(application.text.split('\n')));
    addText(world, word, 'docx', application, false);
    const pdf = `evidence/forms/porting_${padded(n)}.pdf`;
    const porting = formText(world.mention(random), 'Request to port a number', random);
    writeBytes(join(world.folder, pdf), pdfOf(porting.text.split('\n')));
    addText(world, pdf, 'pdf', porting, false);
  }
};

const writeMailbox = (world: TextWorld): void => {
  const random = createRandom(world.seed, 'mailbox');
  const path = 'evidence/mail/support.mbox';
  const sink = memorySink();
  const count = countFor(world.people.length, 40, 1000);
  for (let n = 0; n < count; n++) {
    const mail = mailText(world.mention(random, true), random);
    sink.write(`From ${DESK_MAIL} Sun Aug  1 00:00:00 2021\n${mail.text.replace(/^(>*From )/gm, '>$1')}\n`);
    addText(world, `${path}!/${n + 1}`, 'eml', mail, false);
  }
  world.truth.add('document', { document: path, format: 'mbox', status: 'container', personal: true });
  writeBytes(join(world.folder, path), sink.close());
};

const REPORTS_MAIL = 'reports@carrier.example';
const BOUNDARY = '=_part_of_the_drill';

const attachment = (name: string, type: string, bytes: Uint8Array): string => {
  const base64 = Buffer.from(bytes)
    .toString('base64')
    .replace(/(.{76})/g, '$1\n');
  return `--${BOUNDARY}\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${base64}\n`;
};

/** A mail about nobody that carries a list and a form. */
const writeListMail = (world: TextWorld): void => {
  const path = 'evidence/mail/export-request.eml';
  const random = createRandom(world.seed, path);
  const form = formText(world.mention(random), 'Request to port a number', random);
  const head = `From: Reporting <${REPORTS_MAIL}>\nTo: Customer Care <${DESK_MAIL}>\nDate: Mon, 2 Aug 2021 09:00:00 +0000\nSubject: Closed accounts\nMessage-ID: <export-request@carrier.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${BOUNDARY}"\n`;
  const body = `--${BOUNDARY}\nContent-Type: text/plain; charset=utf-8\n\nThe list and the form are attached.\n`;
  const parts =
    attachment('list.csv', 'text/csv', tableBytes(world, MAIL_LIST)) +
    attachment('form.pdf', 'application/pdf', pdfOf(form.text.split('\n')));
  writeBytes(
    join(world.folder, path),
    Buffer.from(`${head}\n${body}${parts}--${BOUNDARY}--\n`.replaceAll('\n', '\r\n'), 'utf8'),
  );
  world.truth.add('document', { document: path, format: 'eml', status: 'read', personal: false });
  for (const address of [REPORTS_MAIL, DESK_MAIL]) {
    const start = head.indexOf(address);
    const place = { start, end: start + address.length, state: 'clear', person: NOBODY, exact: false } as const;
    world.truth.add('span', { document: path, element: 'email', ...place });
  }
  addText(world, `${path}!/form.pdf`, 'pdf', form, false);
};

const writeMails = (world: TextWorld): void => {
  const random = createRandom(world.seed, 'mails');
  for (let n = 0; n < countFor(world.people.length, 150, 200); n++) {
    const path = `evidence/mail/case_${padded(n)}.eml`;
    const mail = mailText(world.mention(random, true), random);
    writeBytes(join(world.folder, path), Buffer.from(mail.text.replaceAll('\n', '\r\n'), 'utf8'));
    addText(world, path, 'eml', mail, false);
  }
};

/** Writes texts, forms and mails, the files without personal data between them, and those that cannot be read. */
export const writeTexts = (folder: string, world: DrillWorld): void => {
  const speakers = world.people.filter(
    ({ group }) => group !== 'minor_line' && group !== 'register_only' && group !== 'employee',
  );
  const textWorld: TextWorld = {
    ...world,
    folder,
    mention: (random, needsMail = false) => {
      const written = mentionOf(random.pick(speakers), world.data, random);
      // Placeholders are for forms with fields; nobody speaks them.
      const mention = {
        ...written,
        ssn: isOwn(written, 'ssn') ? written.ssn : '',
        phone: isOwn(written, 'phone') ? written.phone : '',
      };
      return needsMail && mention.email === '' ? { ...mention, email: mention.person.email } : mention;
    },
  };
  writeNotes(textWorld);
  writeForms(textWorld);
  writeMails(textWorld);
  writeMailbox(textWorld);
  writeListMail(textWorld);
  for (const { name, bytes, format, status } of [...benignFiles(world.seed), ...unreadFiles(world.seed)]) {
    writeBytes(join(folder, name), bytes);
    world.truth.add('document', { document: name, format, status, personal: status === 'unread' });
  }
};
