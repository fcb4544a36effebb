/** Words behind "Diagnosis:" or "Allergies:" that say nothing of anybody's health. */
const NO_HEALTH =
  /(?:^|\s)(?:left|right|bilateral|none|no|not|nil|nka|nkda|nkfa|nkma|unknown|pending|deferred|denies|denied|negative|normal|stable|unchanged|see|per|as|same|above|below|attached|reviewed|reconciled|listed|list|refer|code|codes|date|name|none known|n\/a|na|tbd|unremarkable|noncontributory|non-contributory|confirmed|updated|given|yes|good|fair|satisfactory|critical|serious|unauff[aä]llig|regelrecht|o\. ?b\.?|liegt|liegen|bekannt[e]?|nicht|nein|ja|brak|nie|tak|bez|nieznane|geen|ja|nee|zie|inga|ingen|ikke|inte|kendt?e?|kjente?|non|oui|nein|s[ií]|sim|não|nao|nada|rien|niente|nulla|niets|conocidas|conhecidas|note|connues?|ninguna?|ninguno|niega|negad[oa]s?|sin|no|desconocid[oa]s?|aucune?|néant|sans|voir|keine|keiner|unbekannt|siehe|nessuna?|nega|nenhuma?|nessuno|sem|senza|ohne|zonder|uden|uten|utan|the|this|that|these|is|are|was|were|will|we|you|he|she|they|it|his|her|your|my|our|for|to|from|by|at|or|please|patient|pt|paciente)(?=\s|$)/i;

const LETTERS = /\p{L}{3}/u;

/** Whether a short phrase behind a label of health can name an illness, a drug or what somebody cannot bear. */
export const isHealthPhrase = (value: string): boolean => LETTERS.test(value) && !NO_HEALTH.test(value);

/** Words with which a sentence goes on behind an illness, and words that name none. */
const GOES_ON =
  /(?:^|\s)(?:in|on|and|or|but|since|after|before|with|without|when|while|where|which|who|last|during|until|because|due|as|if|than|so|then|of|a|an|all|some|any|every|something|anything|free|years?|months?|weeks?|days?|now|recently|again|twice|early|late|age|also|still|today|yesterday|desde|hasta|cuando|aunque|pero|und|aber|seit|nachdem|wurde|depuis|mais|quand|dalla?|oraz|sinds|maar|sedan|siden|porque|porém|até|being|having|has|had|have|failure to|damage|damages|fraud|theft|debt|losses|lack)(?=\s|$)/i;

/** What people say that they do not bear without being ill of it: "allergic to hard work". */
const BORNE_BY_NOBODY =
  /^(?:hard|work|working|change|changes|effort|commitment|responsibility|mornings|mondays|paperwork|fun|money|people|bullshit)(?=\s|$)/i;

/** Whether words behind "diagnosed with" or "s/p" in a sentence name an illness or an operation. */
export const isHealthTold = (value: string): boolean =>
  isHealthPhrase(value) && !GOES_ON.test(value) && !BORNE_BY_NOBODY.test(value);

/** Words behind "Charges:" that name no offence. */
const NO_OFFENCE =
  /(?:^|\s)(?:none|nothing|anything|no|not|nil|unknown|pending|dropped|n\/a|na|tbd|see|same|above|below|total|late|fee|fees|service|services|monthly|shipping|room|interest|account|amount|due|paid|balance|date|name|number|code|clear|clean|the|this|that|are|was|were|will|we|you|he|she|they|it|his|her|your|my|our|to|from|at|please|dismissed all|record|records|check|found|address|dob|ssn|disposition|county|court|bond|bail|officer|arresting|statute)(?=\s|$)/i;

/** Whether a short phrase behind a label of jails and courts can name an offence. */
export const isOffencePhrase = (value: string): boolean =>
  /\p{L}{3}/u.test(value) &&
  !/^(?:a )?(?:felony|crime|crimes|misdemeanor|offence|offense)$/i.test(value) &&
  !NO_OFFENCE.test(value.replace(/^[12] records?(?: found)?[ :-]{1,3}/i, ''));
