import type { Bytes } from '../../bytes/bytes.ts';
import { type Found, type ReadContext, unreadable } from '../../reader.ts';
import { contentOf, entriesOf, isFile, type ZipEntry } from '../zip/archive.ts';
import { attribute, readWholeXml } from './xml.ts';

/** An office file: a ZIP of parts. */
export interface OfficePackage {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part as they unpack, counted against what the file may unpack to. */
  part(name: string): AsyncIterable<Uint8Array>;
  /** The same, for a part that becomes a unit of its own and is counted as such. */
  member(name: string): AsyncIterable<Uint8Array>;
}

export const openPackage = async (
  bytes: Bytes,
  { counted }: Pick<ReadContext, 'limits' | 'counted'>,
): Promise<OfficePackage> => {
  const entries = new Map<string, ZipEntry>();
  for await (const entry of entriesOf(bytes)) if (isFile(entry)) entries.set(entry.filename.replace(/^\/+/, ''), entry);
  const entryOf = (name: string): ZipEntry => {
    const entry = entries.get(name);
    if (!entry) throw unreadable('damaged');
    return entry;
  };
  return {
    names: [...entries.keys()].sort(),
    has: (name) => entries.has(name),
    part: (name) => counted(contentOf(bytes, entryOf(name))),
    member: (name) => contentOf(bytes, entryOf(name)),
  };
};

/** Ids of a part's relations and where they lead: a part of the package, or an address outside. */
export interface Relation {
  readonly id: string;
  readonly target: string;
  readonly isExternal: boolean;
}

const relationsPart = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

const resolved = (part: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const steps = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
};

export const relationsOf = async (office: OfficePackage, part: string): Promise<readonly Relation[]> => {
  const name = relationsPart(part);
  if (!office.has(name)) return [];
  const found: Relation[] = [];
  await readWholeXml(office.part(name), {
    open: (tag, attributes) => {
      if (tag !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      const isExternal = attribute(attributes, 'TargetMode') === 'External';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        target: isExternal ? target : resolved(part, target),
        isExternal,
      });
    },
  });
  return found;
};

/** Addresses of mail that only links name. */
export const mailLinks = (relations: readonly Relation[]): readonly string[] =>
  relations
    .filter(({ isExternal, target }) => isExternal && /^mailto:/i.test(target))
    .map(({ target }) => decodeURIComponentSafe(target.slice('mailto:'.length).replace(/\?.*$/, '')));

const decodeURIComponentSafe = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Pictures of the file, which have no text, and files that it carries inside. */
export const carriedParts = function* (office: OfficePackage, folder: string): Iterable<Found> {
  const pictures = office.names.filter((name) => name.startsWith(`${folder}/media/`));
  if (pictures.length > 0) yield { found: 'unread', reason: 'no_text', parts: pictures.length };
  for (const name of office.names) {
    if (!name.startsWith(`${folder}/embeddings/`) && !/^word\/afchunk/i.test(name)) continue;
    yield {
      found: 'member',
      member: { name: name.slice(folder.length + 1), kind: 'bytes', pieces: office.part(name) },
    };
  }
};
