import { answerText } from '../words.ts';
import type { Filing, FilingAttachment, FilingPortal } from './filing.ts';

/** What document and page say alike of a filing. */

export const portalText = ({ address, checked, asOf }: FilingPortal): string =>
  `Where: ${address}${checked ? '' : ` (as commonly given in ${asOf}; look before use)`}`;

export const headRows = (filing: Filing): readonly (readonly [label: string, value: string])[] => [
  ['Notifier', filing.notifier],
  ['Office', filing.office],
  ['Kind', filing.kind === 'update' ? 'update of an earlier filing' : 'initial notice'],
  ['Law', `${filing.law}${filing.version ? `, version ${filing.version}` : ''}: ${filing.citations.join('; ')}`],
  ['Answer', answerText(filing.answer)],
  ['Due', filing.due],
  ['Rule', filing.rule ?? 'no period is stated'],
  ['How', filing.how ?? 'not stated in the law data'],
  ...filing.filed.map(({ kind, number, on, by }): readonly [string, string] => [
    `Filed (${kind})`,
    `${number}, on ${on} by ${by}`,
  ]),
];

export const attachmentText = ({ what, files }: FilingAttachment): readonly string[] =>
  files.length === 0
    ? [`${what}: none in the case yet`]
    : files.map(({ file, sha256 }) => `${what}: ${file} (SHA-256 ${sha256})`);
