import { RELATION, VALUE_STATE } from '../../schema/vocabulary.ts';
import type { ElementFacts, PlaceFacts, ReportFacts } from '../facts/report-facts.ts';
import { peopleMap } from '../map/people-map.ts';
import { exposureText, kindText, numberText, relationText, stateText } from '../words.ts';
import { barChart } from './chart.ts';
import { type Html, html } from './html.ts';
import { dataTable, num, section, shareText } from './pieces.ts';

const ZERO = html`<span class="zero">0</span>`;

const used = <Word extends string>(
  words: readonly Word[],
  elements: readonly ElementFacts[],
  of: (element: ElementFacts) => Readonly<Partial<Record<Word, unknown>>>,
): readonly Word[] => words.filter((word) => elements.some((element) => of(element)[word] !== undefined));

const elementChart = (elements: readonly ElementFacts[]): Html => {
  const relations = used(RELATION, elements, (element) => element.relations);
  const shown = elements.slice(0, 14);
  return barChart({
    id: 'elements',
    title: 'People by exposed element and relation',
    description: `Bars for the ${shown.length} most exposed elements. The table below holds every number.`,
    unit: 'People',
    series: relations.map(relationText),
    bars: shown.flatMap((element) =>
      relations.map((relation) => ({
        label: element.label,
        series: relationText(relation),
        value: element.relations[relation]?.value ?? 0,
      })),
    ),
  });
};

const elementTables = (elements: readonly ElementFacts[], affected: number): Html => {
  const relations = used(RELATION, elements, (element) => element.relations);
  const states = used(VALUE_STATE, elements, (element) => element.states);
  return html`${dataTable(
    'People by element and relation',
    [
      { text: 'Element' },
      { text: 'People', number: true },
      { text: 'Share', number: true },
      ...relations.map((relation) => ({ text: relationText(relation), number: true })),
    ],
    elements.map((element) => [
      element.label,
      num(element.people),
      shareText(element.people.value, affected),
      ...relations.map((relation) => {
        const found = element.relations[relation];
        return found ? num(found) : ZERO;
      }),
    ]),
  )}${dataTable(
    'People by element and state of the value',
    [{ text: 'Element' }, ...states.map((state) => ({ text: stateText(state), number: true }))],
    elements.map((element) => [
      element.label,
      ...states.map((state) => {
        const found = element.states[state];
        return found ? num(found) : ZERO;
      }),
    ]),
  )}<p class="sub">One person can have the same element in more than one state. An unsalted hash of a number with few possibilities can be reversed by trying them all.</p>`;
};

/** Who is affected: by relation, exposure, element and state. */
export const peopleSection = ({ people, elements }: ReportFacts): Html =>
  section(
    'people',
    'People and what of theirs was exposed',
    'People, not accounts and not records. Each stands once.',
    [
      dataTable(
        'Affected people by relation',
        [{ text: 'Relation' }, { text: 'People', number: true }, { text: 'Share', number: true }],
        people.byRelation
          .filter(({ value }) => value > 0)
          .map((one) => [relationText(one.relation), num(one), shareText(one.value, people.affected.value)]),
        ['Affected', num(people.affected), '100 %'],
      ),
      dataTable(
        'All people found, by the strongest exposure of anything of theirs',
        [{ text: 'Exposure' }, { text: 'People', number: true }],
        people.byExposure.map((one) => [exposureText(one.exposure), num(one)]),
        ['People found', numberText(people.byExposure.reduce((sum, { value }) => sum + value, 0))],
      ),
      html`<h3>Elements</h3>`,
      elementChart(elements),
      elementTables(elements, people.affected.value),
      people.apart.length > 0 &&
        html`<h3>Counted apart from people</h3>${dataTable(
          'What was found and is no person',
          [{ text: 'Kind' }, { text: 'Count', number: true }],
          people.apart.map((one) => [kindText(one.kind), num(one)]),
        )}`,
    ],
  );

const placeRow = (place: PlaceFacts): readonly (Html | string)[] => [
  place.name,
  numberText(place.residents.low),
  num(place.residents),
  numberText(place.residents.high),
  num(place.minors),
  num(place.deceased),
];

const residentsTable = ({ places, people }: ReportFacts): Html =>
  dataTable(
    'Residents by place: low, best and high; minors and deceased among them',
    [{ text: 'Residence' }, ...['Low', 'Best', 'High', 'Minors', 'Deceased'].map((text) => ({ text, number: true }))],
    places.map(placeRow),
    ['All', '', num(people.affected), '', num(people.minors), num(people.deceased)],
  );

/** As many elements as fit beside each other on a sheet of paper with eight-digit numbers. */
const ELEMENTS_ACROSS = 7;

/** Places by element, in as many tables as paper needs. */
const elementMatrices = ({ places, elements }: ReportFacts): readonly Html[] => {
  const count = Math.ceil(elements.length / ELEMENTS_ACROSS);
  return Array.from({ length: count }, (_, n) => {
    const from = n * ELEMENTS_ACROSS;
    const shown = elements.slice(from, from + ELEMENTS_ACROSS);
    return html`<div class="matrix">${dataTable(
      `Residents by place and exposed element${count > 1 ? `, part ${n + 1} of ${count}` : ''}`,
      [{ text: 'Residence' }, ...shown.map(({ label }) => ({ text: label, number: true }))],
      places.map((place) => [place.name, ...place.elements.slice(from, from + ELEMENTS_ACROSS).map(num)]),
      ['All', ...shown.map((element) => num(element.people))],
    )}</div>`;
  });
};

/** Where they live, with what law asks for: minors, deceased, each element. */
export const placesSection = (facts: ReportFacts): Html => {
  const known = facts.places.filter(({ jurisdiction }) => jurisdiction !== null);
  const shown = known.slice(0, 12);
  return section(
    'places',
    'By state and jurisdiction',
    'Residents among the affected: at least, best count, at most. Law is applied by residence, not by where a letter goes.',
    [
      known.length > 0 && peopleMap(facts.places),
      barChart({
        id: 'residents',
        title: `Affected people by residence${known.length > shown.length ? ` (the ${shown.length} largest of ${known.length})` : ''}`,
        description: 'Bars of the best count. The table below holds every place.',
        unit: 'People',
        series: ['People'],
        bars: shown.map(({ name, residents }) => ({ label: name, series: 'People', value: residents.value })),
      }),
      residentsTable(facts),
      ...elementMatrices(facts),
    ],
  );
};

/** The customer register beside the affected. */
export const registerSection = ({ register }: ReportFacts): Html =>
  section(
    'register',
    'Beside the register',
    'A register gives addresses and shows who is not affected. It is never itself counted as exposed.',
    [
      register === null
        ? html`<p>The case has no register.</p>`
        : dataTable(
            'People of the register and people found',
            [{ text: 'Group' }, { text: 'People', number: true }, { text: 'What it means' }],
            [
              ['In the register and affected', num(register.affected), 'Address and status can be taken from it.'],
              [
                'In the register, not affected',
                num(register.unaffected),
                'Nothing of theirs stands in evidence that was read or is presumed taken.',
              ],
              [
                'Affected, not found in the register',
                num(register.notFound),
                'Former or prospective customers, or nobody that the register knows.',
              ],
            ],
          ),
    ],
  );

/** How records became people: every removal with its number and reason. */
export const flowSection = ({ flow, blocked }: ReportFacts): Html =>
  section(
    'flow',
    'From records to people',
    'Records, accounts and people are three different counts. Each step says how many fell away, and why.',
    [
      flow.length === 0
        ? html`<p>No step was recorded.</p>`
        : html`<ol class="flow">${flow.map(
            ({ step, count, removed, why }) =>
              html`<li><span class="count">${num(count)}</span><span>${step}${
                removed > 0 && html`<span class="sub">${numberText(removed)} removed${why && html`: ${why}`}</span>`
              }</span></li>`,
          )}</ol>`,
      blocked.length > 0 &&
        dataTable(
          'Values that join nobody: test numbers, switchboards, lists',
          [{ text: 'Field' }, { text: 'Reason' }, { text: 'Values', number: true }, { text: 'Records', number: true }],
          blocked.map(({ field, reason, values, records }) => [
            field.replaceAll('_', ' '),
            reason.replaceAll('_', ' '),
            num(values),
            numberText(records),
          ]),
        ),
    ],
  );
