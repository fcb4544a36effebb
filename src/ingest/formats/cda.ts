import { isUnreadable, type ReadContext, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { resourcesOf, sectionOf } from './cda/resources.ts';
import { sectionsOf } from './cda/sections.ts';
import { createKnown } from './fhir/references.ts';
import { resourcePieces } from './fhir/resources.ts';
import { isObject, type Json, objectsIn, textOf } from './fhir/taking.ts';
import { type Piece, readRecords } from './records/read-records.ts';
import { xmlToJson } from './xml/to-json.ts';
import { xml } from './xml.ts';

const ROOT = /<ClinicalDocument[\s>]/;

/** The document itself; undefined where it is not whole, larger than may be held, or of another root. */
const documentIn = (pieces: Iterable<string>): Json | undefined => {
  try {
    const { name, value, isCut } = xmlToJson(pieces);
    return name === 'ClinicalDocument' && isObject(value) && !isCut ? value : undefined;
  } catch (cause) {
    if (isUnreadable(cause)) return undefined;
    throw cause;
  }
};

/** A document inside the document: a PDF or page in Base64. */
const bodyPiece = (document: Json): Piece | undefined => {
  const [component] = objectsIn(document['component']);
  const text = objectsIn(objectsIn(component?.['nonXMLBody'])[0]?.['text'])[0];
  if (text?.['representation'] !== 'B64') return undefined;
  const kind = /^[a-z]{1,20}\/([a-z0-9]{1,20})$/.exec(textOf(text['mediaType']))?.[1] ?? 'bin';
  return { piece: 'file', name: `body.${kind}`, bytes: Buffer.from(textOf(text['text']), 'base64') };
};

const piecesOf = function* (document: Json, text: string): Iterable<Piece> {
  const known = createKnown();
  for (const resource of resourcesOf(document)) yield* resourcePieces(resource, known);
  for (const { title, text: own } of sectionsOf(text)) yield* resourcePieces(sectionOf(title, own, document), known);
  const body = bodyPiece(document);
  if (body) yield body;
  // What stands in front of people and sections: title, times, and the offices that keep it.
  const { title, effectiveTime, custodian } = document;
  yield { piece: 'text', text: `${JSON.stringify({ title, effectiveTime, custodian })}\n` };
};

/** Clinical documents (HL7 CDA, C-CDA, CCD): patients, their people, who acts, and what is stated, as the same in FHIR. One that is not whole is read as XML. */
export const cda: Reader = {
  format: 'cda',
  recognise: (look) =>
    look.charset && ROOT.test(look.text.slice(0, 5000)) && xml.recognise(look) ? 'application/cda+xml' : null,
  read: (unit, context: ReadContext) => {
    const { charset } = unit.look;
    if (!charset) throw unreadable('unknown_type');
    const document = documentIn(decoded(unit.bytes, charset));
    if (!document) return xml.read(unit, context);
    return readRecords(piecesOf(document, [...decoded(unit.bytes, charset)].join('')), context);
  },
};
