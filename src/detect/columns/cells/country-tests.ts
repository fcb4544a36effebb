import { wordList } from '../data-files.ts';

const EU_STATES = wordList('eu_states');
const EU_CALLING_CODES = wordList('eu_calling_codes');
const NORTH_AMERICAN = '1';

/** Endings of addresses of mail that are a country's by form and everybody's by use. */
const WORLDWIDE = wordList('worldwide_country_domains');

const callingCodeOf = (phone: string): string | undefined =>
  /^(?:\+|00)\s?\(?([1-9][\d\s().-]{6,})/.exec(phone)?.[1]?.replace(/\D/g, '').slice(0, 3);

const isEuCode = (code: string): boolean => [2, 3].some((length) => EU_CALLING_CODES.has(code.slice(0, length)));

const ibanStateOf = (value: string): string | undefined => /^([A-Z]{2})\d{2} ?[A-Z0-9]{4}/i.exec(value)?.[1];

const domainOf = (mail: string): string | undefined => {
  const ending = /@[^\s@]+\.([a-z]{2})$/i.exec(mail)?.[1]?.toLowerCase();
  return ending === undefined || WORLDWIDE.has(ending) ? undefined : ending;
};

const ofState =
  (read: (value: string) => string | undefined, isOf: (found: string) => boolean) =>
  (value: string): boolean => {
    const found = read(value);
    return found !== undefined && isOf(found);
  };

const isEuState = (state: string): boolean => EU_STATES.has(state.toLowerCase());

/** Of which part of the world a cell shows its person to be: of the EU and the EEA, or of another country than the US. */
export const COUNTRY_TESTS = {
  phone_eu: ofState(callingCodeOf, isEuCode),
  phone_elsewhere: ofState(callingCodeOf, (code) => !isEuCode(code) && !code.startsWith(NORTH_AMERICAN)),
  iban_eu: ofState(ibanStateOf, isEuState),
  iban_elsewhere: ofState(ibanStateOf, (state) => !isEuState(state)),
  mail_eu: ofState(domainOf, isEuState),
  mail_elsewhere: ofState(domainOf, (ending) => !isEuState(ending) && ending !== 'us'),
} as const;

/** Whether a scheme of national numbers ("es_dni") is one of a country of the EU or the EEA. */
export const isEuScheme = (scheme: string): boolean => isEuState(scheme.slice(0, 2));
