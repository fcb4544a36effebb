import type { Span } from '../../spans/span.ts';
import type { NamedPerson } from './named-person.ts';
import type { Standing } from './standing.ts';

/** What a file says right behind the name of whom it is about. */
const OF_SUBJECT: ReadonlySet<string> = new Set(
  'date_of_birth ssn medical_record_number health_insurance_id mbi account_number student_id employee_id passport tax_id other_government_id drivers_license ticket_number'.split(
    ' ',
  ),
);

/** Signs between a name and what is right behind it. */
const BESIDE = 24;

/** Whether one of a person's namings has such a value right behind it on its line. */
const isIntroduced = (spans: readonly Span[], text: string, { names }: NamedPerson): boolean =>
  names.some((n) => {
    const [name, next] = [spans[n], spans[n + 1]];
    if (!name || !next || !OF_SUBJECT.has(next.element) || next.start - name.end >= BESIDE) return false;
    return !text.slice(name.end, next.start).includes('\n');
  });

/**
 * Where no word says whom a text is about: the one plain person who is named with their day of birth or a number of theirs
 * ("Jürgen Plönnies, geb. 05.04.1983", "Dana Ruiz (ID 104482)"); nobody where several are.
 */
export const introducedOf = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  standing: readonly Standing[],
): number | undefined => {
  if (standing.includes('subject')) return undefined;
  const found = people.flatMap((person, n) =>
    standing[n] === 'plain' && isIntroduced(spans, text, person) ? [n] : [],
  );
  return found.length === 1 ? found[0] : undefined;
};
