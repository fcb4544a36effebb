import type { Mention } from '../people/mention.ts';
import { type DateStyle, writtenDate, writtenPhone } from '../people/written.ts';
import type { Random } from '../random.ts';
import { createText, type DrillText, type TextBuilder } from './text-builder.ts';

const nameOf = ({ given, middle, family, suffix }: Mention): string =>
  [given, middle.length === 1 ? `${middle}.` : '', family, suffix].filter((part) => part !== '').join(' ');

const addressOf = ({ home }: Mention): string =>
  home ? `${home.street}, ${home.city}, ${`${home.region} ${home.postalCode}`.trim()}` : '';

const DATES: readonly DateStyle[] = ['us', 'words', 'iso'];

/** A form of label and value lines: an application for credit or for porting a number. */
export const formText = (mention: Mention, title: string, random: Random): DrillText =>
  createText()
    .add(`${title}\nReference ${random.digits(6)}\n\n`)
    .about(mention.person.id)
    .field('Applicant name', 'person_name', nameOf(mention))
    .field('Date of birth', 'date_of_birth', writtenDate(mention.birth, random.pick(DATES)))
    .field('Social Security number', 'ssn', mention.ssn)
    .field("Driver's license number", 'drivers_license', mention.licence)
    .field('Address', 'postal_address', addressOf(mention))
    .field('Telephone', 'phone', writtenPhone(mention.phone, 'brackets'))
    .field('E-mail', 'email', mention.email)
    .add('\nThe applicant agrees to a credit check. Terms of service of January 2021 apply.\n')
    .done();

const AGENTS = ['agent 12', 'agent 7', 'agent 31', 'night desk'];

const noteInto = (text: TextBuilder, mention: Mention, random: Random): TextBuilder => {
  text.about(mention.person.id).add('Customer ').value('person_name', nameOf(mention));
  if (mention.phone) text.add(' called from ').value('phone', writtenPhone(mention.phone, 'dashes'));
  else text.add(' came to the store');
  text.add('. ');
  if (mention.ssn && random.chance(0.5)) text.add('Verified by SSN ').value('ssn', mention.ssn).add('. ');
  else if (mention.ssn)
    text.add('Verified by SSN ending in ').value('ssn', mention.ssn.slice(-4), 'truncated').add('. ');
  if (mention.birth) text.add('Date of birth ').value('date_of_birth', writtenDate(mention.birth, 'us')).add('. ');
  if (random.chance(0.3)) text.add('Account PIN ').value('account_pin', mention.person.pin).add(' confirmed. ');
  return text.add(
    random.pick(['Asked about a double charge.', 'Wants to port the number.', 'Phone lost, SIM replaced.']),
  );
};

/** A note that an agent typed about one customer, or two. */
export const noteText = (mentions: readonly Mention[], random: Random): DrillText => {
  const text = createText().add(`Note by ${random.pick(AGENTS)}\n\n`);
  for (const mention of mentions) noteInto(text, mention, random).add('\n\n');
  return text.add('No further action.\n').done();
};

/** A chat log: one conversation a customer. */
export const chatText = (mentions: readonly Mention[], random: Random): DrillText => {
  const text = createText().add('# support chat export\n');
  let clock = random.int(600);
  const minute = () => {
    clock += random.between(1, 3);
    return `[${String(Math.floor(clock / 60) % 24).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}]`;
  };
  for (const mention of mentions) {
    text.add(`\n${minute()} agent: Hello, how can I help? Please give your name.\n${minute()} customer: `);
    text.about(mention.person.id).add('My name is ').value('person_name', nameOf(mention)).add('\n');
    if (mention.email) text.add(`${minute()} customer: you can write to `).value('email', mention.email).add('\n');
    text.add(`${minute()} agent: Thank you. Which line is it?\n`);
    if (mention.phone)
      text.add(`${minute()} customer: my phone is `).value('phone', writtenPhone(mention.phone, 'plain')).add('\n');
    if (random.chance(0.3)) text.add(`${minute()} customer: the IMEI is `).value('imei', mention.person.imei).add('\n');
  }
  return text.done();
};

/** The desk that customers write to. */
export const DESK_MAIL = 'care@carrier.example';

/** A customer's mail: head and body as one text. */
export const mailText = (mention: Mention, random: Random): DrillText => {
  const day = `${random.between(1, 28)} Jul 2021 ${String(random.int(24)).padStart(2, '0')}:15:00 +0000`;
  const text = createText().about(mention.person.id).add('From: ');
  const plain = (name: string) => /^[ -~]*$/.test(name);
  const name = nameOf(mention);
  if (plain(name)) text.add('"').value('person_name', name).add('" <');
  else text.add('<');
  text.value('email', mention.email).add('>\nTo: Customer Care <').nobody('email', DESK_MAIL).add('>\n');
  text.add(`Date: ${day}\nSubject: My account\nMessage-ID: <${random.digits(12)}@mail.example>\nMIME-Version: 1.0\n`);
  text.add(`Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n`);
  text.add('Hello,\n\nplease correct my account ').value('account_number', mention.person.account).add('. ');
  if (mention.birth)
    text.add('My date of birth is ').value('date_of_birth', writtenDate(mention.birth, 'words')).add('. ');
  const address = addressOf(mention);
  if (address) text.add('I now live at ').value('postal_address', address).add('. ');
  if (mention.phone) text.add('Please call me at ').value('phone', writtenPhone(mention.phone, 'brackets')).add('.');
  return text.add('\n\nBest regards\n').value('person_name', name).add('\n').done();
};
