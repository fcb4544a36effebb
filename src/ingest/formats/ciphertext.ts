import { type Look, type Reader, readsNothing } from '../reader.ts';

/** How files begin that are ciphertext as a whole, though some are written in letters: read as text they would look clean. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^\s*-----BEGIN PGP MESSAGE-----\r?\n/, 'application/pgp-encrypted'],
  [/^\$ANSIBLE_VAULT;\d/, 'application/x-ansible-vault'],
  [/^(?:age-encryption\.org\/v1\n|-----BEGIN AGE ENCRYPTED FILE-----)/, 'application/x-age'],
  [/^(?:Salted__|U2FsdGVkX1[89+/])/, 'application/x-openssl-encrypted'],
  [/^-----BEGIN (?:PKCS7|CMS)-----\r?\nM[A-Z]{3,4}[A-Za-z0-9+/]{0,12}YJKoZIhvcNAQcD/, 'application/pkcs7-mime'],
];

/** What stands near the beginning of a message under CMS (S/MIME): the name of enveloped data. */
const ENVELOPED = Buffer.from('06092a864886f70d010703', 'hex');
const SEQUENCE = 0x30;
/** Bytes of the length in front of that name, at most. */
const NEAR = 7;
const KEEPASS = Buffer.from('03d9a29a', 'hex');

const ofBytes = (head: Buffer): string | undefined => {
  if (head.subarray(0, KEEPASS.length).equals(KEEPASS)) return 'application/x-keepass';
  const at = head.subarray(0, NEAR + ENVELOPED.length).indexOf(ENVELOPED);
  return head[0] === SEQUENCE && at > 0 ? 'application/pkcs7-mime' : undefined;
};

const typeOf = ({ head }: Look): string | null => {
  const start = head.subarray(0, 120).toString('latin1');
  return ofBytes(head) ?? SIGNS.find(([sign]) => sign.test(start))?.[1] ?? null;
};

/** What is under a key that no password of the case opens: PGP, S/MIME, age, OpenSSL, KeePass, Ansible vaults. */
export const ciphertext: Reader = {
  format: 'ciphertext',
  recognise: typeOf,
  read: readsNothing('password'),
};
