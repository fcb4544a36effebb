import { type Look, type Reader, unreadable } from '../reader.ts';

/** How files begin that are ciphertext as a whole, though some are written in letters: read as text they would look clean. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^\s*-----BEGIN PGP MESSAGE-----\r?\n/, 'application/pgp-encrypted'],
  [/^\$ANSIBLE_VAULT;\d/, 'application/x-ansible-vault'],
  [/^(?:age-encryption\.org\/v1\n|-----BEGIN AGE ENCRYPTED FILE-----)/, 'application/x-age'],
  [/^(?:Salted__|U2FsdGVkX1[89+/])/, 'application/x-openssl-encrypted'],
  [/^\x03\xd9\xa2\x9a[\x65-\x67]\xfb\x4b\xb5/, 'application/x-keepass'],
  [/^-----BEGIN (?:PKCS7|CMS)-----\r?\nM[A-Z]{3,4}[A-Za-z0-9+/]{0,12}YJKoZIhvcNAQcD/, 'application/pkcs7-mime'],
];

/** A message under CMS (S/MIME): a sequence that names enveloped data, in DER or with open lengths. */
const ENVELOPED = /^\x30[\x80-\x84][^]{0,4}?\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03/;

const typeOf = ({ head }: Look): string | null => {
  const start = head.subarray(0, 120).toString('latin1');
  return ENVELOPED.test(start) ? 'application/pkcs7-mime' : (SIGNS.find(([sign]) => sign.test(start))?.[1] ?? null);
};

/** What is under a key that no password of the case opens: PGP, S/MIME, age, OpenSSL, KeePass, Ansible vaults. */
export const ciphertext: Reader = {
  format: 'ciphertext',
  recognise: typeOf,
  // biome-ignore lint/correctness/useYield: it gives nothing
  read: function* () {
    throw unreadable('password');
  },
};
