import type { Reader } from '../reader.ts';
import { delimited } from './delimited.ts';
import { gzip } from './gzip.ts';
import { json } from './json.ts';
import { mail } from './mail.ts';
import { mbox } from './mbox.ts';
import { ndjson } from './ndjson.ts';
import { parquet } from './parquet.ts';
import { tar } from './tar.ts';
import { text } from './text.ts';
import { zip } from './zip.ts';

/** All readers, the surest first: the first that recognises a unit reads it. Plain text takes what is left. */
export const READERS: readonly Reader[] = [parquet, zip, gzip, tar, mbox, mail, ndjson, json, delimited, text];
