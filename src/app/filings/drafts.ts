import type { DutyRow } from '../../assess/duty-rows.ts';
import { changeText, filedChanges, filingsFor, itemOf, officeName, officeOf, toldFacts } from '../../assess/filed.ts';
import { answerOfCase, type CaseUnderLaw, factsOfCase, rowsOfCase } from '../../assess/judge-case.ts';
import type { CaseAnswer } from '../../assess/law/answer-case.ts';
import { parseFacts } from '../../assess/law/facts/facts.ts';
import type { Facts as ParsedFacts } from '../../assess/law/facts/facts-schema.ts';
import type { Law } from '../../assess/law/schema/law-schema.ts';
import type { Regulator } from '../../assess/law/schema/notice-schema.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import type { FilingRecord, ToldFacts } from '../../case/filing-schema.ts';
import type { FiledNotice, Filing, FilingAttachment } from '../../report/filings/filing.ts';
import { elementFacts } from '../../schema/vocabulary.ts';
import type { Facts } from '../memo/case-rows.ts';
import { ATTACHED, attachmentIds, filingFields, filingText } from './fields.ts';
import { type FilingBook, type FilingForm, formOf, portalOf } from './forms.ts';
import type { Letter } from './letters.ts';
import type { FilingKnown } from './values.ts';

/** From the duties of a case to one filing an office: to be filed, on record, or to be brought up to date. */

export interface DraftFrame {
  readonly file: CaseFile;
  readonly asOf: string;
  readonly revision: number;
  readonly underLaw: CaseUnderLaw;
  readonly book: FilingBook;
  readonly letters: readonly Letter[];
}

interface Frame extends DraftFrame {
  readonly facts: Facts;
  readonly parsed: ParsedFacts;
  readonly answer: CaseAnswer;
  readonly rows: readonly DutyRow[];
}

/** A draft with what is recorded when it is filed. */
export interface DraftedFiling {
  readonly filing: Filing;
  readonly told: ToldFacts;
  /** The date of case.yaml that says when this notice was given. */
  readonly recordedAs: Regulator['recorded_as'];
  /** The duty that it answers, as records name it. */
  readonly duty: Pick<FilingRecord, 'law' | 'also' | 'office' | 'version'>;
}

const BUREAUS = 'credit-bureaus';

/** Short, and the same over revisions: the law and the place of the item in its file. */
const idOf = ({ jurisdiction, item }: DutyRow): string => {
  const [, index, state] = /^regulator\[(\d+)\](?:\/(.+))?$/.exec(item ?? '') ?? [];
  const name =
    index === undefined ? (item?.split('.').at(-1) ?? 'office').replaceAll('_', '-') : String(Number(index) + 1);
  return [jurisdiction ?? 'unknown', name, state].filter((part) => part !== undefined).join('-');
};

const dueText = ({ deadline_at: at, deadline_date: date, deadline_text: text, standard }: DutyRow): string =>
  at ?? date ?? text ?? standard ?? 'no day; see the rule';

const filedNotice = ({ kind, number, on, by, receipt }: FilingRecord): FiledNotice => ({
  kind,
  number,
  on,
  by,
  receipt: receipt.file,
  sha256: receipt.sha256,
});

const offerOf = ({ answer }: Frame, law: string | null): string | null => {
  const offer = answer.duties.find(({ jurisdiction }) => jurisdiction === law)?.identity_protection;
  return offer?.answer === 'required' ? `${offer.kind}, ${offer.months} months` : null;
};

const labels = (elements: readonly string[]): readonly string[] =>
  elements.map((id) => elementFacts(id as Parameters<typeof elementFacts>[0]).label);

interface Subject {
  readonly row: DutyRow;
  readonly law: Law | undefined;
  readonly place: string | null;
  readonly told: ToldFacts;
  readonly filed: readonly FilingRecord[];
  readonly changes: readonly string[];
}

const knownOf = (frame: Frame, { row, place, told, filed, changes }: Subject): FilingKnown => {
  const last = filed.at(-1);
  const affected = frame.underLaw.profiles.filter(({ elements }) => elements.length > 0);
  return {
    file: frame.file,
    facts: frame.facts,
    profiles: affected.filter(({ jurisdiction }) => place === null || jurisdiction === place),
    residents: told.residents,
    total: told.total,
    elements: labels(told.elements),
    offer: offerOf(frame, row.jurisdiction),
    state: /\/(.+)$/.exec(row.item ?? '')?.[1] ?? null,
    isUpdate: last !== undefined,
    earlier: last ? `${last.number} of ${last.on}` : null,
    changes,
    offices: frame.rows
      .filter(
        (one) => one.audience === 'regulator' && one.answer === 'required' && one.update_of === null && one !== row,
      )
      .map((one) => `${one.law_name}: ${officeName(one)}`),
  };
};

const attachmentsOf = (
  form: FilingForm | undefined,
  content: readonly string[],
  place: string | null,
  letters: readonly Letter[],
): readonly FilingAttachment[] =>
  attachmentIds(form, content).map((id) => ({
    id,
    what: ATTACHED[id] ?? id.replaceAll('_', ' '),
    files:
      id === 'copy_of_notice'
        ? letters
            .filter(({ places }) => places === null || place === null || places.includes(place))
            .map(({ file, sha256 }) => ({ file, sha256 }))
        : [],
  }));

const filingOf = (
  frame: Frame,
  subject: Subject,
  item: Regulator | undefined,
  id: string,
  laws: readonly string[],
): Filing => {
  const { row, law, place, filed, changes } = subject;
  const known = knownOf(frame, subject);
  const form = formOf(frame.book, row);
  const content = item?.content ?? [];
  const update = frame.rows.find(
    (one) =>
      one.update_of !== null &&
      one.jurisdiction === row.jurisdiction &&
      one.item === row.item &&
      one.version === row.version,
  );
  const isOpen = filed.length === 0 || changes.length > 0;
  const shown = filed.length > 0 && update ? update : row;
  return {
    candor_filing: 2,
    id,
    status: isOpen ? 'draft' : 'filed',
    kind: filed.length > 0 ? 'update' : 'initial',
    name: filed.length > 0 && isOpen ? `${id}-update` : id,
    caseName: frame.file.name,
    notifier: frame.file.notifier.name,
    drill: frame.file.drill === true,
    asOf: frame.asOf,
    revision: frame.revision,
    laws,
    jurisdiction: row.jurisdiction ?? 'unknown',
    law: law?.name ?? row.law_name,
    version: row.version,
    office: officeName(row),
    answer: row.answer,
    due: isOpen ? dueText(shown) : 'on record',
    rule: shown.deadline_text,
    how: item?.how ?? null,
    portal: portalOf(frame.book, row, form),
    form: form ? { id: form.id, title: form.title, source: form.source } : null,
    citations: shown.citation === null ? [] : shown.citation.split('; '),
    text: filingText(form, known),
    fields: filingFields(form, content, known),
    attachments: attachmentsOf(form, content, place, frame.letters),
    changes,
    filed: filed.map(filedNotice),
    note: item?.note ?? null,
  };
};

const subjectOf = (frame: Frame, row: DutyRow): Subject & { readonly item: Regulator | undefined } => {
  const { underLaw, facts, parsed } = frame;
  const law = underLaw.book.laws.find(({ id }) => id === row.jurisdiction);
  const item = law ? itemOf(row, law, parsed) : undefined;
  const office = officeOf(row, law);
  const told = toldFacts(underLaw.profiles, facts, office);
  const filed = filingsFor(row, underLaw.options.filings ?? []).filter(({ on }) => on <= frame.asOf);
  const last = filed.at(-1);
  const changes = last ? filedChanges(last.told, told, item?.content ?? []).map(changeText) : [];
  return { row, law, place: office.place, told, filed, changes, item };
};

const dutyName = (row: DutyRow, also: readonly DutyRow[] = []): DraftedFiling['duty'] => ({
  law: row.jurisdiction ?? 'unknown',
  ...(also.length > 0 ? { also: also.map(({ jurisdiction }) => jurisdiction ?? 'unknown') } : {}),
  office: officeName(row),
  ...(row.version === null ? {} : { version: row.version }),
});

const officeDraft = (frame: Frame, row: DutyRow): DraftedFiling => {
  const { item, ...subject } = subjectOf(frame, row);
  return {
    filing: filingOf(frame, subject, item, idOf(row), [row.jurisdiction ?? 'unknown']),
    told: subject.told,
    recordedAs: item?.recorded_as,
    duty: dutyName(row),
  };
};

/** One message to the bureaus for every law that asks for it; due with the earliest of them. */
const bureauDraft = (frame: Frame, rows: readonly DutyRow[]): readonly DraftedFiling[] => {
  const subjects = rows.map((row) => subjectOf(frame, row));
  const order = (row: DutyRow): string => row.deadline_date ?? '~';
  const first = [...subjects].sort((a, b) => (order(a.row) < order(b.row) ? -1 : 1))[0];
  if (!first) return [];
  const open = subjects.filter(({ filed, changes }) => filed.length === 0 || changes.length > 0);
  const { item: _item, ...subject } = open[0] ?? first;
  const everybody = toldFacts(frame.underLaw.profiles, frame.facts, { place: null, residents: null });
  const laws = rows.map(({ jurisdiction }) => jurisdiction ?? 'unknown');
  const citations = [...new Set(rows.flatMap(({ citation }) => citation?.split('; ') ?? []))];
  const filing = filingOf(frame, { ...subject, place: null, told: everybody }, undefined, BUREAUS, laws);
  return [
    {
      filing: {
        ...filing,
        jurisdiction: laws.join(', '),
        law: rows.map(({ law_name: name }) => name).join(', '),
        office: 'Credit bureaus',
        citations,
      },
      told: everybody,
      recordedAs: undefined,
      duty: dutyName(
        first.row,
        rows.filter((row) => row !== first.row),
      ),
    },
  ];
};

/** Every filing that the case calls for, offices in the order of their laws, the credit bureaus last. */
export const draftFilings = (given: DraftFrame): readonly DraftedFiling[] => {
  const facts = factsOfCase(given.underLaw, 'not_taken');
  const frame: Frame = {
    ...given,
    facts,
    parsed: parseFacts(facts, given.underLaw.book.known),
    answer: answerOfCase(given.underLaw, 'not_taken'),
    rows: rowsOfCase(given.underLaw),
  };
  const wanted = frame.rows.filter(
    ({ answer, update_of: of, done_reference: number, basis }) =>
      of === null && basis === 'law' && (answer !== 'not_required' || number !== null),
  );
  const audience = (name: DutyRow['audience']) => wanted.filter((row) => row.audience === name);
  return [
    ...audience('regulator').map((row) => officeDraft(frame, row)),
    ...bureauDraft(frame, audience('credit_bureaus')),
  ];
};
