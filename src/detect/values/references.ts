const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY_OF_MONTH = '(?:0?[1-9]|[12]\\d|3[01])';

/** A day in digits, before its month or behind it, with one of some signs between: no "10-77-4216". */
const dayWith = (signs: string): string =>
  `(?:${MONTH}${signs}${DAY_OF_MONTH}|${DAY_OF_MONTH}${signs}${MONTH})${signs}(?:\\d{4}|\\d{2})|(?:19|20)\\d\\d${signs}\\d\\d?${signs}\\d\\d?`;

const DATE = new RegExp(`(?:^|[ -])(?:${dayWith('[/-]')})(?:$| )`);
const YEAR = /^(?:19|20)\d\d(?:[-/ ](?:19|20)?\d\d)?$/;

/** A telephone number as North America writes it. */
const PHONE = /^[2-9]\d{2}[-. ][2-9]\d{2}[-. ]\d{4}$/;

const TOLL_FREE = /^(?:1[-. ])?8(?:00|33|44|55|66|77|88)[-. ]\d{3}[-. ]\d{4}$/;

/** Whether a text is written as a number that is called free of charge, which is nothing else: "Highmark # 800-555-0175". */
export const isTollFree = (value: string): boolean => TOLL_FREE.test(value);

/** "PN 13522874", "PO 9905521": another label, and what it names. */
const LABELLED = /^(?:P[NO]|SN|SKU|UPC|INV|RA|WO|RMA|TEL|FAX|EXT) /;

/** Digits of a reference that a label names, at least. */
const LEAST_DIGITS = 4;

/** Whether a text can be a company's own reference: digits enough, no date and no year. */
export const isReference = (value: string): boolean => {
  const digits = value.replace(/\D/g, '').length;
  return digits >= LEAST_DIGITS && digits <= 24 && !DATE.test(value) && !YEAR.test(value) && !LABELLED.test(value);
};

/** Whether a text is written as a telephone number of North America. */
export const isPhoneForm = (value: string): boolean => PHONE.test(value);

/** Whether a text can be the number of an order, a claim or a case, none of which is written as a telephone number. */
export const isOrderReference = (value: string): boolean => isReference(value) && !PHONE.test(value);

/** A day in digits: "03/19/1975", "3.19.75". */
const DAY = new RegExp(`^(?:${dayWith('[/.-]')})$`);

/** Whether a text can be the number of a person in some office's files: three digits or more, no day, no year, no telephone. */
export const isIdCode = (value: string): boolean =>
  value.replace(/\D/g, '').length >= 3 && !DAY.test(value) && !YEAR.test(value) && !PHONE.test(value);

/** A day of an itinerary: "05APR", "11APR26". */
const TRAVEL_DAY = /^\d{1,2}(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?:\d\d){0,2}$/;

/** Short codes of capitals and digits that bookings have: "K7RQ2M". */
export const isBookingCode = (value: string): boolean =>
  !TRAVEL_DAY.test(value) &&
  (isReference(value) || (/^[A-Z0-9]{5,12}$/.test(value) && /\d/.test(value) && /[A-Z]/.test(value)));

/** Whether a text is a year or a range of years, which no number of a person is. */
export const isYears = (value: string): boolean =>
  (value.length === 4 || value.length === 9) && /^(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?$/.test(value);

/** A letter or two and six digits or more in one: licences are written so, and no plate. */
const LICENCE = /^[A-Z]{1,2}\d{6}/;

/** Whether a text can be on a number plate: letters and digits, no word among them, no date and no lone number. */
export const isPlate = (value: string): boolean => {
  const signs = value.replace(/[^A-ZÄÖÜ0-9]/g, '');
  return (
    signs.length >= 5 &&
    signs.length <= 8 &&
    /\d/.test(value) &&
    /[A-Z]|^\d{3}[ -]\d{3,4}$/.test(value) &&
    !/[A-Z]{5}/.test(value) &&
    !LICENCE.test(value)
  );
};
