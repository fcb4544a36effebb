import type { ColumnFinding } from '../../columns/column-finding.ts';
import { headerTokens } from '../../columns/headers/header-tokens.ts';
import type { ColumnMeaning } from './plan-column.ts';

const STATUS_WORDS = new Set([
  'relation',
  'relationship',
  'customer type',
  'account type',
  'member type',
  'estado cliente',
  'kundenstatus',
]);
/** What a status may be of, that says what somebody is to the notifier. */
const STATUS_OF = new Set(
  'account customer client member membership subscriber subscription patient donor policy contract service enrollment enrolment current record user lead prospect applicant application tenant student borrower loan insured'.split(
    ' ',
  ),
);
const isStatus = (tokens: readonly string[]): boolean => {
  const words = tokens.at(-1) === 'code' ? tokens.slice(0, -1) : tokens;
  const last = words.at(-1) ?? '';
  return (last === 'status' || last === 'stat') && words.slice(0, -1).every((word) => STATUS_OF.has(word));
};

/** Words of the day on which a row, or its address, was last seen to be true: one of these, with the others around it. */
const SEEN_TRUE = new Set(
  'updated update upd modified mod changed change chg verified ver effective eff snapshot stand geandert anderung aktualisiert actualizacion actualizado actualizada maj'.split(
    ' ',
  ),
);
const AROUND = new Set(
  'last date on at by of as the address addr mailing mail contact record row data info fecha vom am letzte letzter de la ultima'.split(
    ' ',
  ),
);
const AS_OF_WORDS = new Set([
  'as of',
  'as of date',
  'address date',
  'address since',
  'record date',
  'last contact',
  'last contact date',
  'stand',
]);
const isSeenTrue = (tokens: readonly string[]): boolean =>
  AS_OF_WORDS.has(tokens.join(' ')) ||
  (tokens.some((word) => SEEN_TRUE.has(word)) && tokens.every((word) => SEEN_TRUE.has(word) || AROUND.has(word)));

/** What a column says of the row beside its role, by the words of its header; null: nothing. */
export const meaningOf = ({ name, role }: ColumnFinding): ColumnMeaning => {
  const tokens = headerTokens(name ?? '');
  const words = tokens.join(' ');
  const isDeath = tokens.some((token) =>
    [
      'deceased',
      'death',
      'dod',
      'died',
      'verstorben',
      'sterbedatum',
      'fallecido',
      'defuncion',
      'deces',
      'decede',
    ].includes(token),
  );
  if (isDeath && role !== 'date_of_birth')
    return role === 'timestamp' || tokens.includes('date') || tokens.includes('dod') ? 'date_of_death' : 'deceased';
  if ((STATUS_WORDS.has(words) || isStatus(tokens)) && (role === 'other' || role === 'flag')) return 'status';
  return role === 'timestamp' && isSeenTrue(tokens) ? 'as_of' : null;
};
