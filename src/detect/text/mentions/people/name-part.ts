/** What a single word of a name is. */
export type NamePart = 'family' | 'given';

/** Labels and keys of a part of a name right before it: `"last_name":"`, `\"last_name\":`, `"sn";s:5:"`, "sn: ", "<firstName>", "SURNAME ....", "First name and initial:". */
const PART =
  /(?:^|[\s"'<,{;|_.&?([])(?:(last|family|sur|sn|nachname|familienname|apellidos?|primer_apellido|cognome|sobrenome|achternaam|nazwisko|l)|(first|given|fore|gn|vorname|pr[ée]nom|voornaam|nombres?|imi[eę]|f))(?:[ _-]?(?:names?|nm))?(?:\(s\))?(?:,? ?(?:and|&|\/|\+)? ?(?:middle )?(?:initials?|init|m\.?i)\b)?(?:["'\s:=>._|…[\]\\]{1,60}|";s:\d{1,9}:")$/iu;
const MIDDLE =
  /(?:^|[\s"'<,{;|_.&?([])(?:middle|mid|m|second)[ _-]?(?:names?|nm|initial|init|i)?(?:["'\s:=>._|…\]\\]{1,60}|";s:\d{1,9}:")$/iu;
/** `"given": ["Ann", "Marie"]`, as FHIR has it: all behind the first. */
const FURTHER = /"given\\?" ?: ?\[\s{0,40}\\?"(?:[^"\\[\]]{1,24}\\?", ?\s{0,24}\\?"){1,3}$/iu;
/** Signs in front of a name within which its key stands, and between the parts of one. */
export const KEY_REACH = 80;

/** Which part of a name its key says that it is. */
export const partBefore = (text: string, start: number): NamePart | undefined => {
  const found = PART.exec(text.slice(Math.max(0, start - KEY_REACH), start));
  return found ? (found[1] === undefined ? 'given' : 'family') : undefined;
};

/** Whether a key says that it is the middle name. */
export const isMiddle = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - KEY_REACH), start);
  return MIDDLE.test(before) || FURTHER.test(before);
};
