import { BANDS, type BandFacts, type ReportFacts } from '../facts/report-facts.ts';
import { bandText, numberText } from '../words.ts';
import { type Html, html } from './html.ts';
import { dataTable, date, num, section } from './pieces.ts';
import { thresholdChart, thresholdText } from './threshold-chart.ts';

const bandCell = (bands: readonly BandFacts[], band: string): Html | string => {
  const found = bands.find((one) => one.band === band);
  return found ? num(found.count) : '';
};

/** The people found beside how many there are by the model's estimate, and by what a random sample showed. */
const countTable = ({ sure: { reviewed }, people: { affected } }: ReportFacts): Html =>
  dataTable(
    'The count of affected people, with the intervals that it has',
    [{ text: 'From' }, ...['Low', 'Best', 'High'].map((text) => ({ text, number: true })), { text: 'What it is' }],
    [
      ['Found', '', num(affected), '', 'People whom the records were joined to: each has a line of the list.'],
      [
        'Estimated',
        numberText(affected.low),
        numberText(affected.estimated),
        numberText(affected.high),
        'Found, without records that are expected to be of somebody who was found already, and with people who are expected to have been taken for one; at 95 %.',
      ],
      reviewed === null
        ? [
            'A reviewed sample',
            '',
            'none',
            '',
            html`No review has drawn people and pairs: <code>candor review export CASE</code>.`,
          ]
        : [
            'A reviewed sample',
            numberText(reviewed.low),
            numberText(reviewed.count),
            numberText(reviewed.high),
            html`${numberText(reviewed.peopleReviewed)} people and ${numberText(reviewed.pairsReviewed)} pairs kept apart, drawn at random, taken back on ${date(reviewed.on)}; exact interval at 95 %.`,
          ],
    ],
  );

const thresholdTable = ({ sure: { sensitivity }, people }: ReportFacts): Html =>
  dataTable(
    'Affected people by the chance from which records are joined',
    [{ text: 'Joined from' }, { text: 'People', number: true }, { text: 'Difference', number: true }],
    sensitivity.points.map(({ threshold, people: count }) => {
      const difference = count - people.affected.value;
      const sign = difference > 0 ? '+' : '';
      return [
        threshold === sensitivity.chosen
          ? html`<strong>${thresholdText(threshold)} (chosen)</strong>`
          : thresholdText(threshold),
        numberText(count),
        difference === 0 ? '' : `${sign}${numberText(difference)}`,
      ];
    }),
  );

/** How sure the counts are: intervals, thresholds, confidence of what the stages found. */
export const sureSection = (facts: ReportFacts): Html => {
  const { sure, people } = facts;
  return section(
    'sure',
    'How sure',
    html`Found ${num(people.affected)}, estimated ${numberText(people.affected.estimated)}, at least ${numberText(people.affected.low)}, at most ${numberText(people.affected.high)}. Unread evidence is in none of these.`,
    [
      countTable(facts),
      people.affected.value > 0 && thresholdChart(facts),
      people.affected.value > 0 &&
        html`${thresholdTable(facts)}<p class="sub">From the merges and pairs of this run, without another: above the chosen threshold, records whose weakest merge is below it come off their person; at 50 %, all who look alike are one, unless a conflict parts them. Another run may differ a little, since groups would be weighed anew.</p>`,
      dataTable(
        'Confidence, as stated by the stages',
        [
          { text: 'Confidence' },
          { text: 'People: their records are one person', number: true },
          { text: 'Columns: they hold the element', number: true },
          { text: 'Values in text: they are the element', number: true },
        ],
        BANDS.map((band) => [
          bandText(band),
          bandCell(sure.people, band),
          bandCell(sure.columns, band),
          bandCell(sure.values, band),
        ]),
      ),
      sure.links.length > 0 &&
        dataTable(
          'Pairs of records: joined, or kept apart although they looked alike',
          [{ text: 'Outcome' }, { text: 'Reason' }, { text: 'Pairs', number: true }],
          sure.links.map(({ joined, reason, pairs }) => [
            joined ? 'Joined' : 'Kept apart',
            reason.replaceAll('_', ' '),
            num(pairs),
          ]),
        ),
    ],
  );
};
