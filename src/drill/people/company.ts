import type { Random } from '../random.ts';
import { NOBODY } from '../texts/text-builder.ts';
import type { Mention } from './mention.ts';
import type { DrillPerson } from './person.ts';

const TRADES = [
  'Plumbing',
  'Bakery',
  'Logistics',
  'Dental Care',
  'Landscaping',
  'Auto Repair',
  'Consulting',
  'Roofing',
];
const FORMS = ['LLC', 'Inc.', 'Corp.', 'Co.'];

/** A business account: a company in a file of people. It stands at the address of somebody and is nobody. */
export const companyMention = (near: DrillPerson, random: Random): Mention => {
  const name = `${near.home.city} ${random.pick(TRADES)} ${random.pick(FORMS)}`;
  const person: DrillPerson = {
    ...near,
    id: NOBODY,
    account: `3${random.digits(8)}`,
    deceased: false,
    imei: '',
    imsi: '',
  };
  const empty = { given: '', middle: '', suffix: '', birth: 0, ssn: '', licence: '', phone: '', email: '' };
  return { person, ...empty, family: name, home: near.home };
};
