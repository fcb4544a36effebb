/** Words of programs and forms where a secret would stand: a type, an emptiness, a placeholder. */
const NO_SECRET =
  /^(?:string|str|text|varchar|char|bytes?|any|object|bool(?:ean)?|int(?:eger)?|number|null|none|nil|undefined|true|false|yes|no|n\/a|na|required|optional|default|empty|hidden|secret|password|passwd|pass|passphrase|pwd|login|user(?:name)?|admin|root|example|test|value|field|input|prompt|reset|change|changed|expired|incorrect|invalid|wrong|unknown|protected|protection|authentication|hash(?:ed)?|encrypted|redacted|masked|removed|blank|missing|disabled|enabled|self|this|new|old|current|confirm|not|is|the|for|with|from|file|plain|plaintext|auth|token|key|callback|function|method|class|const|let|var|return|option|options|params?|args?|config|settings?|request|response|data|type|name|see|note|must|should|will|can|may|that|which|stored|used|set|sent|given|get|getpass|env|environ|process)$/i;

/** Signs of programs, templates and markup that no typed secret begins with. */
const CODE =
  /^[<>{}()[\]$%|\\/`'",;:=+~^.-]|[<>{}`()[\]]|\$\{|::|->|=>|\.\.\.|__|^[a-z]+(?:[A-Z][a-z]+)+$|^[A-Z0-9]+(?:_[A-Z0-9]+)+$|^[a-z]+(?:_[a-z]+)+$|^[A-Za-z_]+(?:\.[A-Za-z_]+)+$|^\*+$|^[.-]+$|\?\?|^#[A-Z]|^&[a-z]+$|^[A-Za-z]{2,}:[A-Za-z]/;

const YEARS = /^(?:19|20)\d\d(?:[-,](?:19|20)\d\d)?$/;

/** What the signs of a value are, a bit each. */
const SIGN = { small: 1, capital: 2, digit: 4, other: 8, stress: 16 } as const;
const LETTER = SIGN.small | SIGN.capital;

const signOf = (sign: string): number => {
  if (/[a-z]/.test(sign)) return SIGN.small;
  if (/[A-Z]/.test(sign)) return SIGN.capital;
  if (/\d/.test(sign)) return SIGN.digit;
  return /[!@#$%^&*?]/.test(sign) ? SIGN.other | SIGN.stress : SIGN.other;
};
const SIGNS: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) => signOf(String.fromCharCode(unit)));

const signsOf = (value: string): number => {
  let signs = 0;
  for (let at = 0; at < value.length; at += 1) signs |= SIGNS[value.charCodeAt(at)] ?? SIGN.other;
  return signs;
};

const kindsOf = (signs: number): number => (signs & 1) + ((signs >> 1) & 1) + ((signs >> 2) & 1) + ((signs >> 3) & 1);

/** Whether a value has signs that words have not: a digit, or signs of several kinds. */
const hasChosenSigns = (value: string): boolean => {
  const signs = signsOf(value);
  return (signs & SIGN.digit) !== 0 || kindsOf(signs) >= 3 || ((signs & SIGN.stress) !== 0 && (signs & LETTER) !== 0);
};

/** Whether a value may be a secret where its place leaves no doubt that one stands there: no word of a program, no markup. */
export const isTyped = (value: string): boolean =>
  value.length >= 4 && !NO_SECRET.test(value) && !CODE.test(value) && !YEARS.test(value);

/** Whether what stands behind "password:" is a secret that somebody chose: no word of a program, no markup. */
export const isSecret = (value: string): boolean => hasChosenSigns(value) && isTyped(value);

/** "Maple-Otter-41": words with capitals and a number, with marks between. */
const isPhrase = (value: string): boolean =>
  /^[A-Z][a-z]{2,12}(?:[-_.][A-Z][a-z]{2,12}){1,3}[-_.]?\d{1,4}$/.test(value);

/** Whether a text is a secret by its own form, without a sign in front: letters, digits and a mark that words have not. */
export const isStrongSecret = (value: string): boolean =>
  (value.length >= 10 && isPhrase(value) && isSecret(value)) ||
  (value.length >= 6 && /[!@#$%^&*?+=~]/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value) && isSecret(value));

/** Whether a text is a secret where a word for one stands in front without a sign: "pw Plan-4471-go", "wifi pw L4urel-2nd". */
export const isChosenSecret = (value: string): boolean =>
  isStrongSecret(value) ||
  (value.length >= 8 &&
    isSecret(value) &&
    /[a-z]/.test(value) &&
    /\d/.test(value) &&
    (/[A-Z]/.test(value) || /[_.-]/.test(value)) &&
    changes(value) >= 2 &&
    !/[/\\@]|^(?:https?|www)|^v?\d+(?:\.\d+)+|^[A-Z]?[a-z]+\d+$/.test(value));

/** Whether a text that stands behind a login is one that somebody chose with care: "Sc4n2Fold3r". */
export const isMixedSecret = (value: string): boolean =>
  value.length >= 8 && kindsOf(signsOf(value)) >= 3 && /\d/.test(value) && changes(value) >= 4 && isChosenSecret(value);

/** Changes between small letters, capitals, digits and marks. */
const changes = (value: string): number => value.match(/[a-z](?=[^a-z])|[A-Z](?=[^A-Z])|\d(?=\D)/g)?.length ?? 0;

const LEAST_CHANGES = 6;

/** Whether a text is a key that a program made: long, with letters and digits, and not one sign over and over. */
export const isMachineSecret = (value: string): boolean =>
  value.length >= 16 &&
  changes(value) >= LEAST_CHANGES &&
  /\d/.test(value) &&
  new Set(value).size >= 8 &&
  !CODE.test(value);

/** Whether what stands behind "user name:" is somebody's: no word of a program or form. */
export const isHandle = (value: string): boolean =>
  value.length >= 3 &&
  !NO_SECRET.test(value) &&
  !/^(?:S-1-|google-oauth|auth0|w32-)/.test(value) &&
  ((/\d/.test(value) && !CODE.test(value)) ||
    /^@[A-Za-z][A-Za-z0-9._-]{2,}$/.test(value) ||
    (/^[a-z]{2,}[._-][a-z]{1,}$/.test(value) &&
      !/^(?:self|this|other|pwd|getpass|os|sys|req|res|user|options|config|args|data|e|event)[._]/.test(value)));

/** Whether a small word behind a label that asks for nothing but a login is one: no word of a program or form. */
export const isLoginWord = (value: string): boolean =>
  !NO_SECRET.test(value) &&
  !/^(?:pending|requested|unknown|created|issued|active|inactive|disabled|below|above|here|your|their|the|same|always|usually|simply|just|either|email|mail|phone|username)$/.test(
    value,
  );

/** Whether what stands behind "code word" is one: not what happened to it ("Security Word Not Set") or what is asked about it ("Please call"). */
export const isCodeWord = (value: string): boolean =>
  !/^(?:not?|none|yes|true|false|please|pending|never|on|off|set|unset|and|or|is|was|has|for|to|with|the|then|if|in|by|at|via|required|needed|missing|unknown|given|provided|correct|incorrect|wrong|right|valid|invalid|match|matched|matches|mismatch|verified|unverified|confirmed|accepted|failed|passed|declined|refused|forgotten|changed|updated|reset|removed|added|expired|verification|protection|prompt|question|answer|policy|field|list|hint|here|above|below)$/i.test(
    value,
  );
