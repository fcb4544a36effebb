import type { Reader } from '../reader.ts';
import { delimited } from './delimited.ts';
import { docx } from './docx.ts';
import { fhir } from './fhir.ts';
import { fixed } from './fixed.ts';
import { gzip } from './gzip.ts';
import { hl7 } from './hl7.ts';
import { html } from './html.ts';
import { icalendar } from './icalendar.ts';
import { json } from './json.ts';
import { ldif } from './ldif.ts';
import { mail } from './mail.ts';
import { mbox } from './mbox.ts';
import { ndjson } from './ndjson.ts';
import { officeOther } from './office-other.ts';
import { parquet } from './parquet.ts';
import { pdf } from './pdf.ts';
import { sql } from './sql.ts';
import { tar } from './tar.ts';
import { text } from './text.ts';
import { vcard } from './vcard.ts';
import { x12 } from './x12.ts';
import { xlsx } from './xlsx.ts';
import { xml } from './xml.ts';
import { zip } from './zip.ts';

/** All readers, the surest first: the first that recognises a unit reads it. Plain text takes what is left. */
export const READERS: readonly Reader[] = [
  pdf,
  parquet,
  docx,
  xlsx,
  officeOther,
  zip,
  gzip,
  tar,
  mbox,
  mail,
  hl7,
  x12,
  vcard,
  icalendar,
  ldif,
  html,
  xml,
  fhir,
  ndjson,
  json,
  sql,
  fixed,
  delimited,
  text,
];
