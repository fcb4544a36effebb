import type { Timeline, TimelineGap, TimelineStep } from '../../case/timeline.ts';
import { dateText, plainWord } from '../words.ts';

/** The way from awareness to notice as rows of text, for report and memo alike. */

const paper = (document: string | null): string => (document === null ? '' : `, ${document}`);

const atText = ({ at, planned }: TimelineStep): string =>
  `${dateText(at)}${at.includes('T') ? ` (${at})` : ''}${planned ? ', planned' : ''}`;

const stepRow = (step: TimelineStep): readonly [string, string, string] => [
  plainWord(step.event),
  atText(step),
  [
    `recorded by ${step.by}${paper(step.document)}`,
    ...step.earlier.map(({ at, why, by }) => `before: ${dateText(at)}; changed because ${why}${by ? ` (${by})` : ''}`),
  ].join('. '),
];

export const daysWords = ({ days, open }: TimelineGap): string => {
  if (days === null) return 'not known';
  const text = `${days} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return open ? `${text} so far` : text;
};

const gapRow = (gap: TimelineGap): readonly [string, string, string] => [
  `${plainWord(gap.from)} to ${plainWord(gap.to).toLowerCase()}`,
  daysWords(gap),
  gap.reasons.length === 0
    ? gap.days === null || gap.days < 1 || gap.open
      ? ''
      : 'No reason is on record.'
    : gap.reasons.map(({ why, by, on, document }) => `${why} (${by}, ${dateText(on)}${paper(document)})`).join('. '),
];

export const timelineRows = ({ steps, gaps }: Timeline) => ({
  steps: steps.map(stepRow),
  gaps: gaps.map(gapRow),
});
