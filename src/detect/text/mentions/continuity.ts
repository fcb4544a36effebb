import type { Span } from '../spans/span.ts';
import { lineStart } from '../tokens/line-of.ts';
import { isBeside } from './parties.ts';
import { pronounIn } from './pronouns.ts';
import { fitsOffice, type Place, type Scene, type Tier, type Value } from './scene.ts';
import { ENDS } from './sentence.ts';
import { lineBefore } from './standing.ts';

/** What a contract is paid with and is about: of whoever applies, not of the last of a list of people. */
export const OF_CONTRACT: ReadonlySet<string> = new Set(
  'payment_card card_expiry card_security_code financial_account bank_routing_number iban vin account_number account_pin'.split(
    ' ',
  ),
);

/** What a file of a clinic is about: of the patient, not of the contacts beside. */
const OF_PATIENT: ReadonlySet<string> = new Set(['medical', 'medical_record_number', 'health_insurance_id']);

/** What only whom a form is about is asked for below the line of a relative or a contact. */
const OF_TOPIC: ReadonlySet<string> = new Set([
  ...OF_CONTRACT,
  ...OF_PATIENT,
  'employee_id',
  'student_id',
  'race_or_ethnicity',
  'religion',
  'union_membership',
  'criminal_record',
  'username',
  'password',
  'signature',
  'ticket_number',
  'order_number',
]);

/** A line that begins with a heading: "TRADE  2014 F-150", "PRESENT ADDRESS 22 Oak Ave". */
const NEW_SECTION = /\n[ \t]{0,4}\p{Lu}[\p{Lu} &/'-]{3,24}(?:\s{2}|\s?[:(]|\s\d|\n)[^\n]*$/u;

/** Whoever a form is about, for what stands on a line of its own behind a list of others that no label names. */
const contractorOf = (
  { discourse }: Scene,
  previous: number,
  { element }: Span,
  between: string,
): number | undefined => {
  const { standing, role, party, main, isForm, isHeaded } = discourse;
  if (main !== undefined && role[previous] !== undefined && NEW_SECTION.test(between)) return main;
  if (!between.includes('\n') || main === undefined || main === previous) return undefined;
  if (standing[main] !== 'subject' && !isForm) return undefined;
  const listed = role[previous] === undefined && party[previous] === undefined && standing[previous] === 'plain';
  if (standing[main] === 'subject' && OF_CONTRACT.has(element) && (listed || standing[previous] === 'second'))
    return main;
  // What is ticked or told of health below a parent, a payer or a contact is the patient's.
  const own = party[previous];
  const beside =
    (!isHeaded(previous) || OF_CONTRACT.has(element)) &&
    role[previous] !== 'beneficiary' &&
    standing[previous] !== 'subject' &&
    (standing[previous] === 'second' || role[previous] !== undefined || (own !== undefined && isBeside(own)));
  return (isForm ? OF_TOPIC : OF_PATIENT).has(element) && beside ? main : undefined;
};

/** Signs in front of a value in which "your" says to whom a letter is written. */
const PARAGRAPH = 240;

/** Whoever a letter or a mail is from and to, each by the words that mean them. */
const WRITER_OR_READER =
  /(?:^|[^\p{L}])(?:(i|my|me|mine|ich|mein\p{L}{0,2}|je|mon|ma|mes|yo|mis?)|you|yours?|ihr\p{L}{0,2}|votre|vos|su|sus)(?=[^\p{L}])/giu;

/**
 * "Refund to account", "Please charge it to": what a letter pays with, in a sentence that names nobody, is of whom its last
 * "my" or "your" means, whoever was spoken of before.
 */
export const byLetter: Tier = ({ discourse, chat, text }, { span, previous, between, label }) => {
  if (!OF_CONTRACT.has(span.element) || discourse.isForm || chat.isChat || pronounIn(label) !== undefined) return [];
  if (previous !== undefined && !ENDS.test(between)) return [];
  const words = text.slice(Math.max(0, span.start - PARAGRAPH), span.start);
  const last = [...words.matchAll(WRITER_OR_READER)].at(-1);
  if (!last) return [];
  return [last[1] === undefined ? discourse.addresseeAt(span.start) : discourse.speakerAt(span.start)];
};

/** The owner of the value before goes on owning; somebody beside another only within the sentence. */
export const byContinuity: Tier = (scene, value) => {
  const { previous, span, between, told, mine } = value;
  // "My number is 44719; send it to ...": who writes goes on.
  if (mine && previous !== undefined && !between.includes('\n')) return [previous];
  if (previous === undefined || !fitsOffice(scene, previous, span) || (NEW_ENTRY.test(between) && hasSubject(scene)))
    return [];
  const contractor = contractorOf(scene, previous, span, between);
  if (contractor !== undefined) return [contractor];
  const goesOn = told && !OF_CONTRACT.has(span.element);
  if (scene.discourse.standing[previous] !== 'second' || goesOn || !ENDS.test(between)) return [previous];
  return hasTopic(scene, previous, value) ? [] : [previous];
};

/** "Her phone is 555-0136 and the plate was": what the same sentence goes on to say, unless it says whose. */
export const bySameSentence: Tier = (scene, { previous, span, between, mine, label }) => {
  if (previous === undefined || pronounIn(label) === 'third') return [];
  if (mine && !between.includes('\n')) return [previous];
  return between.length < MOST_BETWEEN && !ENDS.test(between) && fitsOffice(scene, previous, span) ? [previous] : [];
};

const MOST_BETWEEN = 60;

/** A line of a log that begins with a date or a time: it speaks of whom the file is about again. */
const NEW_ENTRY = /\n[ \t]{0,4}(?:\d{1,2}[/.:-]\d{1,2}|\d{4}-\d{2}|[0-2]\d[0-5]\d\s\p{L})/u;

const hasSubject = ({ discourse }: Scene): boolean => discourse.standing.includes('subject');

const PROSE = /\p{Ll}{2,} \p{Ll}{2,}[^:|\n]*$/u;

/** Whether somebody is named within a sentence and not in a field of a form. */
const isInProse = ({ text }: Scene, place: Place | undefined): boolean =>
  place !== undefined && PROSE.test(lineBefore(text, place.start, 96));

/** Whether a text is about somebody else than a person: by a label, or within prose by being named first. */
const hasTopic = (scene: Scene, person: number, { between, span: { element }, before }: Value): boolean => {
  const { main, standing } = scene.discourse;
  if (main === undefined || main === person) return false;
  if (
    between.includes('\n') &&
    isInProse(
      scene,
      before.find((place) => place.person === person),
    )
  )
    return true;
  return standing.includes('subject') || !between.includes('\n') || OF_CONTRACT.has(element);
};

const LOG_LINE = /^[ \t]{0,4}(?:[[(]?\d{1,2}[/.:-]\d{1,2}|\d{4}-\d{2}|[0-2]\d[0-5]\d\s\p{L})/u;

/** The one person whom the line of a log names: what the line says behind is about them. */
export const byLogLine: Tier = (scene, { span, before }) => {
  const { text } = scene;
  const start = lineStart(text, span.start);
  if (!LOG_LINE.test(text.slice(start, start + 24))) return [];
  const named = new Set(before.filter((place) => place.start >= start).map(({ person }) => person));
  const [only] = named;
  return named.size === 1 && only !== undefined && fitsOffice(scene, only, span) ? [only] : [];
};

/** The patient, or whom else the file is about. */
const subjectOf = ({ party, main, standing }: Scene['discourse']): number | undefined => {
  const patient = party.indexOf('patient');
  if (patient >= 0) return patient;
  return main !== undefined && standing[main] === 'subject' ? main : undefined;
};

/** What is told of health in a sentence that names nobody, behind another kind of value, is of whom the file is about. */
export const byPatient: Tier = ({ discourse }, { span, previous, label, between, lastElement }) => {
  if (span.element !== 'medical') return [];
  const own = previous === undefined ? undefined : discourse.party[previous];
  const isOwn = own !== undefined && !isBeside(own);
  const goesOn = previous !== undefined && (lastElement === 'medical' || !ENDS.test(between) || isOwn);
  return goesOn || pronounIn(label) !== undefined ? [] : [subjectOf(discourse)];
};
