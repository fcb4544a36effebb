import type { DutyRow } from '../../assess/duty-rows.ts';
import type { Law } from '../../assess/law/schema/law-schema.ts';
import type { Undetermined } from '../../assess/law/undetermined.ts';
import type { MemoOpen } from '../../report/memo/memo-facts.ts';
import { placeName } from '../../report/place-names.ts';
import { numberText } from '../../report/words.ts';
import { askedFact } from '../asked-fact.ts';
import { answerWords, words } from './words.ts';

/** What is undetermined, with what is missing and what follows either way. */

const KEYS: Readonly<Record<string, string>> = {
  individuals: 'notice to the people',
  regulators: 'notice to the office',
  credit_bureaus: 'notice to credit bureaus',
  tell_owner: 'notice to the owner',
  identity_protection: 'offer of protection',
  substitute_notice: 'substitute notice',
  methods: 'way of telling people',
};

const IN_DOLLARS = 'contact.cost_of_direct_notice_usd';

/** Numbers as people read them: groups of three, and dollars where they are. */
const whenText = (when: string, missing: readonly string[]): string => {
  if (when === 'true' || when === 'false') return when === 'true' ? 'yes' : 'no';
  const grouped = when.replace(/\d{4,}/g, (digits) => numberText(Number(digits)));
  return missing.length === 1 && missing[0] === IN_DOLLARS ? `${grouped} US dollars` : words(grouped);
};

/** A group without a name of its own is found in the annex by its number. */
const groupText = (group: string | undefined): string | undefined => {
  const index = /^groups\[(\d+)\]$/.exec(group ?? '')?.[1];
  return index === undefined ? group : `group ${Number(index) + 1} of the annex`;
};

const openOf = (one: Undetermined, laws: readonly Law[]): MemoOpen => {
  const [key = '', part] = one.key.split('.');
  const what = [
    KEYS[key] ?? words(key),
    part ? `its ${part}` : '',
    one.who,
    one.step,
    one.state,
    groupText(one.group),
    one.method,
  ]
    .filter((text) => text)
    .join(', ');
  return {
    place: laws.find(({ id }) => id === one.jurisdiction)?.name ?? placeName(one.jurisdiction),
    what,
    missing: one.missing,
    asks: one.missing.map(askedFact),
    follows: Object.entries(one.if).map(([when, answer]) => ({
      when: whenText(when, one.missing),
      answer: answerWords(answer),
    })),
  };
};

const openRow = ({ law_name: place, who, audience, missing, consequence }: DutyRow): MemoOpen => {
  const facts: readonly string[] = JSON.parse(missing ?? '[]');
  return {
    place,
    what: who ?? words(audience),
    missing: facts,
    asks: facts.map(askedFact),
    follows: Object.entries(JSON.parse(consequence ?? '{}') as Readonly<Record<string, string>>).map(
      ([when, then]) => ({ when: whenText(when, facts), answer: answerWords(then) }),
    ),
  };
};

/** What hangs on the same facts in the same way under several laws stands once, with all its places. */
const together = (all: readonly MemoOpen[]): readonly MemoOpen[] => {
  const byFacts = new Map<string, MemoOpen>();
  for (const one of all) {
    const key = JSON.stringify([one.what, one.missing, one.follows]);
    const before = byFacts.get(key);
    byFacts.set(key, before ? { ...before, place: `${before.place}, ${one.place}` } : one);
  }
  return [...byFacts.values()];
};

/** `reachable`: duties that hang on evidence of which nobody has decided whether it was taken. */
export const memoOpen = (
  undetermined: readonly Undetermined[],
  reachable: readonly DutyRow[],
  laws: readonly Law[],
): readonly MemoOpen[] => together([...undetermined.map((one) => openOf(one, laws)), ...reachable.map(openRow)]);
