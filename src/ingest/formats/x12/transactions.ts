import { type Cells, createCells, type Put } from '../records/cells.ts';
import { addressRow, FURTHER_ADDRESSES, identityOf } from '../records/identity.ts';
import type { Piece } from '../records/read-records.ts';
import { dictionary, type SegmentRule } from './dictionary.ts';
import { putCodes, putContacts, putDate, putFields, putId, putParty, readSegment, type Segment } from './fields.ts';
import { type Signs, signsOf, unwrapped } from './syntax.ts';

const ORGANIZATIONS = 'organizations';
const CONTACTS = 'contacts';
const NOTES = 'notes';
const CLAIMS = 'claims';
/** Transactions about eligibility, where all that is said of somebody stands behind the name. */
const ELIGIBILITY = new Set(['270', '271']);

/** What ends everything that stands open. */
const LEVELS = new Set(['ISA', 'IEA', 'GS', 'GE', 'ST', 'SE', 'HL']);

const SEGMENT = /^[A-Z][A-Z0-9]{1,2}$/;

interface Row {
  readonly table: string;
  readonly cells: Cells;
  readonly isSubject: boolean;
}

type Give = (piece: Piece) => void;

/** What is open while segments come. */
interface Open {
  readonly give: Give;
  readonly signs: Signs;
  /** The number of the transaction: "837". */
  transaction: string;
  /** Whoever was named last, a claim, and what stands in it: the last of them takes what has no name of its own. */
  party: Row | undefined;
  claim: Row | undefined;
  /** The claim is one of a remittance (CLP), whose facts may stand behind a doctor. */
  isRemitted: boolean;
  detail: Row | undefined;
  /** What was said of whoever is named next. */
  next: Cells | undefined;
  identity: ReadonlyMap<string, string>;
  /** Another address of whoever was named last. */
  address: Cells | undefined;
}

const rowPiece = ({ table, cells }: Row): Piece => ({ piece: 'row', table, cells: cells.done() });

/** Ends whoever was named last. A claim that stands open is the patient's who is named in it. */
const closeParty = (open: Open): void => {
  const { party, address } = open;
  open.party = undefined;
  open.address = undefined;
  if (!party) return;
  if (party.isSubject) {
    open.identity = identityOf(party.cells);
    if (open.claim) for (const [name, value] of open.identity) open.claim.cells.put(name, value);
  }
  open.give(rowPiece(party));
  if (address) open.give({ piece: 'row', table: FURTHER_ADDRESSES, cells: addressRow(party.cells, address).done() });
};

const closeDetail = (open: Open): void => {
  if (open.detail) open.give(rowPiece(open.detail));
  open.detail = undefined;
};

const closeAll = (open: Open): void => {
  closeParty(open);
  closeDetail(open);
  if (open.claim) open.give(rowPiece(open.claim));
  open.claim = undefined;
  if (open.next && !open.next.isEmpty()) open.give({ piece: 'row', table: NOTES, cells: open.next.done() });
  open.next = undefined;
};

const begin = (segment: Segment, table: string, open: Open): void => {
  if (table === CLAIMS) closeAll(open);
  closeParty(open);
  closeDetail(open);
  const row: Row = { table, cells: createCells(), isSubject: false };
  // A remittance names its patient behind the claim.
  if (segment.name !== 'CLP') for (const [name, value] of open.identity) row.cells.put(name, value);
  else open.identity = new Map();
  if (table === CLAIMS) {
    open.claim = row;
    open.isRemitted = segment.name === 'CLP';
  } else {
    const account = open.claim?.cells.first('patient account number');
    if (account !== undefined) row.cells.put('patient account number', account);
    open.detail = row;
  }
};

/** Whoever NM1 names, or an organization (N1). */
const name = (segment: Segment, open: Open): void => {
  const kind = segment.at(1);
  const { table, role, subject, address } = dictionary().entities.get(kind) ?? { table: 'others', role: kind };
  if (address && open.party) {
    open.address ??= createCells();
    return;
  }
  closeParty(open);
  const isPerson = segment.name === 'NM1' && segment.at(2) === '1';
  // In a claim only its patient is its subject: a second insured is somebody else.
  const isSubject = isPerson && subject === true && (!open.claim || kind === 'QC');
  const cells = open.next ?? createCells();
  open.next = undefined;
  cells.put('role', role);
  if (segment.name === 'NM1') putParty(segment, isPerson, cells.put);
  else {
    cells.put('organization name', segment.at(2));
    putId(segment.at(3), segment.at(4), cells.put);
  }
  open.party = {
    table: isPerson || table !== 'subscribers' ? (isPerson ? table : ORGANIZATIONS) : ORGANIZATIONS,
    cells,
    isSubject,
  };
};

/** Where a segment without a row of its own goes. */
const target = (open: Open): Put => {
  const cells = open.address ?? open.party?.cells ?? open.detail?.cells ?? open.claim?.cells ?? open.next;
  if (cells) return cells.put;
  open.next = createCells();
  return open.next.put;
};

/** Where facts of a claim go: in a remittance they stand behind whoever was named last, and are the claim's all the same. */
const claimTarget = (open: Open): Put =>
  open.isRemitted && open.claim && !open.detail ? open.claim.cells.put : target(open);

/** Where an identifier goes: of those of a remittance, only such as doctors have are a doctor's. */
const idTarget = (kind: string, open: Open): Put =>
  open.party?.isSubject || dictionary().providerIds.has(kind) ? target(open) : claimTarget(open);

/** Whether a contact is a desk or a department. */
const isOffice = (name: string): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => dictionary().offices.has(word));

/** Whom to ask (PER): somebody whom an organization names is a person; an office, or what stands behind a person, is none. */
const takeContact = (segment: Segment, open: Open): void => {
  const called = segment.at(2);
  if (called === '' || isOffice(called) || (open.party && open.party.table !== ORGANIZATIONS)) {
    target(open)('contact department', called);
    putContacts(segment, target(open));
    return;
  }
  const cells = createCells();
  cells.put('full name', called);
  cells.put('company', open.party?.cells.first('organization name') ?? '');
  putContacts(segment, cells.put);
  open.give(rowPiece({ table: CONTACTS, cells, isSubject: false }));
};

const noteOf = (segment: Segment, { party, identity, signs }: Open): Piece => {
  const cells = createCells(party?.isSubject ? identityOf(party.cells) : identity);
  cells.put('segment', segment.name);
  cells.put(
    'note',
    segment.text
      .slice(segment.name.length + 1)
      .split(signs.element)
      .join(' '),
  );
  return rowPiece({ table: NOTES, cells, isSubject: false });
};

/** Segments that are made of kinds and values; says whether this is one of them. */
const takeKinds = (segment: Segment, open: Open): boolean => {
  const kind = segment.at(1);
  switch (segment.name) {
    case 'REF':
      putId(kind, segment.at(2), idTarget(kind, open));
      idTarget(kind, open)('reference description', segment.at(3));
      return true;
    case 'DTP':
      putDate(kind, segment.at(3), target(open), segment.at(2));
      return true;
    case 'DTM':
      putDate(kind, segment.at(2), claimTarget(open));
      return true;
    case 'AMT':
      claimTarget(open)(`amount ${kind}`, segment.at(2));
      return true;
    case 'QTY':
      claimTarget(open)(`quantity ${kind}`, segment.at(2));
      return true;
    case 'HI':
      putCodes(segment, open.signs, open.claim?.cells.put ?? target(open));
      return true;
    default:
      return false;
  }
};

/** What is said in front of a name. */
const takeNext = (segment: Segment, rule: SegmentRule, open: Open): void => {
  if (ELIGIBILITY.has(open.transaction) && open.party?.isSubject) {
    putFields(segment, rule, open.signs, open.party.cells.put);
    return;
  }
  if (!open.claim) closeAll(open);
  closeParty(open);
  open.next ??= createCells();
  putFields(segment, rule, open.signs, open.next.put);
};

const takeSegment = (segment: Segment, open: Open): void => {
  const { signs } = open;
  const rule = dictionary().segments.get(segment.name);
  if (segment.name === 'NM1' || segment.name === 'N1') name(segment, open);
  else if (segment.name === 'PER') takeContact(segment, open);
  else if (segment.name === 'ENT') {
    closeAll(open);
    open.identity = new Map();
    putId(segment.at(3), segment.at(4), target(open));
  } else if (takeKinds(segment, open)) return;
  else if (rule?.next) takeNext(segment, rule, open);
  else if (rule) {
    if (rule.opens !== undefined) begin(segment, rule.opens, open);
    // Behind what is said of another insured, before the name.
    const isOfNext = segment.name === 'DMG' && open.next && !open.party;
    putFields(segment, rule, signs, isOfNext && open.next ? open.next.put : target(open));
  } else open.give(noteOf(segment, open));
};

const openOf = (signs: Signs, give: Give): Open => ({
  give,
  signs,
  transaction: '',
  party: undefined,
  claim: undefined,
  isRemitted: false,
  detail: undefined,
  next: undefined,
  identity: new Map(),
  address: undefined,
});

/** What frames and counts: levels and ends close what stands open. */
const takeFrame = (segment: Segment, open: Open): void => {
  if (segment.name === 'ST') open.transaction = segment.at(1);
  if (segment.name === 'LX') {
    closeParty(open);
    closeDetail(open);
  } else if (LEVELS.has(segment.name)) {
    closeAll(open);
    // A dependent's level has the subscriber's above it; all others speak of somebody new.
    if (segment.name !== 'HL' || segment.at(3) !== '23') open.identity = new Map();
  }
  if (segment.name !== 'LX' && segment.name !== 'HL') open.give({ piece: 'text', text: `${segment.text}\n` });
};

/** The rows of interchanges; each may have other signs than the one before. */
export const transactionPieces = function* (segments: Iterable<string>): Iterable<Piece> {
  let open: Open | undefined;
  let at = 0;
  let isWhole = true;
  let given: Piece[] = [];
  const give: Give = (piece) => {
    given.push(piece);
  };
  const take = (raw: string): void => {
    const text = raw.trim();
    if (text === '') return;
    at += 1;
    const whole = unwrapped(text);
    const signs = signsOf(whole);
    if (signs) {
      if (open) closeAll(open);
      open = openOf(signs, give);
      isWhole = false;
    }
    const segment = open && readSegment(whole, open.signs);
    if (!open || !segment || !SEGMENT.test(segment.name) || segment.length < 2) {
      give({ piece: 'fault', at });
      give({ piece: 'text', text: `${text}\n` });
    } else if (dictionary().frames.has(segment.name)) {
      if (segment.name === 'IEA') isWhole = true;
      takeFrame(segment, open);
    } else takeSegment(segment, open);
  };
  for (const raw of segments) {
    const begun = raw.trimStart();
    const end = signsOf(begun)?.end;
    for (const part of end === undefined ? [raw] : begun.split(end)) take(part);
    if (given.length === 0) continue;
    yield* given;
    given = [];
  }
  if (open) closeAll(open);
  yield* given;
  if (!isWhole) yield { piece: 'cut' };
};
