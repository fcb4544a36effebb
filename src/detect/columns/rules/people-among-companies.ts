import type { Candidate } from '../candidate.ts';
import { VALUE_TESTS } from '../cells/content-tests.ts';
import { foldWords } from '../cells/fold.ts';
import { holds, type Rule, raise } from './neighbour-rule.ts';

/** Vendors and payees, of whom some are people: rows with numbers that only people have name those in a column of companies. */
export const companiesAndPeople: Rule = (candidate, all) => {
  const { profile, cells } = candidate;
  if (!holds(candidate, 'organization') || profile.share('full_name') < 0.1) return;
  if (profile.share('full_name') + profile.share('organization') < 0.85) return;
  const people = new Set(cells.filter((cell) => cell !== null && VALUE_TESTS['full_name']?.(cell) === true));
  // Tax numbers of employers are those of companies, whatever these are called.
  const isTaxedAsPerson = (other: Candidate) =>
    holds(other, 'tax_id') && other.profile.share('ssn_written') + other.profile.share('itin_written') > 0.05;
  const isOfPeople = (other: Candidate) =>
    holds(other, 'ssn', 'date_of_birth', 'drivers_license') || isTaxedAsPerson(other);
  if (people.size >= 3 && all.some(isOfPeople)) raise(candidate, 'full_name', 9, 'people stand among its companies');
};

/** Rows with a name and a mailbox that show which of them is called by the other, and the part of them that are. */
const LEAST_CALLED = 4;
const CALLED = 0.5;
const LONG_WORD = 4;

/** Whether a mailbox is called by words of a name: "sunilmenon560@" by "Sunil Menon". */
const isCalledBy = (mail: string, name: string): boolean => {
  const mailbox = foldWords(mail.split('@', 1)[0] ?? '').replaceAll(' ', '');
  const words = foldWords(name)
    .split(' ')
    .filter((word) => word.length >= LONG_WORD);
  return words.some((word) => mailbox.includes(word));
};

/** "Payer", "agency": what stands there are people, whatever lists know of their names, where the mailboxes beside it are called by them and no word is a company's. */
export const ownersOfMailboxes: Rule = (candidate, all) => {
  const { profile, cells } = candidate;
  if (!holds(candidate, 'organization') || profile.share('organization') >= 0.1) return;
  if (profile.share('several_words') < 0.6) return;
  const isBeside = all.some((other) => {
    if (other === candidate || !holds(other, 'email')) return false;
    const rows = cells.flatMap((cell, row) => {
      const mail = other.cells[row];
      return cell && mail?.includes('@') ? [isCalledBy(mail, cell)] : [];
    });
    return rows.length >= LEAST_CALLED && rows.filter(Boolean).length >= CALLED * rows.length;
  });
  if (isBeside) raise(candidate, 'full_name', 9, 'the mailboxes beside it are called by its names');
};
