import { remembering } from '../../../core/remember.ts';

/** Words by which files name the people they are about, each group one party: "Insured: Ann Lee" is later "insd" or "NI". */
const PARTIES: readonly (readonly [string, string])[] = [
  ['insured', 'insured|insd|ni|named insured|policy ?holder|asegurad[oa]|versicherte[rn]?|assuré'],
  ['patient', 'patients?|pts?|paciente|patiente|patientin|patienten|paziente'],
  ['claimant', 'claimants?|clmt|injured (?:party|worker)|iw'],
  ['borrower', 'borrowers?|debtor|dbtr|mortgagor'],
  ['customer', 'customers?|cust|cst|cx|clients?|subscriber|account holder|acct holder|ah|cliente|kunde|kundin|klant'],
  ['employee', 'employees?|ee|emp|worker|trabajador|mitarbeiter|werknemer'],
  ['tenant', 'tenants?|lessee|renter|locataire|mieter|inquilin[oa]|huurder'],
  ['landlord', 'landlord|lessor|bailleur|vermieter'],
  ['plaintiff', 'plaintiffs?|petitioner|appellant'],
  ['defendant', 'defendants?|deft|appellee|respondent|offender|inmate|arrestee'],
  ['subject', 'subj|subject|suspect|ncp'],
  ['applicant', 'applicants?|solicitante|antragsteller(?:in)?'],
  ['resident', 'residents?|res'],
  ['partner', 'partner'],
  ['student', 'students?|pupil|alumn[oa]|schüler(?:in)?'],
  ['victim', 'victims?|complainant|vic'],
  ['missing', 'missing(?: person)?'],
  ['minor', 'minor(?: child)?|ward|juvenile|protected person|the (?:boy|girl|child)'],
  ['witness', 'witness(?:es)?|testigo|zeuge'],
  ['grantor', 'grantors?|transferor'],
  ['grantee', 'grantees?|transferee'],
  ['testator', 'testat(?:or|rix)|decedent'],
  ['executor', 'execut(?:or|rix)|trustee'],
  ['baby', 'baby|infant|newborn|neonate'],
  ['donor', 'donor'],
  ['driver', "drivers?(?!['’]?s? ?lic)"],
  ['owner', 'owner'],
  ['caller', 'caller|rp|reporting party'],
  ['beneficiary', 'beneficiary|beneficiari[oa]'],
  ['passenger', 'passenger|pax|traveler|guest'],
  ['bride', 'bride'],
  ['groom', 'bridegroom|groom'],
  ['guarantor', 'guarantor'],
  ['husband', 'husband|husb|hubby|esposo|marido|mari|ehemann'],
  ['wife', 'wife|esposa|mujer|épouse|ehefrau'],
  ['son', 'son|hijo|sohn|fils'],
  ['mother', 'mother|mom|mum|mama|madre|mamá|mère|maman|mutter|mamma|mãe|moeder|matka'],
  ['father', 'father|dad|dads|papa|padre|papá|père|vater|pai|vader|ojciec'],
  ['stepfather', 'step-?father|step-?dad|padrastro'],
  ['stepmother', 'step-?mother|step-?mom|madrastra'],
  ['brother', 'brother|bro|hermano|frère|bruder|fratello|irmão|broer|brat'],
  ['sister', 'sister|sis|hermana|s[oœ]eur|schwester|sorella|irmã|zus|siostra'],
  ['grandmother', 'grandmother|grandma|granny|nana|abuela|grand-mère|oma|nonna|avó'],
  ['grandfather', 'grandfather|grandpa|abuelo|grand-père|opa|nonno|avô'],
  ['uncle', 'uncle|tío|oncle|onkel|zio'],
  ['aunt', 'aunt|auntie|tía|tante|zia'],
  ['nephew', 'nephew|sobrino|neveu|neffe'],
  ['niece', 'niece|sobrina|nièce|nichte'],
  ['girlfriend', 'girlfriend|gf|novia|freundin|petite amie'],
  ['boyfriend', 'boyfriend|bf|novio|petit ami'],
  ['roommate', 'roommate|roomie|flatmate|housemate'],
  ['neighbor', 'neighbou?r|vecin[oa]|voisine?|nachbar(?:in)?'],
  ['daughter', 'daughter|dtr|dau|hija|tochter|fille'],
];

/** All of these words, as alternatives of an expression. */
export const PARTY_WORDS = PARTIES.map(([, words]) => words).join('|');

const patterns = PARTIES.map(([party, words]): readonly [string, RegExp, RegExp] => [
  party,
  new RegExp(
    `(?<!co-)(?<![\\p{L}])(?:(?:${words})(?: name)?(?:\\(s\\))?\\s{0,3}[:=#|(-]{0,2}\\s{0,30}|(?<=(?:the|my|our|his|her|their|your) )(?:${words}),\\s|(?:(?:${words})(?:['’]?s)? name|(?<=the (?:[\\p{L}]{3,10} )?)(?:${words})) is\\s)(?:(?:mr|mrs|ms|dr)\\.? )?$`,
    'iu',
  ),
  new RegExp(
    `^(?:\\s{0,2}[,(]\\s{0,2}|[ \\t]{2,30})(?:(?:my|his|her|their|the|an?) )?(?:${words})(?=[^\\p{L}'’]|$)(?! (?:is|are|was|were|has|had|will|wants?|says|said|called)[^\\p{L}])`,
    'iu',
  ),
]);

/** Whether any party is spoken of: one look for forty. */
const ANY_PARTY = new RegExp(
  `(?<![\\p{L}])(?:${PARTIES.map(([, words]) => words).join('|')})(?:['’]?s)?(?=[^\\p{L}])`,
  'iu',
);

/** Every party that is spoken of, each in a group of its own. */
const SPOKEN = new RegExp(
  `(?<!co-)(?<![\\p{L}])(?:${PARTIES.map(([, words]) => `(${words})`).join('|')})(?:['’]?s)?(?=[^\\p{L}])`,
  'giu',
);

/** The party that the words right before a name make somebody: "INSURED ", "Pt: ". */
export const partyBefore = (words: string): string | undefined =>
  ANY_PARTY.test(` ${words} `) ? patterns.find(([, before]) => before.test(words))?.[0] : undefined;

/** The party that the words right behind a name make somebody: "Ines Caballero (mother, 41)". */
export const partyBehind = (words: string): string | undefined =>
  /^(?:\s{0,2}[,(]|[ \t]{2})/.test(words) && ANY_PARTY.test(`${words} `)
    ? patterns.find(([, , behind]) => behind.test(words))?.[0]
    : undefined;

/** What stands between a party of a noun phrase and the next of it: "the account holder, her father ". */
const APPOSED = /,\s{0,2}(?:(?:the|my|our|his|her|their|an?)\s)?$/iu;
const MOST_APPOSED = 3;

/** All parties that the words right before a name make somebody: "the account holder, her father ". */
export const partiesBefore = (words: string): readonly string[] => {
  const found: string[] = [];
  let rest = words;
  for (let n = 0; n < MOST_APPOSED && ANY_PARTY.test(` ${rest} `); n += 1) {
    const one = patterns.find(([, before]) => before.test(rest));
    if (!one) break;
    found.push(one[0]);
    rest = rest.slice(0, one[1].exec(rest)?.index).replace(/(?:the|my|our|his|her|their|an?)\s$/iu, '');
    if (!APPOSED.test(rest)) break;
    rest = rest.replace(APPOSED, ' ');
  }
  return found;
};

/** "ANN LEE,       )", and on the next line "Plaintiff,": who the head of a court's paper says somebody is. */
const CAPTION =
  /^,?[ \t]{0,60}[)§:|]?[ \t]{0,8}\n(?:[ \t)§:|]{0,70}\n)?[ \t)§:|]{0,60}(plaintiff|petitioner|appellee|appellant|claimant|complainant|defendant|respondent)s?(?:\/[\p{L}-]{4,14})?[ \t]{0,3}[,.;]?[ \t)§:|]{0,60}(?:\n|$)/iu;

/** The party that the line below a name makes somebody. */
export const partyBelow = (words: string): string | undefined => {
  const word = CAPTION.exec(words)?.[1];
  return word === undefined ? undefined : partyBefore(word);
};

const RELATIVES: ReadonlySet<string> = new Set(
  'husband wife son mother father stepfather stepmother brother sister grandmother grandfather uncle aunt nephew niece girlfriend boyfriend roommate neighbor daughter'.split(
    ' ',
  ),
);
/** "Son says she was readmitted": who says so is not the one of whom it is said. */
export const SAYS =
  /^ (?:says|said|states|stated|sts|reports|reported|advises|advised|adv|tells|told|confirms|confirmed|thinks|thought|believes|worries|worried|denies|denied|notes|noted|noticed|asks|asked|wants|wanted|feels|dice|sagt|dit|informa)\b/i;

/** Whether a party is a relative, and not one that files are about. */
export const isRelative = (party: string): boolean => RELATIVES.has(party);

const BESIDE: ReadonlySet<string> = new Set(['partner', 'witness', ...RELATIVES]);

/** Whether a party stands in a form beside whom it is about. */
export const isBeside = (party: string): boolean => BESIDE.has(party);

/** The party that is spoken of last in the words before a value. */
export const partyIn = remembering((words: string): string | undefined => {
  const padded = ` ${words} `;
  if (!ANY_PARTY.test(padded)) return undefined;
  let last: string | undefined;
  for (const { index, 0: word, ...groups } of padded.matchAll(SPOKEN)) {
    const behind = padded.slice(index + word.length, index + word.length + 16);
    const party = PARTIES.find((_, n) => groups[n + 1] !== undefined)?.[0];
    if (party !== undefined && !(RELATIVES.has(party) && SAYS.test(behind))) last = party;
  }
  return last;
});
