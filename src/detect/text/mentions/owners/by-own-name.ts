import { once } from '../../../../core/once.ts';
import { foldWords } from '../../../columns/cells/fold.ts';
import { nameContext } from '../../../words/data-files.ts';
import { NOBODY, type Tier } from '../scene.ts';

/** Letters of a name that an address of the net may hold. */
const LEAST_LETTERS = 4;

/** "gtedesco", "tedescog": the initial stands right beside the family name. */
const holdsInitial = (local: string, initial: string, family: string): boolean =>
  initial !== '' && (local.includes(`${initial}${family}`) || local.includes(`${family}${initial}`));

/** "vzhao" is of another Zhao than Mei-Ling: the one letter beside the family name is not theirs. */
const holdsOther = (local: string, given: string, family: string): boolean => {
  const beside = local.replace(family, '');
  return beside.length === 1 && given !== '' && !given.startsWith(beside);
};

/** Mailboxes of an office, by what stands in front of the sign: "care@", "noreply@". */
const ofOffice = once(() => new Set(nameContext().office_mailbox));

/** Whose name a mail address or a user name holds: "gphelps77" is of Gordon Phelps. */
export const byOwnName: Tier = ({ text, people }, { span, before, after }) => {
  if (span.element !== 'email' && span.element !== 'username') return [];
  const [called = ''] = text.slice(span.start, span.end).split('@');
  const local = foldWords(called).replace(/[^\p{L}]/gu, '');
  const holds = (name: string) => name.length >= LEAST_LETTERS && local.includes(name);
  const parts = foldWords(called.replace(/[._\d-]+/g, ' ')).split(' ');
  const near = [...new Set([...before, ...after].map(({ person }) => person))];
  const [family, given] = [(n: number) => people[n]?.family ?? '', (n: number) => people[n]?.given ?? ''];
  const closer = [
    (n: number) => holds(family(n)) && holds(given(n)),
    (n: number) => holds(given(n)) || (given(n).length > 1 && parts.includes(given(n))),
    (n: number) => holds(family(n)) && holdsInitial(local, given(n).slice(0, 1), family(n)),
    (n: number) => holds(family(n)) && !holdsOther(local, given(n), family(n)),
  ];
  for (const isOwn of closer) {
    const found = near.filter(isOwn);
    if (found.length > 0) return found.length === 1 ? found : [];
  }
  return span.element === 'email' && ofOffice().has(called.toLowerCase()) ? [NOBODY] : [];
};
