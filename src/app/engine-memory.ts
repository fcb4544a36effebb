import { lstatSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { walk } from '../ingest/walk.ts';

const MB = 1e6;
const LEAST_MB = 512;
/** What holds the tables of some ten million records; a run then fits in 4 GB with everything around the engine. */
const USUAL_MB = 3072;
/** Tables of people take this many times the bytes of their evidence; what does not fit is read from disk again and again. */
const TIMES_EVIDENCE = 1.5;

const sizeOf = (place: string | Buffer): number => {
  try {
    return statSync(place).size;
  } catch {
    // It went away since it was listed, or is no file: who reads it says so.
    return 0;
  }
};

/** A folder that is a link is no root of evidence, and may lead anywhere: it is not walked. */
const isFolder = (folder: string): boolean => lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;

/** Bytes of all files below these folders. */
const bytesBelow = (folders: readonly string[]): number =>
  folders
    .filter(isFolder)
    .flatMap((folder) => walk(folder, folder))
    .reduce((sum, { place, refused }) => sum + (refused === null ? sizeOf(place) : 0), 0);

/** Megabytes that the engine may take for so many bytes of rows: 3 GB, more for many, never more than half of the machine. */
const memoryFor = (bytes: number, machineBytes: number): number => {
  const wanted = Math.max(USUAL_MB, Math.ceil((TIMES_EVIDENCE * bytes) / MB));
  return Math.max(LEAST_MB, Math.min(wanted, Math.floor(machineBytes / 2 / MB)));
};

/** The same for all files below `folders`, where nobody says how many. */
export const engineMemoryMb = (folders: readonly string[], machineBytes = totalmem()): number =>
  memoryFor(bytesBelow(folders), machineBytes);

/** The same for one file. */
export const fileMemoryMb = (file: string, machineBytes = totalmem()): number => memoryFor(sizeOf(file), machineBytes);
