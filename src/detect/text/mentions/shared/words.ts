/** "Our joint checking account is", "gave us": words right in front say that it is not one person's. */
export const JOINT =
  /(?<!\p{L})(?:joint(?:ly)?|jt(?= (?:acct|account|chk|ckg|sav|loan|checking|savings))|marital(?= (?:account|acct|home|residence|bank))|shared(?= (?:bank |checking |savings |credit |debit |home |family |cell |mobile )?(?:account|acct|card|loan|number|phone|line|policy)(?!\p{L}))|gemeinschafts?\p{L}*|gemeinsame[nmrs]?|(?:cuenta|conta) (?:mancomunada|conjunta)|conjunt[oa]s?|mancomunad[oa]s?|comptes? joints?|cointestat[oa]|congiunt[oa]|you both (?:gave|use|share|have|hold|own)|they both (?:gave|use|share|have|hold|own|sign)|both (?:of you|of them|spouses|names))(?!\p{L})/iu;
/** "Account 4471 is held jointly by", "in the names of". */
export const HELD_BY =
  /^[^.\n]{0,60}?(?<!\p{L})(?:(?:jointly|held|owned|titled|registered)(?: jointly)? (?:by|to|in the names? of|with|for)|in (?:the names? of|both names)|lautet auf|a nombre de|au nom de)[^.\n]{0,40}$/iu;

const STAYS = `(?:live[ds]?|living|reside[ds]?|residing|stay(?:ed|s|ing)?|moved|rent(?:ed)?|own(?:ed)?|wohnen|leben|wohnhaft|viven|residen|domiciliad[oa]s|habitent|demeurant|domiciliés|abitano|residenti|moram|residentes)`;
const PLACED = `(?:together )?(?:at|in|to|of|on|the (?:house|home|apartment) at|a home at|en|à|a|na|no)?`;
/** Between people of one breath and their home: "(both) of", "who live at", or a new line, as at the head of a letter. */
export const HOME_BEHIND = new RegExp(
  String.raw`^(?: ?\([^()\n]{1,40}\))?,? ?(?:(?:both|all|beide|ambos|tous deux)(?: of)?,? )?(?:(?:(?:who|they|which) )?(?:(?:have|now|currently|still|both|all|had) ){0,3}${STAYS} ${PLACED}|(?:both|all|beide|ambos)? ?(?:of|at|aus|de))? ?$`,
  'iu',
);
export const BARE = /^ ?(?:,? at)? ?$/i;
export const LETTERHEAD = /^[ \t]*\n[ \t]{0,20}(?:[^\n\d]{1,40}\n[ \t]{0,20})?$/;
/** "We all live at", "Both at", "they moved to": whoever was named last in one breath. */
export const ALL_LIVE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:we|they|both|the (?:couple|spouses|family|two of them|pair)|wir|beide|nous|nosotros|vivimos|nós)(?:['’](?:re|ve))? (?:(?:are|have|all|both|now|currently|still|were|of them|of us|kids|children) ){0,3}(?:${STAYS} ${PLACED}|at|of)|(?:both|all) (?:at|of)) ?$`,
  'iu',
);
/** "Reach them at", "contact for the victims:", "the parents' number": of those who were named in one breath. */
export const OF_BOTH =
  /(?<!\p{L})(?:(?:reach|call|contact|text|e-?mail|phone) (?:them|both)(?: both)?(?!\p{L})|(?:contact|phone|number|address|home|mailing)[^.\n]{0,12} (?:for|of) (?:both|the (?:victims|parents|couple|family|tenants|borrowers|applicants|clients|insureds|owners|sellers|buyers))|(?:the )?(?:couple|victims|parents|tenants|borrowers|applicants|insureds|owners|sellers|buyers)['’] (?:(?:home|cell|phone|mailing|current) )?(?:phone|number|address|home|line|cell))[^.\n]{0,24}$/iu;
/** A party of several: "Clients: Wes & Darlene Pickett", and the fields of the lines below. */
export const PARTY =
  /(?:^|\n)[ \t]{0,8}(?:(?:joint )?(?:clients?|customers?|tenants?|borrowers?|applicants?|owners?|insureds?|members?|taxpayers?|victims?|(?:account ?|policy ?|card)?holders?|parents?|guardians?|parents?\/guardians?|sellers?|buyers?|purchasers?|grantors?|debtors?|donors?|titulares|clientes|mieter|kunden|locataires))(?: names?| name\(s\)|\(s\))?[ \t]{0,3}[:.#-]{1,2}[ \t]{0,30}(?:(?:mr|mrs|ms)\.? )?$/iu;
export const HOME_FIELD =
  /(?:^|\n| {2,}|\t)(?:[ \t]{0,8})(?:(?:home|mailing|property|current|street|residence|service|billing) )?(?:addr(?:ess)?|street|residence|phone|ph|tel(?:ephone)?|home|dirección|domicilio|adresse|anschrift|endereço|indirizzo)\.?[ \t]{0,3}[:.]{0,4}[ \t]{0,30}$/iu;

export const IN_HOME = /^(?: \([^()]{1,24}\))?,? (?:at|in|on) $/i;
export const AND_I = new RegExp(
  String.raw`^(?: \([^()]{1,30}\))?,? (?:and|&|und|y|et|e) (?:i|myself|ich|yo|moi|eu)(?!\p{L})[^.]{0,20} ?(?:${STAYS}) ${PLACED} ?$`,
  'iu',
);

/** "Joint account with her husband " in front of a name, ", held with her husband " behind the number. */
export const WITH = /(?<!\p{L})(?:with|w\/|mit|con|avec|com) (?:[\p{L}.-]{1,14} ){0,3}$/iu;
export const WITH_SOMEBODY = /(?<!\p{L})(?:with|w\/) /iu;
export const WITH_BEHIND = /^,? (?:[\p{L}]{2,10} ){0,3}(?:with|w\/|mit|con|avec|com) (?:[\p{L}.-]{1,14} ){0,3}$/iu;
/** "207-555-0166, the number that you both gave us". */
export const BOTH_BEHIND =
  /^,? ?\(?(?:(?:the|a|your|their|which|that) )[^.\n]{0,24}(?<!\p{L})(?:both|share|shared|joint)(?!\p{L})/iu;
/** The account behind its bank's number: they are of the same people. */
export const GOES_ON = /^[^.;\n]{0,24}$/;

/** A number that a line of its own says: "Loan number:", "Re: Policy". */
export const NUMBER_FIELD =
  /(?:^|\n)[ \t]{0,20}(?:re:?[ \t]{1,10}|subject:? )?(?:your |joint |home |mortgage |auto |checking |savings )?(?:account|acct|loan|policy|mortgage|member(?:ship)?|customer|contract|konto|kundennummer|vertrag\p{L}{0,8}|cuenta|póliza|compte|contrat)(?: (?:number|no|nr|num|id))?[ \t.:#º°]{0,24}$/iu;
/** Whoever writes greets: the head of the letter has ended. */
export const GREETS = /\n[ \t]*(?:dear|hello|hi|sehr geehrte|estimad|cher|prezad|gentil|egregi|beste|geachte)/i;

/** Who holds with another: "Joint owner:", "Co-Borrower Name:". */
export const JOINT_HOLDER =
  /(?:^|[\n|]| {2,}|\t)[ \t]{0,8}(?:(?:joint|secondary|second|2nd|additional|other)[ -](?:account[ -]?)?(?:owner|holder|borrower|applicant|member|accountholder|tenant|insured|titular)|co-? ?(?:owner|holder|borrower|applicant|mortgagor|lessee|buyer)|cotitular|codeudora?|cosolicitante|mitkontoinhaber(?:in)?|zweiter kontoinhaber|cotitulaire|co-?emprunteur)(?: ?[2#])?(?:['’]s)?(?: name)?[ \t]{0,3}[:.-]{0,2}[ \t]{0,30}(?:(?:mr|mrs|ms)\.? )?$/iu;
/** A number that two who fill in one form have together. */
export const HELD_FIELD =
  /(?:^|[\n|]| {2,}|\t)[ \t]{0,8}(?:joint |home |mortgage |loan |checking |savings |share )?(?:account|acct|loan|mortgage|note|konto|cuenta|préstamo|compte|prêt)(?: ?(?:number|no|nr|num|#|id))?[ \t.:#º°]{1,24}$/iu;

const HOUSEHOLD = `(?:husband|wife|spouse|partner|fianc[ée]e?|boyfriend|girlfriend|(?:step|grand)?(?:sons?|daughters?|child(?:ren)?)|kids?|boys?|girls?|twins?|baby|bab(?:y|ies)|hij[oa]s?|espos[oa]|marido|frau|mann|söhne?|sohn|tochter|töchter|kinder)`;
/** "My wife " in front of a name, "our two kids, "; a former wife lives elsewhere. */
export const OWN_KIN = new RegExp(
  String.raw`(?<!\p{L})(?:my|our|mi|mis|nuestr[oa]s?|meine?|unsere?) (?:(?:older|younger|little|oldest|youngest|eldest|baby|new|dear|two|three|four|minor|adult) ){0,2}${HOUSEHOLD}(?: is| are)?[,:]? ?$`,
  'iu',
);
/** "Daughter: " in front of a name at the head of its line. */
export const KIN_FIELD = new RegExp(
  String.raw`(?:^|\n)[ \t*•-]{0,8}${HOUSEHOLD}(?: ?#?\d)?(?:['’]s)?(?: name)?[ \t]{0,3}[:.-][ \t]{0,20}$`,
  'iu',
);
/** "We all live at", "we live at". */
export const WE_LIVE = new RegExp(
  String.raw`(?<!\p{L})(?:we|wir|nosotros|nosotras)(?:['’](?:re|ve))? (?:(?:are|have|all|both|now|currently|still|alle|beide|todos) ){0,3}(?:${STAYS} ${PLACED}|vivimos en) ?$`,
  'iu',
);
/** "Our current address is", "our home at". */
export const OUR_HOME =
  /(?<!\p{L})our (?:(?:current|home|mailing|new|present|family|street|permanent) ){0,2}(?:address|home|house|apartment|residence)(?: (?:is|at|is at|remains)|:)? ?$/iu;
/** "The children have lived with me at". */
export const LIVE_WITH_ME =
  /(?<!\p{L})(?:children|kids|boys|girls|sons|daughters|both|they|all (?:two|three|four))(?!\p{L})[^.\n]{0,80}(?:live[ds]?|living|reside[ds]?|residing|stay(?:s|ed)?) with (?:me|us) (?:[\p{Ll}-]{4,10} )?(?:at|in|on) ?$/iu;
/** In front of those whom it names: "children: ", "the kids, ". */
export const CHILDREN =
  /(?<!\p{L})(?:children|kids|sons|daughters|boys|girls)(?: together| of the marriage)?[,:(] ?\(?/giu;
/** "Where do you both live?", "Is the address the same for both of you?" */
export const ASKED_BOTH =
  /(?<!\p{L})(?:(?:(?:you|they) (?:both|all|two)|both of (?:you|them)|all of (?:you|them))(?!\p{L})[^?\n]{0,24}(?:live|living|address|home|stay(?:ing)?)|(?:address|home)[^?\n]{0,30} (?:for|of) (?:both|all))(?!\p{L})[^?\n]{0,16}\?\s*$/iu;
/** "Yes, we're both still there." as the answer to a question that says the home. */
export const BOTH_STILL =
  /^[^\n]{0,12}\?[ \t]*\n[^\n]{0,40}(?<!\p{L})(?:we|they)(?:['’](?:re|ve))?(?: (?:are|have|do|still)){0,2} (?:both|all)(?!\p{L})[^\n]{0,16}(?<!\p{L})(?:there|here|live|living|at)(?!\p{L})/iu;

/** "Same address", "Present address: same as above", "misma dirección": that a home is the one told in front. */
export const SAME_HOME =
  /(?<!\p{L})(?:same (?:(?:home|mailing|street|present|current|physical|residential|legal) )?(?:address|addr|residence|household)(?!\p{L})|(?:address|addr|residence|resides?|residing|lives|living|home)\.?(?: ?\([^)\n]{1,24}\))?(?:[ \t]{0,3}[:.=-]+[ \t]{0,20}| (?:is )?(?:the |at (?:the )?)?)same(?! (?:city|town|street|building|state|county|day|time))(?!\p{L})|mism[oa] (?:domicilio|direcci[oó]n)|m[êe]me adresse|(?:gleiche|dieselbe) (?:anschrift|adresse)|(?:anschrift|adresse|wohnhaft)[:.]? {0,3}wie oben)/giu;
/** "Home phone: same as above", "Bo Lee, same number": who "wears the same number" has no telephone. */
export const SAME_PHONE =
  /(?<!\p{L})(?:(?<=(?:^|[,;:(\n-]|(?<!\p{L})(?:at|on|has|have|shares?|uses?)(?: the)?) ?)same number|same (?:(?:home|cell|land) ?)?(?:phone|tel|telephone|landline)(?: number)?(?! of)(?!\p{L})|(?:phone|ph|tel|telephone|landline)\.?(?: ?\([^)\n]{1,16}\))?[ \t]{0,3}[:.=-]+[ \t]{0,20}same(?!\p{L}))/giu;
/** "Same address as before", "same address we have": what it was. */
export const SAME_AS_BEFORE =
  /^[ ,]{0,2}(?:as )?(?:before|last (?:year|time|month)|on file|always|ever|it was|we have|you have|as in|in (?:the|your|our)|listed|shown)(?!\p{L})/iu;

const SPOUSE = `(?:husband|wife|spouse|(?:domestic|life|civil) partner|hubby|fianc[ée]e?|espos[oa]|marido|ehemann|ehefrau|mari|femme|moglie|marito)`;
/** "His wife ", "w/ ex-husband " in front of a name, and " (wife)" behind it. */
export const SPOUSE_BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:ex|former|late|estranged|soon-to-be ex)[ -]{0,2})?${SPOUSE}(?:,|:| is| named)? {0,2}(?:(?:mr|mrs|ms)\.? )?$`,
  'iu',
);
/** "My wife " in front of a name: of whoever says so. */
export const MY_SPOUSE = new RegExp(
  String.raw`(?<!\p{L})(?:my|our|mi|meine?|mon|ma|mio|mia) ${SPOUSE}(?:,|:| is| named)? {0,2}$`,
  'iu',
);
export const SPOUSE_BEHIND = new RegExp(
  String.raw`^(?: ?\(|, )(?:(?:his|her|the|their) )?(?:(?:ex|former|estranged)[ -]{0,2})?${SPOUSE}(?=[),;. ])`,
  'iu',
);

/** What a form calls the first of two, and the second, in front of a name in its own cell. */
export const FIRST_OF_FORM =
  /(?:^|[|\t]| {2,}|\d[.)] )[ \t]{0,8}(?:primary|first|1st|main|his|her|husband|wife|(?:applicant|borrower|buyer|purchaser|seller|owner|tenant|member|client|taxpayer|insured|lessee|account ?holder|joint owner)(?: ?(?:#? ?1|a|one))?)(?:['’]s)?(?: (?:applicant|borrower|buyer|owner|member|account ?holder|insured|taxpayer|tenant|(?:first |full |last |legal )?name))?(?: name)?[ \t]{0,3}[:.#-]{0,2}[ \t]{1,30}(?:(?:mr|mrs|ms)\.? )?$/iu;
export const SECOND_OF_FORM =
  /(?:^|[|\t]| {2,}|\d[.)] )[ \t]{0,8}(?:secondary|second|2nd|joint|his|her|husband|wife|co-? ?(?:owner|holder|borrower|applicant|buyer|lessee|tenant|client|insured|purchaser|seller)|(?:applicant|borrower|buyer|purchaser|seller|owner|tenant|member|client|taxpayer|insured|lessee|account ?holder|joint owner) ?(?:#? ?2|b|two))(?:['’]s)?(?: (?:applicant|borrower|buyer|owner|member|account ?holder|insured|taxpayer|tenant|(?:first |full |last |legal )?name))?(?: name)?[ \t]{0,3}[:.#-]{0,2}[ \t]{1,30}(?:(?:mr|mrs|ms)\.? )?$/iu;
export const HOME_PHONE =
  /(?:^|\n| {2,}|\t)[ \t]{0,8}(?:home|house(?:hold)?|land) ?(?:phone|ph|tel(?:ephone)?|line|#|number)?\.?[ \t]{0,3}[:.]{0,4}[ \t]{0,30}$/iu;
export const MEMBER_FIELD =
  /(?:^|\n| {2,}|\t)[ \t]{0,8}(?:joint )?(?:member(?:ship)?|policy|customer|contract|account)(?: ?(?:number|no|nr|num|#|id))[ \t.:#º°]{0,24}$/iu;
/** A telephone behind a home, in the same breath: "live at 12 Oak St, landline". */
export const LANDLINE =
  /^[,;.]? {0,2}(?:the |their |our )?(?:landline|home (?:phone|number|tel)|house (?:phone|line)|home)[ :#]{1,3}(?:is )?$/iu;
/** "He lives with me at", "Mia stays with us at". */
export const ONE_LIVES_WITH_ME =
  /(?<!\p{L})(?:lives|is living|has lived|resides|stays|is staying) (?:here )?with (?:me|us|my (?:husband|wife|partner) and (?:me|i)) (?:[\p{Ll}-]{4,10} )?(?:at|in|on) ?$/iu;
