import type { ReportFacts } from '../facts/report-facts.ts';
import { type Html, html } from './html.ts';
import { dataTable, date, num, section, shareText } from './pieces.ts';

/** Who was in an earlier case already: nothing where the case names none. */
export const earlierSection = ({ earlier, people }: ReportFacts): Html =>
  earlier.length === 0
    ? html``
    : section(
        'earlier',
        'People of earlier cases',
        'Found by tokens under the bridging key, without any value of theirs. "Since" is the day of that case\'s notices, or of its discovery while none is on record. Protection from it can be extended instead of offered anew.',
        [
          dataTable(
            'Affected people who were in an earlier case',
            [
              { text: 'Case' },
              { text: 'Since' },
              { text: 'People', number: true },
              { text: 'Share', number: true },
              { text: 'With protection from it', number: true },
            ],
            earlier.map((one) => [
              html`${one.name}<span class="sub">${one.caseId}</span>`,
              date(one.since),
              num(one.people),
              shareText(one.people.value, people.affected.value),
              num(one.protected),
            ]),
          ),
        ],
      );
