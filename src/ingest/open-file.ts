import { createHash } from 'node:crypto';
import type { UnreadReason } from '../schema/unread-reasons.ts';
import type { Spill } from './bytes/spill.ts';
import type { Survey } from './bytes/survey.ts';
import { identify } from './identify.ts';
import type { Limits } from './limits.ts';
import { memberName, uniqueNames } from './member-name.ts';
import type { Opened, UnitBegin } from './opened.ts';
import { copyEnd, createOutcome, type Outcome } from './outcome.ts';
import type { Passwords } from './passwords.ts';
import { type Found, type Member, unreadable } from './reader.ts';
import {
  type Allowance,
  type Content,
  counted,
  countedCollector,
  reasonOf,
  type Taken,
  takeContent,
} from './take-content.ts';
import { MIXED } from './text/charset.ts';
import { type SourceTries, sourceTries, unitTries, withTries } from './tries.ts';

/** What opening needs beside the bytes. */
export interface OpenOptions {
  readonly limits: Limits;
  readonly spill: Spill;
  /** Whether the content of a unit is read elsewhere already, so that this is a copy. */
  readonly isCopy: (unit: { readonly family: string; readonly sha256: string; readonly size: number }) => boolean;
  /** Tried on what is locked; none when left out. */
  readonly passwords?: Passwords;
  /** Delimited text and JSON as the text that they are, not as tables. */
  readonly asText?: boolean;
}

/** Where a unit lies: `name` is the last part of `family`. */
interface Place {
  readonly family: string;
  readonly name: string;
  readonly depth: number;
}

interface Opening {
  readonly options: OpenOptions;
  readonly source: Allowance;
  readonly tries: SourceTries;
}

const beginOf = ({ family, depth }: Place, facts: Partial<UnitBegin>): UnitBegin => ({
  event: 'begin',
  family,
  depth,
  mediaType: null,
  size: null,
  sha256: null,
  charset: null,
  ...facts,
});

/** A unit that is not looked into. */
export const refusedUnit = function* (
  family: string,
  depth: number,
  reason: UnreadReason,
  facts: Partial<UnitBegin> = {},
): Iterable<Opened> {
  yield beginOf({ family, name: '', depth }, facts);
  yield createOutcome().end(reason);
};

/** What stands in a container, and what is left to it. */
interface Inside {
  readonly place: Place;
  readonly sha256: string;
  readonly allowance: Allowance;
  readonly nameOnce: (name: string) => string;
}

const memberUnit = async function* (
  place: Place,
  member: Exclude<Member, { kind: 'refused' }>,
  { sha256, allowance }: Inside,
  opening: Opening,
): AsyncIterable<Opened> {
  if (member.kind === 'read') {
    // Sheets of a workbook have no bytes of their own; what they are hangs on the workbook and their name.
    const own = createHash('sha256').update(`${sha256}\n${member.name}`).digest('hex');
    yield beginOf(place, { mediaType: member.mediaType, size: member.bytes, sha256: own });
    yield* readUnit(member.items(), insideOf(place, own, member.bytes ?? 0, opening), opening);
    return;
  }
  let content: Taken;
  try {
    content = await takeContent(member.pieces, opening.options.spill, [allowance, opening.source]);
  } catch (cause) {
    const reason = reasonOf(cause);
    yield* refusedUnit(place.family, place.depth, reason);
    if (reason === 'bomb') throw cause;
    return;
  }
  try {
    const units = openContent(place, content, opening);
    yield* content.isCut ? endingDamaged(units) : units;
  } finally {
    content.bytes.close();
  }
};

/** A unit that looks whole, and is known to be cut off. */
const endingDamaged = async function* (units: AsyncIterable<Opened>): AsyncIterable<Opened> {
  let depth = 0;
  for await (const opened of units) {
    if (opened.event === 'begin') depth += 1;
    if (opened.event === 'end') depth -= 1;
    const isLast = opened.event === 'end' && depth === 0 && opened.status === 'read';
    yield isLast ? { ...opened, status: 'partly', reason: 'damaged' } : opened;
  }
};

const openMember = async function* (
  member: Member,
  inside: Inside,
  outcome: Outcome,
  opening: Opening,
): AsyncIterable<Opened> {
  opening.source.entries -= 1;
  if (opening.source.entries < 0) throw unreadable('too_many');
  const { name, isUnsafe } = memberName(member.name);
  if (isUnsafe) yield { event: 'oddity', oddity: { code: 'NAME_UNSAFE', count: 1 } };
  const once = inside.nameOnce(name);
  const place: Place = {
    family: `${inside.place.family}!/${once}`,
    name: once.slice(once.lastIndexOf('/') + 1),
    depth: inside.place.depth + 1,
  };
  const isDeep = place.depth > opening.options.limits.depth;
  const units =
    member.kind === 'refused' || isDeep
      ? refusedUnit(place.family, place.depth, member.kind === 'refused' ? member.reason : 'too_deep')
      : memberUnit(place, member, inside, opening);
  let depth = 0;
  for await (const opened of units) {
    if (opened.event === 'begin') depth += 1;
    if (opened.event === 'end') {
      depth -= 1;
      if (depth === 0) outcome.member(opened);
    }
    yield opened;
  }
};

/** Reads a unit that has begun, to its end. */
const readUnit = async function* (
  items: AsyncIterable<Found> | Iterable<Found>,
  inside: Inside,
  opening: Opening,
): AsyncIterable<Opened> {
  const outcome = createOutcome();
  let failed: UnreadReason | undefined;
  try {
    for await (const item of items) {
      if (item.found === 'text') {
        const part = outcome.text(item.text, item.as);
        yield { event: 'text', as: item.as, text: item.text, part: item.page ?? part };
      } else if (item.found === 'table') {
        outcome.table();
        yield { event: 'table', table: item.table };
      } else if (item.found === 'unread') outcome.unread(item.reason, item.parts);
      else if (item.found === 'problem') yield { event: 'oddity', oddity: item };
      else yield* openMember(item.member, inside, outcome, opening);
    }
  } catch (error) {
    failed = reasonOf(error);
  }
  yield outcome.end(failed);
};

const insideOf = (place: Place, sha256: string, size: number, { options: { limits } }: Opening): Inside => ({
  place,
  sha256,
  allowance: { entries: limits.entries, unpacked: Math.max(limits.ratioFromBytes, limits.ratio * size) },
  nameOnce: uniqueNames(),
});

/** What is odd about the bytes of a text that is read all the same. */
const oddBytes = function* (charset: string | null, { hasNul }: Survey): Iterable<Opened> {
  if (charset === MIXED) yield { event: 'oddity', oddity: { code: 'CHARSET_MIXED', count: 1 } };
  if (hasNul && charset !== null && !/^utf-(16|32)/.test(charset)) {
    yield { event: 'oddity', oddity: { code: 'NUL_BYTES', count: 1 } };
  }
};

const openContent = async function* (
  place: Place,
  { bytes, survey }: Content,
  opening: Opening,
): AsyncIterable<Opened> {
  const { options } = opening;
  const { sha256 } = survey;
  if (options.isCopy({ family: place.family, sha256, size: bytes.size })) {
    yield beginOf(place, { size: bytes.size, sha256 });
    yield copyEnd;
    return;
  }
  const { look, mediaType, reader, reason } = await identify(place.name, bytes, survey, options.asText);
  const charset = look.charset && bytes.size > 0 ? look.charset.name : null;
  yield beginOf(place, { mediaType, size: bytes.size, sha256, charset });
  yield* oddBytes(charset, survey);
  if (!reader) {
    // A file of no bytes is read: there is nothing in it that could be missed.
    yield createOutcome().end(bytes.size === 0 ? undefined : reason);
    return;
  }
  const inside = insideOf(place, sha256, bytes.size, opening);
  const allowances = [inside.allowance, opening.source];
  const tries = unitTries(opening.tries);
  const items = reader.read(
    { look, bytes, survey, mediaType },
    {
      limits: options.limits,
      tries,
      counted: (pieces) => counted(pieces, allowances),
      keep: () => countedCollector(options.spill, allowances),
    },
  );
  yield* readUnit(withTries(items, tries), inside, opening);
};

/** Everything in a file, opened to the bottom. `family` is the path under which the file is known. */
export const openFile = (family: string, content: Content, options: OpenOptions): AsyncIterable<Opened> => {
  const { limits, passwords = [] } = options;
  const source = { entries: limits.entries, unpacked: limits.unpackedBytes };
  const place = { family, name: family.slice(family.lastIndexOf('/') + 1), depth: 0 };
  return openContent(place, content, { options, source, tries: sourceTries(passwords, limits) });
};
