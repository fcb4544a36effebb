import type { DutyFacts, LawFacts } from '../facts/report-facts.ts';
import type { Html } from '../html/html.ts';
import { dateText, numberText, plainWord } from '../words.ts';
import { type TileFact, type Tone, tileMap } from './tile-map.ts';
import { placeTiles } from './tiles.ts';

const SOON_DAYS = 7;
const MONTH_DAYS = 30;

const TONES: readonly Tone[] = [
  { name: 'overdue', fill: '#9c2f0a', ink: '#ffffff', meaning: 'overdue' },
  { name: 'soon', fill: '#f0a875', ink: '#16212c', meaning: `within ${SOON_DAYS} days` },
  { name: 'month', fill: '#2f77b3', ink: '#ffffff', meaning: `within ${MONTH_DAYS} days` },
  { name: 'later', fill: '#bcd6ea', ink: '#16212c', meaning: 'later' },
  { name: 'words', fill: '#cfd6dc', ink: '#16212c', meaning: 'required, without a day' },
  { name: 'open', fill: '#f7df9c', ink: '#16212c', meaning: 'undetermined' },
  { name: 'done', fill: '#cfe6d4', ink: '#16212c', meaning: 'all given or filed' },
  { name: 'none', fill: '#eceef0', ink: '#4d5b68', meaning: 'judged, nothing required' },
];

const datedTone = ({ overdue, daysLeft }: DutyFacts): string => {
  if (overdue) return 'overdue';
  const days = daysLeft ?? 0;
  if (days <= SOON_DAYS) return 'soon';
  return days <= MONTH_DAYS ? 'month' : 'later';
};

const dayAndMonth = (date: string): string => dateText(date).replace(/ \d{4}$/, '');

/** What comes first under a law: a day, words, an open question, what is done, or nothing. */
const tileOf = (law: string, facts: LawFacts): TileFact | undefined => {
  const of = (duties: readonly DutyFacts[]) =>
    duties.filter(({ jurisdiction, basis }) => jurisdiction === law && basis !== 'policy');
  const [dated, undated, open] = [of(facts.dated), of(facts.undated), of(facts.undetermined)];
  const [first] = dated;
  const rest = [
    ...(undated.length > 0 ? [`${numberText(undated.length)} more without a day`] : []),
    ...(open.length > 0 ? [`${numberText(open.length)} undetermined`] : []),
  ];
  if (first?.date)
    return {
      tone: datedTone(first),
      text: dayAndMonth(first.date),
      said: [`first day ${dateText(first.date)}`, ...rest].join(', '),
    };
  if (undated.length > 0)
    return { tone: 'words', text: 'no day', said: ['required, without a day', ...rest].join(', ') };
  if (open.length > 0) return { tone: 'open', text: 'open', said: rest.join(', ') };
  if (of(facts.done).length > 0) return { tone: 'done', text: 'done', said: 'all given or filed' };
  const [quiet] = of(facts.notRequired);
  return quiet && { tone: 'none', text: 'none', said: quiet.because ? plainWord(quiet.because) : 'nothing required' };
};

/** Places by the first day of anything that their law asks. Rules on notifiers have no place and stand in the table. */
export const dutyMap = (law: LawFacts): Html => {
  const facts = new Map(
    placeTiles().flatMap((tile): readonly (readonly [string, TileFact])[] => {
      const fact = tileOf(tile.law, law);
      return fact ? [[tile.place, fact]] : [];
    }),
  );
  return tileMap({
    id: 'duties',
    title: 'First day under the law of each place',
    description: `A tile for each place; ${facts.size} of them have duties that were judged. The tables hold every duty.`,
    tones: TONES,
    facts,
  });
};
