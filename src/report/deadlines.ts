import { createHash } from 'node:crypto';
import type { DutyFacts, ReportFacts } from './facts/report-facts.ts';
import { answerText, audienceText } from './words.ts';

/** A content line has at most 75 octets (RFC 5545, 3.1); a fold never parts a character. */
const fold = (line: string): string => {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
};

/** TEXT values (RFC 5545, 3.3.11); control characters have no place in them. */
const escapeText = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');

const dayText = (date: string): string => date.replaceAll('-', '');
const momentText = (at: string): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The same duty keeps its UID over revisions, whatever its number or date has become. */
const uid = (caseId: string, duty: DutyFacts, n: number): string => {
  const name = [caseId, duty.jurisdiction, duty.version, duty.audience, duty.who, n].join('\n');
  return `${createHash('sha256').update(name).digest('hex').slice(0, 32)}@${caseId}.candor`;
};

const times = (duty: DutyFacts): readonly string[] => {
  if (duty.at !== null && !Number.isNaN(Date.parse(duty.at)))
    return [`DTSTART:${momentText(duty.at)}`, `DTEND:${momentText(duty.at)}`];
  const date = duty.date ?? '';
  return [`DTSTART;VALUE=DATE:${dayText(date)}`, `DTEND;VALUE=DATE:${dayText(nextDay(date))}`];
};

const alarm = (trigger: string, summary: string): readonly string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER:${trigger}`,
  `DESCRIPTION:${escapeText(summary)}`,
  'END:VALARM',
];

const event = (facts: ReportFacts, duty: DutyFacts, n: number): readonly string[] => {
  const { caseId, caseName, asOf, revision } = facts.provenance;
  const undecided = duty.answer === 'undetermined' ? ' (undetermined)' : '';
  const isDone = duty.doneOn !== null;
  const mark = isDone ? 'DONE: ' : duty.overdue ? 'OVERDUE: ' : '';
  const summary = `${mark}${duty.place}: tell ${duty.who ?? audienceText(duty.audience)}${undecided}`;
  const description = [
    `${caseName}, revision ${revision}`,
    `${duty.lawName}: ${answerText(duty.answer)}`,
    isDone ? `given or filed on ${duty.doneOn}${duty.doneReference ? `, number ${duty.doneReference}` : ''}` : '',
    duty.basis === 'policy' ? "by the notifier's policy, not by law" : '',
    duty.updateOf === null ? '' : (duty.because ?? ''),
    duty.deadlineText ?? duty.standard ?? '',
    duty.persons === null ? '' : `People: ${duty.persons}`,
    duty.citation ?? '',
    `candor why duty ${duty.id}`,
  ].filter((line) => line !== '');
  return [
    'BEGIN:VEVENT',
    `UID:${uid(caseId, duty, n)}`,
    `DTSTAMP:${dayText(asOf)}T000000Z`,
    `SEQUENCE:${revision}`,
    ...times(duty),
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description.join('\n'))}`,
    `CATEGORIES:${escapeText(`breach response,${duty.audience}`)}`,
    `STATUS:${duty.answer === 'undetermined' ? 'TENTATIVE' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    ...(isDone ? [] : [...alarm('-P7D', summary), ...alarm('-P1D', summary)]),
    'END:VEVENT',
  ];
};

/**
 * Duties that have a day: required ones, undetermined ones as tentative, and those that are done, so that a calendar
 * which took them in before shows it. An update without a period of its own stands on the day of the report.
 */
export const datedDuties = (facts: ReportFacts): readonly DutyFacts[] => [
  ...facts.law.dated,
  ...facts.law.undated
    .filter(({ updateOf }) => updateOf !== null)
    .map((duty) => ({ ...duty, date: facts.provenance.asOf })),
  ...facts.law.done.filter(({ date }) => date !== null),
  ...facts.law.undetermined.filter(({ date }) => date !== null),
];

/** The deadlines as iCalendar (RFC 5545), with alarms a week and a day before. */
export const deadlineCalendar = (facts: ReportFacts): string => {
  const seen = new Map<string, number>();
  const events = datedDuties(facts).flatMap((duty) => {
    const same = uid(facts.provenance.caseId, duty, 0);
    const n = seen.get(same) ?? 0;
    seen.set(same, n + 1);
    return event(facts, duty, n);
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Candor//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(`${facts.provenance.caseName}: deadlines`)}`,
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
};
