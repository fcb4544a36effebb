import { coversPath, evidenceEntryOf } from '../../../case/case-file.ts';
import type { Problem } from '../../../core/errors.ts';
import type { Engine } from '../../../engine/port.ts';
import { sql } from '../../../engine/sql.ts';
import type { ExposureState, Relation } from '../../../schema/vocabulary.ts';
import type { RegisterSource, ResolveOptions } from '../../options.ts';
import { unusedEntries } from './unused-entries.ts';

/** What is decided about each document that has records: one row a document. */
export const DECIDED_DOCUMENT = 'resolve_document';

const STRENGTH: readonly ExposureState[] = ['excluded', 'reachable', 'presumed', 'read'];

interface Place {
  readonly documentNo: number;
  readonly family: string;
  readonly root: string;
}

interface Decided {
  readonly isEvidence: boolean;
  readonly exposure: ExposureState | null;
  readonly relation: Relation | null;
  /** Index in `evidence` of the entry whose exposure counts; null: no entry covers the document. */
  readonly entry: number | null;
  readonly register: RegisterSource | null;
  readonly isRegister: boolean;
}

const below = (root: string, family: string): string => family.replace(new RegExp(`^(\\./)?${root}/`), '');

/** The entry of `registers` that covers a file: the one with the longest path. */
const registerOf = (registers: readonly RegisterSource[], family: string): RegisterSource | null => {
  const fits = registers.filter(({ path }) => coversPath(path, below('register', family)));
  return fits.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
};

/** What the places of one content say together: a file that lies in two folders is exposed as the worse of them is. */
const decide = (options: ResolveOptions, places: readonly Place[]): Decided => {
  const evidence = places.filter(({ root }) => root !== 'register');
  const found = evidence.map(({ family }) => evidenceEntryOf({ evidence: [...options.evidence] }, family));
  const entries = found.map((one) => one?.entry);
  const states = entries.map((entry) => entry?.exposure ?? 'reachable');
  const strongest = [...states].sort((a, b) => STRENGTH.indexOf(b) - STRENGTH.indexOf(a))[0] ?? null;
  const registers = places.filter(({ root }) => root === 'register');
  return {
    isEvidence: evidence.length > 0,
    exposure: strongest,
    relation: entries.find((entry, n) => states[n] === strongest && entry?.relation)?.relation ?? null,
    entry: found.find((_, n) => states[n] === strongest)?.index ?? null,
    isRegister: registers.length > 0,
    register: registers.map(({ family }) => registerOf(options.registers, family)).find((found) => found) ?? null,
  };
};

const SHAPE = [
  { name: 'document_no', type: 'integer' as const },
  { name: 'in_evidence', type: 'integer' as const },
  { name: 'in_register', type: 'integer' as const },
  { name: 'exposure', type: 'text' as const },
  { name: 'relation', type: 'text' as const },
  { name: 'register_relation', type: 'text' as const },
  { name: 'as_of', type: 'integer' as const },
  { name: 'entry', type: 'integer' as const },
];

/** Writes what case.yaml says of each document, copies in other folders included. Returns the entries that fit no file. */
export const decideDocuments = async (engine: Engine, options: ResolveOptions): Promise<readonly Problem[]> => {
  const places = new Map<number, Place[]>();
  const query = sql`select document_no, coalesce(duplicate_of, document_no) as content_no, family, root from document
    order by document_no`;
  for await (const rows of engine.stream({ name: 'document_places', reads: ['document'], sql: query })) {
    for (const row of rows) {
      const content = Number(row['content_no']);
      const place = {
        documentNo: Number(row['document_no']),
        family: String(row['family']),
        root: String(row['root']),
      };
      places.set(content, [...(places.get(content) ?? []), place]);
    }
  }
  await engine.create(DECIDED_DOCUMENT, SHAPE);
  const writer = await engine.writer(DECIDED_DOCUMENT, SHAPE);
  let written = 0;
  for (const [content, all] of places) {
    const { isEvidence, isRegister, exposure, relation, entry, register } = decide(options, all);
    writer.append([
      content,
      isEvidence ? 1 : 0,
      isRegister ? 1 : 0,
      exposure,
      relation,
      register?.relation ?? null,
      register?.asOf ?? null,
      entry,
    ]);
    if (++written % 4096 === 0) await writer.flush();
  }
  await writer.close();
  return unusedEntries(options, [...places.values()].flat());
};
