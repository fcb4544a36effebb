import { lineBefore, nameIsOfOffice } from '../people/standing.ts';
import { fitsOffice, NOBODY, type Scene, type Value } from '../scene.ts';
import { PURPOSES, purposeOf } from './purpose.ts';
import { put, type Sheet, type Signs, sign, signs } from './sign.ts';

const perPurpose = (name: string): readonly number[] => signs(`${name}, `, PURPOSES);
const [OFFICE, OFTEN_OFFICE, STAMPED, SELF, MAIN, SUBJECT] = [
  'of an office',
  'mostly of an office',
  'behind a time',
  'self',
  'main',
  'subject',
].map(perPurpose);
const FOR = signs('for ', PURPOSES);
const NOBODYS = perPurpose('meant');
const NOT_OF_OFFICE = sign('not of an office');
const OFTEN_STAMPED = signs('behind a time: ', ['some', 'most']);

/** The head of an entry of a log, up to whoever writes it: a day or a time, and no more than a few words. */
const STAMP = /^[ \t>]*[[(]?\d{1,4}[/.:-]\d{1,2}[^\p{Ll}]{0,32}(?:\p{Ll}{1,6}[.: ]{1,2}){0,2}[^\p{Ll}]{0,12}$/u;
const STAMP_REACH = 60;

/** What share of a person's namings are of one who acts for an office, and behind the time of an entry. */
export const officesOf = ({ people, spans, text }: Scene) =>
  people.map(({ names }) => {
    const own = names.flatMap((n) => spans[n] ?? []);
    const share = (is: (name: (typeof own)[number]) => boolean) => own.filter(is).length / Math.max(1, own.length);
    return {
      office: share((name) => nameIsOfOffice(text, name)),
      stamped: share(({ start }) => STAMP.test(lineBefore(text, start, STAMP_REACH))),
    };
  });

export type Offices = ReturnType<typeof officesOf>;

/** Who writes, and whom the text is about, by what the value is for. */
const standingSigns = (sheet: Sheet, { discourse }: Scene, person: number, purpose: number): void => {
  if (discourse.isSelf(person)) put(sheet, SELF?.[purpose]);
  if (person === discourse.main) put(sheet, MAIN?.[purpose]);
  if (discourse.standing[person] === 'subject') put(sheet, SUBJECT?.[purpose]);
};

/** What somebody is to the text, by what the value is for: an office is reached, and has no illness. */
export const purposeSigns = (scene: Scene, { span }: Value, offices: Offices): Signs => {
  const purpose = purposeOf(span.element);
  return (sheet, person) => {
    if (person === NOBODY) return put(sheet, NOBODYS[purpose]);
    put(sheet, FOR[purpose]);
    // Whoever acts for an office has little but how to be reached.
    if (!fitsOffice(scene, person, span)) put(sheet, NOT_OF_OFFICE);
    const { office, stamped } = offices[person] ?? { office: 0, stamped: 0 };
    if (office > 0) put(sheet, OFFICE?.[purpose]);
    if (office > 0.5) put(sheet, OFTEN_OFFICE?.[purpose]);
    if (stamped > 0) put(sheet, STAMPED?.[purpose]);
    if (stamped > 0) put(sheet, OFTEN_STAMPED[stamped > 0.5 ? 1 : 0]);
    standingSigns(sheet, scene, person, purpose);
  };
};
