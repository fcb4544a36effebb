/** A day in digits or with the name of its month cut short, as part of an expression. */
export const DATE =
  '[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[ -](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[ -][0-9]{4}';

/** A day as it is written out: "March 9, 1938", "14. Februar 1958", "3 de mayo de 1971". */
export const LONG_DATE =
  '[A-Z][a-z]{2,8}\\.? [0-9]{1,2}(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}|[0-9]{1,2}(?:\\.|º|er)? (?:de )?[A-Za-zéûäç]{3,10}\\.?,?(?: del?)? (?:19|20)[0-9]{2}';

/** A day as airlines write it. */
export const AIR_DATE = '[0-3][0-9](?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[0-9]{2}';
