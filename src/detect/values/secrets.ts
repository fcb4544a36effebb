/** Words of programs and forms where a secret would stand: a type, an emptiness, a placeholder. */
const NO_SECRET =
  /^(?:string|str|text|varchar|char|bytes?|any|object|bool(?:ean)?|int(?:eger)?|number|null|none|nil|undefined|true|false|yes|no|n\/a|na|required|optional|default|empty|hidden|secret|password|passwd|pass|passphrase|pwd|login|user(?:name)?|admin|root|example|test|value|field|input|prompt|reset|change|changed|expired|incorrect|invalid|wrong|unknown|protected|protection|authentication|hash(?:ed)?|encrypted|redacted|masked|removed|blank|missing|disabled|enabled|self|this|new|old|current|confirm|not|is|the|for|with|from|file|plain|plaintext|auth|token|key|callback|function|method|class|const|let|var|return|option|options|params?|args?|config|settings?|request|response|data|type|name|see|note|must|should|will|can|may|that|which|stored|used|set|sent|given|get|getpass|env|environ|process)$/i;

/** Signs of programs, templates and markup that no typed secret begins with. */
const CODE =
  /^[<>{}()[\]$%|\\/`'",;:=+~^.-]|[<>{}`()[\]]|\$\{|::|->|=>|\.\.\.|__|^[a-z]+(?:[A-Z][a-z]+)+$|^[A-Z0-9]+(?:_[A-Z0-9]+)+$|^[a-z]+(?:_[a-z]+)+$|^[A-Za-z_]+(?:\.[A-Za-z_]+)+$|^\*+$|^[.-]+$|\?\?|^#[A-Z]|^&[a-z]+$|^[A-Za-z]{2,}:[A-Za-z]/;

const YEARS = /^(?:19|20)\d\d(?:[-,](?:19|20)\d\d)?$/;

/** Whether what stands behind "password:" is a secret that somebody chose: no word of a program, no markup. */
export const isSecret = (value: string): boolean => {
  if (value.length < 4 || NO_SECRET.test(value) || CODE.test(value) || YEARS.test(value)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  return /\d/.test(value) || kinds >= 3 || (/[!@#$%^&*?]/.test(value) && /[A-Za-z]/.test(value));
};

/** "Maple-Otter-41": words with capitals and a number, with marks between. */
const isPhrase = (value: string): boolean =>
  /^[A-Z][a-z]{2,12}(?:[-_.][A-Z][a-z]{2,12}){1,3}[-_.]?\d{1,4}$/.test(value);

/** Whether a text is a secret by its own form, without a sign in front: letters, digits and a mark that words have not. */
export const isStrongSecret = (value: string): boolean =>
  (value.length >= 10 && isSecret(value) && isPhrase(value)) ||
  (value.length >= 6 && isSecret(value) && /\d/.test(value) && /[A-Za-z]/.test(value) && /[!@#$%^&*?+=~]/.test(value));

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
