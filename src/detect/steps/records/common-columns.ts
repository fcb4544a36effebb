import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { ADDRESS_ROLES } from '../../columns/address-roles.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { groups, headerTokens } from '../../columns/headers/header-tokens.ts';
import type { PlanColumn } from './plan-column.ts';

const isOfAddress = ({ role }: PlanColumn): boolean => ADDRESS_ROLES.includes(role);
const ACCOUNT: readonly ColumnRole[] = ['account_number'];
const AT_BANK: readonly ColumnRole[] = ['financial_account', 'iban'];
const NAMES: readonly ColumnRole[] = ['full_name', 'given_name', 'family_name'];

/** What the other person of a row has in common with the first where the row says it once: two owners live at one address. */
const IN_COMMON: Readonly<Record<string, readonly (readonly ColumnRole[])[]>> = {
  joint: [ACCOUNT, AT_BANK, ADDRESS_ROLES],
  spouse: [ACCOUNT, ADDRESS_ROLES],
};

/** Those of a household whom a row calls by first names alone, since its family name is said once. */
const HOUSEHOLD: ReadonlySet<string> = new Set(['spouse', 'dependent', 'joint', 'her', 'his']);
/** Of cells under a word for whole names so few may have several words where they hold first names. */
const FEW = 0.1;

const isFirstName = ({ role, parts, profile }: ColumnFinding): boolean =>
  role === 'given_name' ||
  (role === 'full_name' &&
    parts === undefined &&
    profile.filled > 0 &&
    profile.share('blank_within') <= FEW &&
    profile.share('comma_name') <= FEW);

/** Whether all that the row says of how somebody is called is a first name. */
const isCalledByFirst = (own: readonly ColumnFinding[]): boolean => {
  const names = own.filter(({ role }) => NAMES.includes(role));
  const [{ group = '' } = { group: '' }] = names;
  const isOfHousehold = group.split(':').some((word) => HOUSEHOLD.has(word.trim()));
  return names.length > 0 && isOfHousehold && names.every(isFirstName);
};

/** Those whom a row calls by first names alone, with the family name of the row's first person. */
export const withFamilies = (
  findings: readonly ColumnFinding[],
  columns: readonly PlanColumn[],
  mentions: readonly number[],
): readonly PlanColumn[] => {
  const [first, ...more] = mentions;
  const others = more.filter((mention) => isCalledByFirst(findings.filter((finding) => finding.mention === mention)));
  if (others.length === 0) return columns;
  const ofFirst = columns.filter(({ mention }) => mention === first);
  const families = ofFirst.filter(({ role }) => role === 'family_name');
  const whole = ofFirst.filter(({ role, isWithin }) => role === 'full_name' && !isWithin).slice(0, 1);
  const said = families.length > 0 ? families : whole.map((column) => ({ ...column, isFamilyOnly: true as const }));
  const isFirst = ({ mention, role }: PlanColumn) => role === 'full_name' && others.includes(mention);
  return [
    ...columns.map((column) => (isFirst(column) ? { ...column, role: 'given_name' as const } : column)),
    ...others.flatMap((mention) => said.map((column) => ({ ...column, mention, isShared: true as const }))),
  ];
};

/** Whose a column is, also where its header only begins with a word for them ("JTLAST": joint). */
const kinOf = (group = ''): string => groups().get(group.split(': ').at(-1) ?? '') ?? group;

/** Who is insured, beside the patient of the row: a number of insurance that is said once is that of both. */
const INSURED = new Set(['cardholder', 'subscriber', 'policyholder', 'insured', 'sub']);
/** Whom a plan pays for, beside the insured who has it: the number is that of both. */
const PAID_FOR = new Set(['patient', 'pt', 'dependent']);
const OF_INSURANCE: readonly (readonly ColumnRole[])[] = [['health_insurance_id']];

/** Who owns a policy on the life of another: the address that the row says once is where its mail goes. */
const ON_WHOM = new Set([...INSURED, 'annuitant']);
const OWNERS = new Set(['owner', 'policyowner']);

/** Who only signs for a debt has it in common, and lives anywhere. */
const SIGNERS = new Set(['cosigner', 'cosignor', 'cosign', 'comaker', 'guarantor', 'endorser', 'avalista', 'fiador']);
const OF_DEBT: readonly (readonly ColumnRole[])[] = [ACCOUNT, AT_BANK];

const PARTIES_APART = new Set(['landlord', 'lessor', 'claimant', 'defendant']);

const isCalled = (column: ColumnFinding | undefined, words: ReadonlySet<string>): boolean => {
  const tokens = headerTokens(column?.name ?? '');
  // "Co-signer" is two words, or one.
  return tokens.some((token, n) => words.has(token) || words.has(`${tokens[n - 1] ?? ''}${token}`));
};

/** Columns that are said of nobody in particular, once more for each person of the row who has them in common and none of their own. */
export const sharedColumns = (
  findings: readonly ColumnFinding[],
  columns: readonly PlanColumn[],
  mentions: readonly number[],
): readonly PlanColumn[] => {
  const [first = 1, ...others] = mentions;
  const ofNobody = new Set(findings.flatMap(({ column, group }) => (group === undefined ? [column] : [])));
  const ofFirst = columns.filter(({ mention }) => mention === first);
  const ofAll = ofFirst.filter(({ column }) => ofNobody.has(column));
  // Where the row says whose its only address is, it is still the only one at which a second owner may be told.
  const isPlaced = ofAll.some(({ role }) => role === 'street' || role === 'full_address');
  const shared = isPlaced ? ofAll : [...ofAll, ...ofFirst.filter((one) => isOfAddress(one) && !ofAll.includes(one))];
  const holder = findings.find((finding) => finding.mention === first && NAMES.includes(finding.role));
  return others.flatMap((mention) => {
    const own = findings.filter((finding) => finding.mention === mention);
    const named = own.find(({ role }) => NAMES.includes(role));
    if (!named) return [];
    // A second owner is counted, and so are drivers of one policy.
    const isCounted = named.group === 'driver' && /\d/.test(named.name ?? '');
    // A landlord or a claimant beside whom the row is about has none of it.
    const isOfHolder = named.group === 'holder' && !isCalled(named, PARTIES_APART);
    const isOwner = isCalled(named, OWNERS) && isCalled(holder, ON_WHOM);
    const isJoint = named.group === undefined || isOfHolder || isCounted || isOwner;
    const inCommon = IN_COMMON[isJoint ? 'joint' : kinOf(named.group)] ?? [];
    const common = isCalled(named, SIGNERS) ? inCommon.filter((roles) => OF_DEBT.includes(roles)) : inCommon;
    const isPaidFor = isCalled(named, PAID_FOR) && isCalled(holder, INSURED);
    const insurance = isCalled(named, INSURED) || isPaidFor ? OF_INSURANCE : [];
    const missing = [...common, ...insurance].filter((roles) => !own.some(({ role }) => roles.includes(role))).flat();
    return shared
      .filter(({ role }) => missing.includes(role))
      .map((column) => ({ ...column, mention, isShared: true }));
  });
};
