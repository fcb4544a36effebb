import type { ColumnRole } from '../../../schema/vocabulary.ts';

interface Part {
  readonly role: ColumnRole;
  readonly value: string;
}

/**
 * What reservations send of a passenger to the border (SSR DOCS, IATA AIRIMP): kind, issuer, number, nationality, birth, sex, expiry,
 * family name, first names: "P/USA/720880012/USA/01AUG47/F/20OCT29/JORGENSEN/CARMELA", with or without "SSR DOCS DL HK1/" in front.
 */
const DOCS =
  /^(?:(?:SSR )?[A-Z0-9 ]{0,20}\/){0,2}([A-Z])[A-Z]?\/[A-Z]{2,3}\/([A-Z0-9]{5,15})\/[A-Z]{2,3}\/(\d{1,2}[A-Z]{3}(?:19|20)?\d{2})\/[FMUX]I?\/(?:\d{1,2}[A-Z]{3}(?:20)?\d{2})?\/([A-Z][A-Z .'-]{0,40})\/([A-Z][A-Z .'-]{0,40})/u;

/** The parts of such a cell: a passport, or a number of another document, with birth date and name; undefined: it is none. */
export const travelDocument = (cell: string): readonly Part[] | undefined => {
  const [, kind = '', number = '', born = '', family = '', given = ''] = DOCS.exec(cell.trim().toUpperCase()) ?? [];
  if (number === '') return undefined;
  return [
    { role: 'full_name', value: `${given.trim()} ${family.trim()}` },
    { role: kind === 'P' ? 'passport' : 'other_government_id', value: number },
    { role: 'date_of_birth', value: born },
  ];
};
