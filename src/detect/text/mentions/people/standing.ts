import type { Span } from '../../spans/span.ts';
import { isRelative, partiesBefore, partyBefore, partyBehind, partyBelow } from '../parties.ts';
import type { NamedPerson } from './named-person.ts';

/** What a person is to a text: who it is about, somebody beside them, or somebody who acts for an office. */
export type Standing = 'subject' | 'plain' | 'second' | 'professional';

/** Signs of a line that are looked at in front of something. */
export const HEAD = 72;

/** Text in front of an offset on the same line. */
export const lineBefore = (text: string, at: number, most = HEAD): string => {
  const head = text.slice(Math.max(0, at - most), at);
  return head.slice(head.lastIndexOf('\n') + 1);
};

/** Words for a second person of a form or letter, by role. */
const ROLE_WORDS: readonly (readonly [string, RegExp])[] = [
  [
    'second',
    /\b(?:co-?app(?:licant|l|lic)?|co-?borr(?:ower)?|co-?owner|co-?tenant|co-?signer|joint (?:owner|applicant|holder)|second (?:applicant|owner|borrower)|codeudor|cosolicitante)\b/i,
  ],
  [
    'spouse',
    /\b(?:spouse|husband|wife|esposo|esposa|c[oó]nyuge|marido|mari|femme|conjoint|ehemann|ehefrau|ehepartner|partner|compagnon|compagne|lebensgef[äa]hrt\w{1,4}|companheir[oa]|compa[ñn]er[oa]|pareja|c[ôo]njuge|husb|hubby|moglie|marito|esposa|esposo|echtgenote|echtgenoot|żona|żony|mąż)(?:'s)?\b/i,
  ],
  [
    'contact',
    /\b(?:emergency (?:contact|phone|number|name|tel)|in case of emergency|person to notify|nok|personne [àa] pr[ée]venir|contact d['’]urgence|contato de emerg[êe]ncia|next of kin|contacto de emergencia|notfallkontakt)\b/i,
  ],
  [
    'child',
    /\b(?:dependents?|dependentes?|dependientes?|enfants?|kinder|filhos|hijos|figli|son|daughter|child|hijo|hija|sohn|sohnes|tochter|fils|fille|stepson|stepdaughter|dau|dtr|figlio|figlia|filho|filha|zoon|dochter|syn|córka)(?:'s)?\b/i,
  ],
  [
    'relative',
    /\b(?:mother|father|mom|mum|dad|brother|sister|parent|guardian|aunt|uncle|cousin|m[ãa]e|pai|grand\w{3,6}|nephew|niece|nominee|neighbou?r|niet[oa]|madre|padre|hermano|hermana|mutter|vater|bruder|schwester|m[eè]re|p[eè]re|fr[eè]re|s[oœ]eur|fratello|sorella|irm[ãa]o?|broer|zus|brat|siostra|vader|moeder|matka|ojciec|ex-(?:wife|husband|spouse|partner|boyfriend|girlfriend)|ex(?:wife|husband))(?:'s)?\b|(?:^|[^\p{L}])[sdw]\/o(?=[^\p{L}])/iu,
  ],
  ['reference', /\b(?:references?|reports to|reporting to|supervised by|boss)\b/i],
  ['beneficiary', /\b(?:beneficiary|beneficiario|beneficiaria)\b/i],
];

/** The last role that words name. */
export const roleIn = (words: string): string | undefined => {
  let found: { readonly role: string; readonly at: number } | undefined;
  for (const [role, pattern] of ROLE_WORDS) {
    const at = words.search(pattern);
    if (at >= 0 && at >= (found?.at ?? -1)) found = { role, at };
  }
  return found?.role;
};

const SUBJECT =
  /(?:^|[\s|])(?:name|names|patient|applicant|customer|client|claimant|insured|subscriber|member|employee|borrower|account ?holder|card ?holder|policy ?holder|taxpayer|student|resident|res|tenant|guest|passenger|caller|subject|defendant|respondent|inmate|offender|decedent|missing(?: person)?|veteran|deceased|occupier|re|regarding|in re|betrifft|betreff|betr\.?|concerne|nombre|paciente|cliente|solicitante|asegurado|nom|patiente?|nachname|vorname|kunde|kundin|patientin|versicherter?|nome|paziente)(?: name| id)?(?:\s{0,3}[:#|-]\s{0,30}|\s{1,2})(?:(?:mr|mrs|ms|miss|dr|herr|frau|mme|sra?)\.? )?$/i;
const OFFICE_BEFORE =
  /(?:\b(?:dr(?:\.? (?:med|phil|jur|rer|nat|dent|vet)){1,3}|dr|dra|docteure?|doctora|dottore|dottoressa|dott|arzt|ärztin|médecin|médico|médica|prof|dep|const|insp|p\.?c|supv|mgr|provider|pcp|worker|caseworker|staff|advisor|tech|pastor|justice|clerk|assigned|arresting|seen by|ordering provider|atty|det|sgt|ofc|lcdo|lcda|rn|adjuster|examiner|attorney|officer|detective|sergeant|deputy|nurse|doctor|physician|paramedic|emt|teacher|coach|principal|counsel(?:or|lor)|chaplain|lineman|social worker|victim advocate|victim['’]s advocate|advocate|guardian ad litem|gal|public defender|prosecutor|ada|bailiff|probation officer|p\.?o\.?|parole officer|case ?manager|court reporter|interpreter|notary(?: public)?|(?:union )?rep|constable|trooper|pc|insp(?:ector)?|lieutenant|lt|cpl|chief|sheriff|magistrate|clerk|registrar|secretary|receptionist|pharmacist|therapist|psychologist|psychiatrist|surgeon|dentist|midwife|consultant|attending|agent|representative|rep|supervisor|judge|technician|preparer|translator|broker|recruiter|underwriter|dispatcher|manager|assigned to|sent by|signed by|prepared by|reviewed by|call|contact|ask for|(?:speak|speaking|talking) (?:with|to)|fr|rev|rabbi|imam|ansprechpartner(?:in)?|(?:sach)?bearbeiter(?:in)?|write to|llame a|escriba a|contacte a|contactez|wenden sie sich an)\.?(?: is| was)?[:,\s]{1,3}(?:(?:mr|mrs|ms|dr)\.?\s)?)$/i;
/** "Opened by: ", "Completed by: ". */
const DONE_BY = /[a-z]{2}ed by: {0,3}$/i;
const OFFICE_BEHIND =
  /^,?\s{0,2}(?:md|m\.d\.|do|rn|np|pa-c|lcsw|phd|ph\.d\.|esq|cpa|lpn|dds|dvm|jd|pharmd|lpc|psyd|fnp(?:-c)?|cnm|msw|edd|dpm)\b/i;

/** Parties that a file is about, before those who speak for them. */
export const ABOUT: ReadonlySet<string> = new Set(
  'insured resident patient claimant borrower customer employee tenant applicant student missing minor'.split(' '),
);

const isBesideParty = (head: string): boolean => {
  const party = partyBefore(head);
  return party !== undefined && isRelative(party);
};

/** "Caller Leocadia Brandt, for her husband Augustus": somebody speaks for whom the note is about. */
const SPOKEN_FOR =
  /(?:^|[^\p{L}])(?:call(?:er|ing|ed|s)|phoned|phones|intake|booking|appointment|appt)(?=[^\p{L}])[^.\n]{0,48} (?:for|about|re|regarding|on behalf of) (?:her|his|my|their) (?:[\p{Ll}-]{3,12} )?$/iu;

/** Whether words right before a first naming, or a CV that begins with it, say that the text is about somebody. */
const isSubject = (text: string, at: number, head: string): boolean =>
  (SUBJECT.test(head) && roleIn(head) === undefined) ||
  SPOKEN_FOR.test(head) ||
  (at < HEAD && head.trim() === '' && CV.test(text));

/** "PSI CONTACT NOTES - Jerrell Odom (PID 30441)": the one name of the first line, behind what the text is. */
const isTitle = (spans: readonly Span[], text: string, n: number): boolean => {
  const { start, end } = spans[n] ?? { start: 0, end: 0 };
  const line = text.slice(0, start);
  if (start > HEAD || line.includes('\n') || !/\p{L}{3}[^\n]{0,40} [-–] (?:(?:mr|mrs|ms)\.? )?$/iu.test(line))
    return false;
  if (OFFICE_BEHIND.test(text.slice(end, end + 10))) return false;
  const next = spans.find(({ element, start: at }) => element === 'person_name' && at >= end);
  return next === undefined || text.slice(end, next.start).includes('\n');
};

/** A sentence that ended behind a whole word: who was named in it says nothing of the next name. */
const NEXT_SENTENCE = /(?<=\p{Ll}{3}[.!?]) (?=\p{Lu})/u;

/** The same at the end of a line, whatever the next one begins with: "talk to son. / 403 Espinosa, A". */
const NEXT_LINE = /(?<=\p{Ll}{3}[.!?])[ \t]*\n/u;

/** The words before a name: prose is broken into lines within a phrase. */
const phraseBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - HEAD), at)
    .split('\n\n')
    .at(-1)
    ?.split(NEXT_LINE)
    .at(-1)
    ?.replaceAll('\n', ' ')
    .split(NEXT_SENTENCE)
    .at(-1) ?? '';

const isProfessional = (text: string, { start, end }: Span, phrase: string): boolean =>
  OFFICE_BEFORE.test(phrase) ||
  DONE_BY.test(phrase.slice(-20)) ||
  /^dr\b/i.test(text.slice(start, end)) ||
  OFFICE_BEHIND.test(text.slice(end, end + 10));

/** Whether the words around a naming say that it is of somebody who acts for an office. */
export const nameIsOfOffice = (text: string, span: Span): boolean =>
  isProfessional(text, span, phraseBefore(text, span.start));

const isSecond = (text: string, { end }: Span, phrase: string, head: string): boolean =>
  roleIn(phrase.slice(-28)) !== undefined || isBesideParty(head) || RELATION_BEHIND.test(text.slice(end, end + 32));

/** Whether a file is about a party, and its line names no relative beside. */
const isAbout = (party: string | undefined, line: string): boolean =>
  party !== undefined && ABOUT.has(party) && (roleIn(line) === undefined || partyBefore(line) === party);

/** "EMERGENCY CONTACT", and on the next line "Name: Ann Lee". */
const isHeadedBy = (role: string | undefined, head: string): boolean => role !== undefined && !SPOKEN_FOR.test(head);

export const standingOf = (
  spans: readonly Span[],
  text: string,
  { names }: NamedPerson,
  party: string | undefined,
  role: string | undefined,
): Standing => {
  const first = lineBefore(text, spans[names[0] ?? 0]?.start ?? 0);
  if (isAbout(party, first)) return 'subject';
  if (isTitle(spans, text, names[0] ?? 0)) return 'subject';
  let standing: Standing = 'plain';
  for (const [turn, n] of names.entries()) {
    const span = spans[n];
    if (!span) continue;
    const head = lineBefore(text, span.start);
    const phrase = phraseBefore(text, span.start);
    if (turn === 0 && isSubject(text, span.start, head)) return isHeadedBy(role, head) ? 'plain' : 'subject';
    if (standing !== 'second' && isProfessional(text, span, phrase)) standing = 'professional';
    else if (turn === 0 && isSecond(text, span, phrase, head)) standing = 'second';
  }
  return standing;
};

/** The role that the heading of the lines above a person's first naming gives them: "EMERGENCY CONTACT", and then "Name: Ann Lee". */
export const roleAbove = (text: string, at: number): string | undefined => {
  const block = text.slice(Math.max(0, at - 240), at);
  const lines = block.slice(block.lastIndexOf('\n\n') + 2).split('\n');
  const above = lines.at(-2) ?? '';
  if (lines.length > 2 && /^[\p{Lu}\d /&()-]{4,36}$/u.test(above.trim()) && roleIn(above) !== undefined)
    return roleIn(above);
  const heading = lines[0] ?? '';
  return heading.length < 40 && !/[.;]/.test(heading) ? roleIn(heading) : undefined;
};

/** "Rob Boyd (husband)", "Benny, his son", "Essie Pickens   Relationship: mother". */
const RELATION_BEHIND =
  /^(?:(?:\s{0,2}[,(]\s{0,2}|[ \t]{2,30})(?:my |his |her |their |the )?|[ \t,]{1,12}rel(?:ation(?:ship)?)?\.?(?: to [a-z ]{2,16})? ?[:=] {0,4})(?:husband|husb|hubby|wife|spouse|partner|son|daughter|dau|dtr|mother|father|mom|mum|dad|brother|sister|aunt|uncle|neighbou?r|friend|roommate|grand\w{3,6}|niece|nephew|cousin|boyfriend|girlfriend|fianc[eé]e?|witness|next of kin|guardian|mam[aá]|pap[aá]|espos[oa]|hij[oa]|herman[oa])\b/i;

export const roleBehind = (text: string, end: number): string | undefined => {
  const behind = RELATION_BEHIND.exec(text.slice(end, end + 48))?.[0];
  return behind === undefined ? undefined : roleIn(behind);
};

/** Headings of a CV, which is about whom it names first. */
const CV =
  /(?:^|\n)[ \t]{0,4}(?:(?:professional|work|employment|clinical) )?(?:experience|education|employment(?: history)?|work history|skills|certifications|formation|exp[ée]riences?(?: professionnelles?)?|berufserfahrung|ausbildung|experiencia(?: laboral)?|formaci[óo]n|experi[êe]ncia(?: profissional)?|forma[çc][ãa]o|esperienze?|istruzione)[ \t]{0,3}:?[ \t]{0,3}\n/i;

/** Signs behind a name in which the head of a court's paper says which party that is. */
const CAPTION_REACH = 240;
/** All that the words around the first naming that says any make a person to a text. */
export const partiesOf = (spans: readonly Span[], text: string, names: readonly number[]): readonly string[] => {
  for (const n of names) {
    const [start, end] = [spans[n]?.start ?? 0, spans[n]?.end ?? 0];
    const behind = partyBehind(text.slice(end, end + 32)) ?? partyBelow(text.slice(end, end + CAPTION_REACH));
    const found = [...partiesBefore(lineBefore(text, start)), ...(behind === undefined ? [] : [behind])];
    if (found.length > 0) return found;
  }
  return [];
};
