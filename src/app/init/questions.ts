import {
  DAY_HINT,
  DECIDED_EXPOSURE,
  isDay,
  isDayOrMoment,
  isPlace,
  MOMENT_HINT,
  PLACE_HINT,
} from '../../case/case-schema.ts';
import { SECTORS } from '../../case/notifier-schema.ts';
import { nearestWord } from '../../core/nearest.ts';
import { RELATION } from '../../schema/vocabulary.ts';
import type { CaseDraft } from '../init.ts';

/** Asks one question and gives the answer without blanks around it; the default stands for an empty answer. */
export type Ask = (question: string) => Promise<string>;
type Tell = (text: string) => void;
/** Undefined when the answer will do, else what was expected. */
type Check = (answer: string) => string | undefined;

interface Questioner {
  readonly ask: Ask;
  readonly tell: Tell;
}

const put = async ({ ask, tell }: Questioner, question: string, preset: string, check: Check): Promise<string> => {
  for (;;) {
    const answer = (await ask(preset ? `${question} [${preset}] ` : `${question} `)) || preset;
    const fault = check(answer);
    if (fault === undefined) return answer;
    tell(`  ${fault}\n`);
  }
};

const anything: Check = () => undefined;
const something: Check = (answer) => (answer ? undefined : 'an answer is needed');
const optional =
  (isGood: (answer: string) => boolean, expected: string): Check =>
  (answer) =>
    answer === '' || isGood(answer) ? undefined : expected;

const oneOf =
  (words: readonly string[]): Check =>
  (answer) => {
    if (words.includes(answer)) return undefined;
    const near = nearestWord(answer, words);
    return near ? `did you mean "${near}"?` : `one of: ${words.join(', ')}`;
  };

const YES_NO = ['yes', 'no', 'unknown'];

const listOf = (answer: string): readonly string[] => answer.split(/[\s,;]+/).filter((word) => word !== '');

const checkSectors: Check = (answer) => {
  for (const word of listOf(answer)) {
    if ((SECTORS as readonly string[]).includes(word)) continue;
    const near = nearestWord(word, SECTORS);
    if (near) return `did you mean "${near}"?`;
    if (!/^[a-z][a-z0-9_]*$/.test(word)) return 'words of a-z, 0-9 and _ with commas between';
  }
  return undefined;
};

const askNotifier = async (to: Questioner): Promise<CaseDraft> => {
  const name = await put(to, 'Who notifies (name of the company)?', '', something);
  to.tell(`  sectors: ${SECTORS.join(', ')}\n`);
  const sectors = listOf(await put(to, 'In which sectors?', '', checkSectors));
  const basedIn = await put(to, 'Where is it based (us-tx; empty: not said)?', '', optional(isPlace, PLACE_HINT));
  const relation = await put(to, `Whose data are they mostly (${RELATION.join(', ')})?`, 'customer', oneOf(RELATION));
  return { name, sectors, ...(basedIn ? { based_in: basedIn } : {}), relation_default: relation };
};

const DATES = [
  ['discovered', 'When was the breach found, or suspected with reason'],
  ['determined', 'When was it concluded that a breach happened'],
  ['aware', 'When did the company become aware, to the minute if known'],
] as const;

const askEarlier = async (to: Questioner): Promise<CaseDraft> => {
  const at = await put(
    to,
    '  Was another value recorded before (empty: no)?',
    '',
    optional(isDayOrMoment, MOMENT_HINT),
  );
  if (!at) return {};
  const why = await put(to, '  Why was it changed?', '', something);
  return { earlier: [{ at, why }] };
};

const askDates = async (to: Questioner): Promise<readonly CaseDraft[]> => {
  const dates: CaseDraft[] = [];
  let recorder = '';
  for (const [event, question] of DATES) {
    const at = await put(to, `${question} (empty: not known)?`, '', optional(isDayOrMoment, MOMENT_HINT));
    if (!at) continue;
    const document = await put(to, '  Which paper shows it (empty: none)?', '', anything);
    recorder = await put(to, '  Who recorded it?', recorder, something);
    dates.push({ event, at, ...(document ? { document } : {}), recorded_by: recorder, ...(await askEarlier(to)) });
  }
  return dates;
};

const askDecision = async (to: Questioner, today: string): Promise<CaseDraft> => ({
  decided_by: await put(to, '  Who decided that?', '', something),
  decided_at: await put(to, '  On which day?', today, (answer) => (isDay(answer) ? undefined : DAY_HINT)),
  why: await put(to, '  Why?', '', something),
});

const askEvidence = async (
  to: Questioner,
  today: string,
  present: readonly string[],
): Promise<readonly CaseDraft[]> => {
  const entries: CaseDraft[] = [];
  to.tell('Evidence folders, one after the other (an empty name ends the list):\n');
  if (present.length > 0) to.tell(`  there are: ${present.join(', ')}\n`);
  for (;;) {
    const left = present.find((name) => !entries.some((entry) => entry['path'] === name)) ?? '';
    const path = await to.ask(`Folder below evidence/${left ? ` (for instance ${left})` : ''}: `);
    if (!path) return entries;
    const exposure = await put(
      to,
      `  Exposure (${DECIDED_EXPOSURE.join(', ')})?`,
      'reachable',
      oneOf(DECIDED_EXPOSURE),
    );
    const decision = exposure === 'reachable' ? {} : await askDecision(to, today);
    const access = await put(to, '  Did the intruder see the files (yes, no, unknown)?', 'unknown', oneOf(YES_NO));
    const acquisition = await put(to, '  Did the intruder take them (yes, no, unknown)?', 'unknown', oneOf(YES_NO));
    entries.push({ path, exposure, ...decision, access, acquisition });
  }
};

const askAtRest = async (to: Questioner, today: string): Promise<CaseDraft> => {
  const mode = await put(
    to,
    'Protection of the artifacts: encrypted (with the case key) or volume (the disk is encrypted)?',
    'encrypted',
    oneOf(['encrypted', 'volume']),
  );
  if (mode === 'encrypted') return { at_rest: mode };
  const by = await put(to, '  Who states that the disk is encrypted?', '', something);
  const text = await put(to, '  How (LUKS, BitLocker, ...)?', '', something);
  return { at_rest: mode, at_rest_statement: { by, on: today, text } };
};

/** Asks a person for a new case. What the draft already has is not asked again. */
export const askForCase = async (
  to: Questioner,
  draft: CaseDraft,
  { today, present }: { readonly today: string; readonly present: readonly string[] },
): Promise<CaseDraft> => {
  const notifier = draft['notifier'] ?? (await askNotifier(to));
  const dates = draft['dates'] ?? (await askDates(to));
  const evidence = draft['evidence'] ?? (await askEvidence(to, today, present));
  const atRest = draft['at_rest'] === undefined ? await askAtRest(to, today) : {};
  const lists = Object.entries({ dates, evidence }).filter(([, list]) => !Array.isArray(list) || list.length > 0);
  return { ...draft, ...atRest, notifier, ...Object.fromEntries(lists) };
};
