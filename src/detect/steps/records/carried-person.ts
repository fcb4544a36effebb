import { isCounted } from '../../../schema/vocabulary.ts';
import type { TextDetection, TextFindings } from '../texts/text-findings.ts';

type Cells = TextFindings['records'][number]['cells'];

/** The one person of whom the pages of a document say something; null: there are several. */
type Subject = Cells | null | undefined;

/** What letterheads and feet of pages have of an office: it is nobody's because a page names no one else. */
const OF_OFFICES: ReadonlySet<string> = new Set(['phone', 'email', 'postal_address', 'username']);
/** The same as cells of a record, by which letters would go to the office. */
const CELLS_OF_OFFICES = ['phone', 'email', 'address', 'city', 'region', 'postal_code', 'country'];

/** What is told of those who write, treat or sign by their office: a document is about somebody else. */
const OF_TRADES: ReadonlySet<string> = new Set(['npi', 'dea_number', 'employee_id']);

/** Elements of which a person has one: a page with two of them is a list of several people. */
const ONE_EACH: ReadonlySet<string> = new Set([
  ...['ssn', 'date_of_birth', 'medical_record_number', 'health_insurance_id', 'mbi', 'employee_id', 'student_id'],
]);

/** Values by which two people are told apart. */
const TELLING = ['ssn', 'date_of_birth', 'government_id', 'person_number'];

const isNamed = (cells: Cells): boolean => Boolean(cells['full_name'] || cells['family_name']);

/** Whether a record says more of somebody than the name: those who sign, treat or are copied are only named. */
const saysMore = (cells: Cells): boolean =>
  String(cells['holding'] ?? '')
    .split(' ')
    .map((word) => word.split('=')[0] ?? '')
    .some((one) => one !== '' && one !== 'person_name' && !OF_OFFICES.has(one) && !OF_TRADES.has(one));

const nameOf = (cells: Cells): string => String(cells['full_name'] ?? cells['family_name'] ?? '').toLowerCase();

const withMore = (known: Subject, { records }: TextFindings): Subject =>
  records.reduce<Subject>((subject, { cells }) => {
    if (subject === null || !isNamed(cells) || !saysMore(cells)) return subject;
    if (subject === undefined) return cells;
    return nameOf(subject) === nameOf(cells) ? subject : null;
  }, known);

const isOfSubject = (subject: Cells, cells: Cells): boolean =>
  TELLING.every((name) => !cells[name] || !subject[name] || cells[name] === subject[name]);

/** Whether values of a page are those of several people. */
const isList = (detections: readonly TextDetection[]): boolean => {
  const tokens = new Map<string, string>();
  return detections.some(({ element, token }) => {
    const first = tokens.get(element) ?? token;
    tokens.set(element, first);
    return ONE_EACH.has(element) && first !== token;
  });
};

const holdingOf = (detections: readonly TextDetection[]): string =>
  [...new Set(detections.map(({ element, state }) => `${element}=${state}`))].sort().join(' ');

/** What a page that names nobody says, as a mention of the person of the pages before. */
const toSubject = (found: TextFindings, subject: Cells): TextFindings => {
  const [first] = found.records;
  const all: Record<string, Cells[string]> = Object.assign({}, ...[...found.records].reverse().map((one) => one.cells));
  const cells = Object.fromEntries(Object.entries(all).filter(([name]) => !CELLS_OF_OFFICES.includes(name)));
  const own = found.detections.filter(({ element }) => isCounted(element) && !OF_OFFICES.has(element));
  const isContradicted = found.records.some((record) => !isOfSubject(subject, record.cells));
  if (own.length === 0 || isList(own) || isContradicted) return found;
  const record = {
    start: own[0]?.start ?? 0,
    kind: first?.kind ?? 'paragraph',
    cells: { ...cells, ...subject, holding: holdingOf(own) },
  };
  const members = new Set(own);
  return {
    records: [record],
    detections: found.detections.map((one) => ({ ...one, record: members.has(one) ? 0 : null })),
  };
};

/**
 * Pages of one document, one after the other: where those so far say something of one person only, a page that names nobody goes on about
 * that person, as the second page of a letter or of an application does.
 */
export const createCarrier = () => {
  let document: number | undefined;
  let subject: Subject;
  return (documentNo: number, found: TextFindings): TextFindings => {
    if (documentNo !== document) subject = undefined;
    document = documentNo;
    const isNameless = !found.detections.some(({ element }) => element === 'person_name');
    const taken = subject && isNameless ? toSubject(found, subject) : found;
    subject = withMore(subject, found);
    return taken;
  };
};
