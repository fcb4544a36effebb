import { DETECTION, FIELD_ELEMENT, RECORD } from '../../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../../schema/tables/ingest.ts';

/** Tables that say what was found and what was called clean. */
export const FOUND_TABLES = [DOCUMENT, FIELD, FIELD_ELEMENT, DETECTION, RECORD];
