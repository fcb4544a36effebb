import type { Row } from '../engine/port.ts';
import type { ConsequenceFacts, DutyFacts, LawFacts } from './facts/report-facts.ts';
import { isPlaceName, placeName } from './place-names.ts';

const text = (row: Row, column: string): string | null => {
  const value = row[column];
  return value === null || value === undefined || value === '' ? null : String(value);
};
const number = (row: Row, column: string): number | null => {
  const value = row[column];
  return value === null || value === undefined ? null : Number(value);
};

const parsed = (json: string | null): unknown => {
  if (json === null) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    // Not JSON: the words themselves are the fact.
    return json;
  }
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): string => {
  if (typeof value === 'string') return value;
  // An answer may come with its deadline; the answer is what this column tells.
  if (isRecord(value) && typeof value['answer'] === 'string') return value['answer'];
  return JSON.stringify(value) ?? '';
};

/** Texts of a JSON list, or the text itself. */
const texts = (json: string | null): readonly string[] => {
  const value = parsed(json);
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map(plain);
  return [plain(value)];
};

/** Both ways an open question can end: `{"yes": "not_required", "none": "required"}`, or a list of `{when, answer}`. */
const consequences = (json: string | null): readonly ConsequenceFacts[] => {
  const value = parsed(json);
  const inner = isRecord(value) && isRecord(value['if']) ? value['if'] : value;
  if (Array.isArray(inner))
    return inner.map((item: unknown) =>
      isRecord(item)
        ? { when: plain(item['when'] ?? item['if'] ?? ''), answer: plain(item['answer'] ?? item['then'] ?? '') }
        : { when: '', answer: plain(item) },
    );
  if (isRecord(inner)) return Object.entries(inner).map(([when, answer]) => ({ when, answer: plain(answer) }));
  return inner === undefined ? [] : [{ when: '', answer: plain(inner) }];
};

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

const dutyOf = (row: Row, asOf: string): DutyFacts => {
  const date = text(row, 'deadline_date') ?? text(row, 'deadline_at')?.slice(0, 10) ?? null;
  const daysLeft = date === null ? null : daysBetween(asOf, date);
  const jurisdiction = text(row, 'jurisdiction');
  return {
    id: `D-${row['duty_no']}`,
    jurisdiction,
    // A sector's law has no place; its name stands for it.
    place: isPlaceName(jurisdiction) ? placeName(jurisdiction) : (text(row, 'law_name') ?? placeName(jurisdiction)),
    lawName: text(row, 'law_name') ?? placeName(jurisdiction),
    version: text(row, 'version'),
    audience: text(row, 'audience') ?? 'individuals',
    who: text(row, 'who'),
    answer: text(row, 'answer') ?? 'not_evaluated',
    basis: text(row, 'basis'),
    persons: number(row, 'persons'),
    residents: number(row, 'residents'),
    threshold: text(row, 'threshold'),
    date,
    at: text(row, 'deadline_at'),
    deadlineText: text(row, 'deadline_text'),
    standard: text(row, 'standard'),
    dependsOn: text(row, 'depends_on'),
    because: text(row, 'because'),
    missing: texts(text(row, 'missing')),
    consequences: consequences(text(row, 'consequence')),
    citation: text(row, 'citation'),
    asOf: text(row, 'as_of'),
    confidence: text(row, 'confidence'),
    openQuestions: texts(text(row, 'open_questions')),
    flagged: Number(row['flagged'] ?? 0) === 1,
    // A notice that is recorded as given is not overdue: only assess knows, so its word counts where it spoke.
    overdue:
      row['overdue'] === null || row['overdue'] === undefined ? (daysLeft ?? 0) < 0 : Number(row['overdue']) === 1,
    daysLeft,
    doneOn: text(row, 'done_on'),
    doneReference: text(row, 'done_reference'),
    updateOf: text(row, 'update_of'),
  };
};

const when = (duty: DutyFacts): string => duty.at ?? `${duty.date}T23:59:59Z`;

/** Plain order of code units: the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Duties in the order in which they fall due, and those that nobody can date or decide yet. */
export const lawFacts = (rows: readonly Row[], asOf: string): LawFacts => {
  const all = rows.map((row) => dutyOf(row, asOf));
  const duties = all.filter(({ doneOn }) => doneOn === null);
  const required = duties.filter((duty) => duty.answer === 'required');
  const dated = required
    .filter((duty) => duty.date !== null)
    .sort(
      (a, b) => compare(when(a), when(b)) || compare(a.place, b.place) || Number(a.id.slice(2)) - Number(b.id.slice(2)),
    );
  const byPeople = (a: DutyFacts, b: DutyFacts) =>
    (b.persons ?? 0) - (a.persons ?? 0) || compare(a.place, b.place) || Number(a.id.slice(2)) - Number(b.id.slice(2));
  return {
    dated,
    undated: required.filter((duty) => duty.date === null).sort(byPeople),
    undetermined: duties.filter((duty) => duty.answer === 'undetermined').sort(byPeople),
    notEvaluated: duties.filter((duty) => duty.answer === 'not_evaluated').sort(byPeople),
    done: all
      .filter(({ doneOn }) => doneOn !== null)
      .sort((a, b) => compare(a.doneOn ?? '', b.doneOn ?? '') || compare(a.place, b.place)),
    notRequired: duties.filter((duty) => duty.answer === 'not_required').sort(byPeople),
    next: dated.find((duty) => !duty.overdue && (duty.daysLeft ?? 0) >= 0)?.id ?? null,
    overdue: dated.filter((duty) => duty.overdue).length,
  };
};
