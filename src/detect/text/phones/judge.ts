import { internationalFit, isNationalAnywhere, isNorthAmerican } from '../../values/phone-plans.ts';
import type { Cluster } from './cluster.ts';

/** How sure a number is one of a telephone, and why. */
export interface Judged {
  readonly confidence: number;
  readonly why: string;
}

/** What stands around a number. */
export interface Around {
  /** A word of telephony is near, or right in front. */
  readonly near: boolean;
  readonly direct: boolean;
  /** Another number stands right before or behind. */
  readonly amongNumbers: boolean;
}

/** "2008-2019", "02110-1301", "01304-001": years, and postal codes of the US and of Brazil. */
const isOtherPair = ({ groups, signs, digits }: Cluster): boolean => {
  if (groups.length !== 2) return false;
  const [a = 0, b = 0] = groups;
  // Two years, or a year and a time zone: "2013 -0500".
  if (a === 4 && b === 4) return /^(?:19|20)\d\d(?:(?:19|20)\d\d|[01]\d[0345]0|[01]\d45)$/.test(digits);
  return a === 5 && (b === 4 || b === 3) && signs === '-';
};

/** "042122 1640": a day and an hour, as screens of old programs write them. */
const isStamp = ({ groups, signs, digits }: Cluster): boolean =>
  groups.length === 2 &&
  groups[0] === 6 &&
  groups[1] === 4 &&
  signs === ' ' &&
  /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d\d(?:[01]\d|2[0-3])[0-5]\d$/.test(digits);

const isDate = ({ groups, signs, digits }: Cluster): boolean => {
  if (groups.length !== 3 || signs[0] !== signs[1] || signs[0] === ' ') return false;
  const [a = 0, b = 0, c = 0] = groups;
  if (b > 2 || a > 4 || c > 4 || (a > 2 && c > 2)) return false;
  return a === 4 || c === 4 || (a <= 2 && c === 2 && Number(digits.slice(0, a)) <= 31);
};

/** Signs between the groups of a North American number. */
const NANP_SIGNS: ReadonlySet<string> = new Set(['--', '..', '  ', ' -', '/-', '/.']);

const isNanpForm = ({ groups, signs, bracket }: Cluster): boolean => {
  const form = groups.join('-');
  if (form === '3-3-4') return bracket || NANP_SIGNS.has(signs);
  return form === '1-3-3-4' || (form === '3-7' && bracket);
};

const grouped = ({ groups }: Cluster): boolean => groups.length > 1;

/** Digits of a number with its country, without the prefix; once more without the national zero that stands in brackets: "+44 (0)20". */
const formsAbroad = ({ plus, bracket, digits }: Cluster): readonly string[] => {
  const bare = plus ? digits : digits.replace(/^(?:00|011)/, '');
  return bracket ? [bare, bare.replace(/^(\d{1,3})0/, '$1')] : [bare];
};

/** Written with a plus sign or the prefix 00 or 011: the plan of the country decides; behind the prefix alone, less surely where no cue stands near. */
const international = (cluster: Cluster, near: boolean): Judged | undefined => {
  const { plus } = cluster;
  const forms = formsAbroad(cluster);
  const length = forms[0]?.length ?? 0;
  if (length < 7 || length > 15) return undefined;
  // "+3.14000" is a number with a fraction.
  if (cluster.groups.length === 2 && cluster.signs === '.') return undefined;
  const fits = forms.map(internationalFit);
  if (fits.includes('valid')) return { confidence: plus || near ? 0.96 : 0.8, why: plus ? 'plus, plan' : 'plan' };
  if (!plus && (!near || !grouped(cluster))) return undefined;
  if (fits.includes('possible')) return { confidence: near ? 0.92 : 0.8, why: plus ? 'plus, length' : 'length' };
  return near ? { confidence: 0.75, why: 'cue' } : undefined;
};

/** Digits of one country's plan, without a cue: the North American form, or groups behind a trunk zero. */
const national = (cluster: Cluster, amongNumbers: boolean): Judged | undefined => {
  const { digits, groups, signs, bracket } = cluster;
  if (isNanpForm(cluster)) {
    if (isNorthAmerican(digits)) return { confidence: 0.93, why: 'North American plan' };
    const spaced = signs.trim() === '' && !bracket;
    return /^1?[2-9]\d{2}/.test(digits) && !spaced ? { confidence: 0.7, why: 'North American form' } : undefined;
  }
  // "(34) 3255-0110", "(11) 95550-1447": Brazil.
  if (bracket && /^2-[45]-4$/.test(groups.join('-')) && signs === ')-')
    return { confidence: 0.8, why: 'Brazilian form' };
  if (!grouped(cluster) || amongNumbers || digits.length < 9 || digits.length > 12) return undefined;
  // Four groups of three are an address of bytes.
  if (groups.length > 3 && groups.every((length) => length === 3)) return undefined;
  const trunk = /^0[1-9]/.test(digits) && Math.max(...groups) <= 8 && (groups[0] ?? 0) >= 2;
  return trunk && !/[./]/.test(signs) && isNationalAnywhere(digits) ? { confidence: 0.75, why: 'plan' } : undefined;
};

/** "0171/5550144": an area's code and a slash, as in Germany and Austria. */
const isTrunkSlash = (digits: string, [area = 0, own = 0]: readonly number[], signs: string): boolean =>
  signs === '/' && /^0[1-9]/.test(digits) && area >= 3 && area <= 5 && own >= 5;

/** "06121 / 555 01-0": the number of a house ends in one digit behind a hyphen, as in Germany and Austria. */
const isOfHouse = ({ digits, groups, signs }: Cluster): boolean =>
  /^0[1-9]/.test(digits) && groups.length > 2 && signs.endsWith('-') && groups.slice(0, -1).every((many) => many > 1);

/** "100-1000" and "5322/2822" are ranges and pairs, "252.227-7013" is a clause, "412-07-8836" is a Social Security number. */
const isOther = (cluster: Cluster, direct: boolean): boolean => {
  const { groups, signs, digits } = cluster;
  return (
    // "04/12 1412" is a day and a time.
    (signs.startsWith('/') && (groups[0] ?? 0) <= 2 && (groups[1] ?? 0) <= 2) ||
    (groups.some((length) => length < 2) && !isOfHouse(cluster)) ||
    (groups.length === 2 && /[./]/.test(signs) && !isTrunkSlash(digits, groups, signs)) ||
    (/\./.test(signs) && /-/.test(signs) && !direct) ||
    (groups.join('-') === '3-2-4' && signs === '--')
  );
};

/** Digits beside a word of telephony. */
const cued = (cluster: Cluster, direct: boolean): Judged | undefined => {
  const { digits } = cluster;
  if (digits.length < 7 || digits.length > 15 || isOther(cluster, direct)) return undefined;
  const bare = !grouped(cluster);
  if (bare && digits.length < 9 && !direct) return undefined;
  const known = isNorthAmerican(digits) || isNationalAnywhere(digits);
  if (digits.length >= 9 && known) return { confidence: direct || !bare ? 0.93 : 0.68, why: 'plan, cue' };
  if (!bare) return { confidence: 0.82, why: 'groups, cue' };
  if (digits.length === 10 && /^[2-9]/.test(digits)) return { confidence: direct ? 0.8 : 0.66, why: 'length, cue' };
  return digits.length <= 12 && known ? { confidence: 0.8, why: 'plan, cue' } : undefined;
};

/** Whether groups of digits are none of a telephone whatever stands around them: too few, a date, years, a postal code. */
export const isNoPhone = (cluster: Cluster): boolean =>
  cluster.digits.length < 6 ||
  cluster.digits.startsWith('000') ||
  isDate(cluster) ||
  isStamp(cluster) ||
  isOtherPair(cluster);

/** Whether a number is written with a plus sign or a prefix, which is not parted: "0.086566" is a fraction. */
const isAbroad = ({ plus, digits, groups: [first = 0] }: Cluster): boolean =>
  plus || (first > 1 && /^00[1-9]/.test(digits)) || (first > 2 && /^011[1-9]/.test(digits));

/** Judges groups of digits by numbering plans, form and cue. */
export const judgePhone = (cluster: Cluster, { near, direct, amongNumbers }: Around): Judged | undefined => {
  if (isNoPhone(cluster)) return undefined;
  const abroad = isAbroad(cluster) ? international(cluster, near) : undefined;
  if (abroad || cluster.plus) return abroad;
  const own = national(cluster, amongNumbers);
  const told = near ? cued(cluster, direct) : undefined;
  // Surer than its first groups alone: "rappelez-moi au 06 12 34 56 78".
  return told && told.confidence > (own?.confidence ?? 0) ? told : own;
};
