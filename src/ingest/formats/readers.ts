import type { Reader } from '../reader.ts';
import { access } from './access.ts';
import { archive } from './archive.ts';
import { arrays } from './arrays.ts';
import { arrow } from './arrow.ts';
import { avro } from './avro.ts';
import { bson } from './bson.ts';
import { cda } from './cda.ts';
import { ciphertext } from './ciphertext.ts';
import { compoundBroken } from './compound-broken.ts';
import { dbase } from './dbase.ts';
import { delimited } from './delimited.ts';
import { doc } from './doc.ts';
import { docx } from './docx.ts';
import { epub } from './epub.ts';
import { fhir } from './fhir.ts';
import { fixed } from './fixed.ts';
import { fixedRecords } from './fixed-records.ts';
import { gedcom } from './gedcom.ts';
import { hl7 } from './hl7.ts';
import { html } from './html.ts';
import { icalendar } from './icalendar.ts';
import { json } from './json.ts';
import { ldif } from './ldif.ts';
import { lockedOffice } from './locked-office.ts';
import { mail } from './mail.ts';
import { mbox } from './mbox.ts';
import { msg } from './msg.ts';
import { ndjson } from './ndjson.ts';
import { officeOther } from './office-other.ts';
import { officeXml } from './office-xml.ts';
import { oldWorkbook } from './old-workbook.ts';
import { openDocument } from './open-document.ts';
import { packed } from './packed.ts';
import { parquet } from './parquet.ts';
import { pdf } from './pdf.ts';
import { plist } from './plist.ts';
import { pptx } from './pptx.ts';
import { logged, printed } from './printed.ts';
import { pst } from './pst.ts';
import { rtf } from './rtf.ts';
import { sql } from './sql.ts';
import { sqlite } from './sqlite.ts';
import { tar } from './tar.ts';
import { text } from './text.ts';
import { tnef } from './tnef.ts';
import { vcard } from './vcard.ts';
import { x12 } from './x12.ts';
import { xlsx } from './xlsx.ts';
import { xml } from './xml.ts';
import { zip } from './zip.ts';

/** All readers, the surest first: the first that recognises a unit reads it. Plain text takes what is left. */
export const READERS: readonly Reader[] = [
  pdf,
  parquet,
  arrow,
  avro,
  ...bson,
  docx,
  xlsx,
  pptx,
  openDocument,
  epub,
  lockedOffice,
  oldWorkbook,
  doc,
  msg,
  pst,
  tnef,
  compoundBroken,
  officeOther,
  ciphertext,
  rtf,
  zip,
  ...packed,
  archive,
  plist,
  sqlite,
  access,
  dbase,
  tar,
  mbox,
  mail,
  hl7,
  x12,
  vcard,
  icalendar,
  ldif,
  gedcom,
  html,
  officeXml,
  cda,
  xml,
  fhir,
  ndjson,
  json,
  sql,
  fixedRecords,
  printed,
  arrays,
  fixed,
  delimited,
  logged,
  text,
];
