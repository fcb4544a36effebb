/** What a title right in front of a name says of how its bearer is called. */
export type Titled = 'doctor' | 'plain' | undefined;

const PLAIN =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mister|sr|sra|srta|señora?|señorita|herrn?|frau|mme|madame|monsieur|signora?|sig\.ra)\.?\s{1,2}$/iu;
const DOCTOR = /(?:^|[^\p{L}])(?:dr|dra)\.?\s{1,2}$/iu;
/** In front of the names of several: "Drs. Ann and Bo Lee". */
const DOCTORS = /(?:^|[^\p{L}])drs\.?\s{1,2}$/iu;
const LOOKED_AT = 24;

/** "Herr Dr. Maier" may be "Herr Maier" as well. */
export const titledBefore = (text: string, start: number): Titled => {
  const head = text.slice(Math.max(0, start - LOOKED_AT), start);
  if (PLAIN.test(head)) return 'plain';
  if (DOCTORS.test(head)) return 'doctor';
  const doctor = DOCTOR.exec(head);
  return doctor && !PLAIN.test(`${head.slice(0, doctor.index)} `) ? 'doctor' : undefined;
};

const CHILD =
  /(?<!\p{L})(?:(?:step|grand)?(?:sons?|daughters?|child|children)|kids?|boys|girls|twins?|baby|infant|minor|hij[oa]s?|niñ[oa]s?|sohn(?:es)?|söhnen?|tochter|töchtern?|kind(?:es|ern?)?|fils|filles?|enfants?|figli[oae]|filh[oa]s?)(?:,? (?:is|are|named|called|namens))?[,:]?\s$/iu;
const CHILD_BEHIND =
  /^(?:\s{0,2}[,(]\s{0,2}|\s{2,8})(?:(?:my|his|her|their|the|our|minor|age|aged|[\p{L}'’]{3,16}['’]s)\s){0,2}(?:(?:step|grand)?(?:son|daughter|child)|minor|hij[oa]|niñ[oa]|sohn|tochter|fils|fille)(?!\p{L})/iu;

/** Whether the words around a naming call its bearer somebody's child: nobody says "Mr." of one by the family name. */
export const isCalledChild = (text: string, start: number, end: number): boolean =>
  CHILD.test(text.slice(Math.max(0, start - LOOKED_AT), start)) || CHILD_BEHIND.test(text.slice(end, end + 40));
