import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileSha256 } from '../case/artifacts.ts';
import { readCaseFile } from '../case/case-file.ts';
import { caseFolders } from '../case/folders.ts';
import { lockCase } from '../case/lock.ts';
import { makeNotesKeys, openNote, openNotesKeys, type PrivilegedKeys, sealNote } from '../case/privileged.ts';
import { CandorError } from '../core/errors.ts';
import { appendEntry } from '../ledger/log.ts';
import { readEntries, verifyLedger } from '../ledger/verify.ts';
import { writeOutFile } from '../report/files/out-file.ts';
import { codeVersion } from './open-case.ts';
import type { World } from './world.ts';

/** Counsel's own notes: nothing of them enters the case's ledger, artifacts, reports or exports. */

export interface NotesOptions {
  readonly caseFolder: string;
  readonly notesKey?: string;
}

export interface Note {
  readonly number: number;
  /** Moment in UTC. */
  readonly at: string;
  readonly by: string;
  readonly about: string | null;
  readonly text: string;
}

export interface AddNoteOptions extends NotesOptions {
  readonly by: string;
  readonly about?: string;
  /** A file with the text; left out: standard input. Never an argument: those are seen by others on the machine. */
  readonly file?: string;
}

const LARGEST_NOTE = 8 * 1024 * 1024;

interface Room {
  readonly folder: string;
  readonly caseId: string;
  readonly notes: string;
  readonly ledger: string;
}

const roomOf = async (caseFolder: string): Promise<Room> => {
  const folder = resolve(caseFolder);
  const { file } = await readCaseFile(folder);
  const { privileged } = caseFolders(folder);
  return { folder, caseId: file.id, notes: join(privileged, 'notes'), ledger: join(privileged, 'ledger') };
};

const fileName = (number: number): string => `${String(number).padStart(6, '0')}.note`;

const numbersIn = ({ notes }: Room): readonly number[] =>
  existsSync(notes)
    ? readdirSync(notes)
        .flatMap((name) => (/^\d{6}\.note$/.test(name) ? [Number.parseInt(name, 10)] : []))
        .sort((a, b) => a - b)
    : [];

const textOf = async (file: string | undefined, stdin: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (file !== undefined) chunks.push(await readFile(file));
    else
      for await (const chunk of stdin) {
        size += (chunk as Uint8Array).length;
        if (size > LARGEST_NOTE) break;
        chunks.push(Buffer.from(chunk as Uint8Array));
      }
  } catch (cause) {
    throw new CandorError('INPUT_UNREADABLE', 'the note cannot be read', {
      ...(file ? { place: { file } } : {}),
      cause,
    });
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length > LARGEST_NOTE || size > LARGEST_NOTE) throw new CandorError('USAGE', 'a note has at most 8 MB');
  const text = bytes.toString('utf8').trim();
  if (text === '')
    throw new CandorError('USAGE', 'the note is empty', { hint: 'give it by --file or on standard input' });
  return text;
};

const origin = (caseId: string): string => `${caseId}-privileged`;

/** Seals a note into the privileged folder, with an entry in the notes' own ledger. */
export const addNote = async (
  options: AddNoteOptions,
  world: World & { readonly stdin: Readable },
): Promise<Pick<Note, 'number' | 'at'>> => {
  const room = await roomOf(options.caseFolder);
  const text = await textOf(options.file, world.stdin);
  const unlock = await lockCase(room.folder, { now: world.now(), command: 'candor' });
  try {
    const keys = await makeNotesKeys(room.folder, room.caseId, world.env, world.randomBytes, options.notesKey);
    const number = (numbersIn(room).at(-1) ?? 0) + 1;
    const at = world.now().toISOString();
    const note: Note = { number, at, by: options.by, about: options.about ?? null, text };
    const sealed = sealNote(JSON.stringify(note), number, room.caseId, keys.note, world.randomBytes(12));
    const written = await writeOutFile(join(room.notes, fileName(number)), async (file) => {
      await file.write(sealed);
      return 1;
    });
    await appendEntry(
      { folder: room.ledger, origin: origin(room.caseId), signing: keys.signing },
      { kind: 'note', code: codeVersion(), outputs: { [`notes/${written.file}`]: written.sha256 } },
      world.now(),
    );
    return { number, at };
  } finally {
    await unlock();
  }
};

/** The notes' ledger must fit itself, and every note must be the one that it names. */
const checkRoom = async (room: Room): Promise<void> => {
  const broken = (detail: string) =>
    new CandorError('VERIFY_FAILED', detail, { hint: 'go back to a backup of the folder privileged/' });
  const { faults } = await verifyLedger(room.ledger);
  if (faults.length > 0) throw broken("the notes' own ledger does not verify");
  const named = new Map((await readEntries(room.ledger)).flatMap(({ outputs = {} }) => Object.entries(outputs)));
  const found = numbersIn(room).map((number) => `notes/${fileName(number)}`);
  for (const file of new Set([...named.keys(), ...found])) {
    const path = join(room.notes, '..', file);
    if (!existsSync(path) || (await fileSha256(path)) !== named.get(file))
      throw broken(`${file} is missing, or is not the note that the ledger names`);
  }
};

const readNote = async (room: Room, number: number, keys: PrivilegedKeys): Promise<Note> =>
  JSON.parse(openNote(await readFile(join(room.notes, fileName(number))), number, room.caseId, keys.note)) as Note;

/** All notes, oldest first, checked against their ledger. */
export const readNotes = async (options: NotesOptions, world: World): Promise<readonly Note[]> => {
  const room = await roomOf(options.caseFolder);
  if (numbersIn(room).length === 0 && !existsSync(room.ledger)) return [];
  const keys = await openNotesKeys(room.folder, room.caseId, world.env, options.notesKey);
  await checkRoom(room);
  const notes: Note[] = [];
  for (const number of numbersIn(room)) notes.push(await readNote(room, number, keys));
  return notes;
};

/** One note by its number. */
export const oneNote = async (options: NotesOptions & { readonly number: number }, world: World): Promise<Note> => {
  const found = (await readNotes(options, world)).find(({ number }) => number === options.number);
  if (!found)
    throw new CandorError('NOT_FOUND', 'no note has this number', { hint: 'candor notes list CASE shows them' });
  return found;
};
