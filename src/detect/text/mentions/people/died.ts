import type { Span } from '../../spans/span.ts';

/** "Paul Stone (SSN ...) died on", "Ann Lee, who passed away", "Bo Ray, deceased,": what a sentence says right behind the dead. */
const DIED_BEHIND =
  /^(?: ?\([^()\n]{1,80}\))?(?:,(?: (?!(?:who|which|whose)\b)[^,.;\n]{1,60},)?(?: who)?)?(?: has| had| was| is|['’]s)?(?: just| recently| now| sadly)? (?:died(?!\p{L})(?! down| out| off)|passed away|passed on \p{L}{3,9} \d|deceased|predeceased|falleci[óo](?!\p{L})|murió|(?:est|is|ist|è|ha) (?:décédée?|decedut[oa]|verstorben|gestorben|fallecido)|verstarb|overleed|faleceu|morreu)/iu;
const MARKED_BEHIND =
  /^,? {0,2}[([]?(?:deceased|dec['’]?d|decd|†|verstorben|fallecid[oa]|décédée?|dcd)(?=[\s)\],;.]|$)/iu;

/** "Her late husband ", "Estate of ", "Decedent: " in front of a name. */
const DEAD_BEFORE =
  /(?:(?:(?<!\p{L})(?:his|her|my|their|our|the)|['’]s) late (?:(?:husband|wife|spouse|partner|mother|father|mom|mum|dad|brother|sister|son|daughter|grand\p{L}{3,6}|aunt|uncle|friend),? )?|(?<!\p{L})(?:widow(?:er)?|estate) of (?:the late )?|(?<!\p{L})(?:decedent|deceased)(?: name)?(?: was| is|:|,)? {0,8})(?:(?:mr|mrs|ms|dr)\.? )?$/iu;

/** "Whether Paul Stone died", "survived by Ann Lee, died": who is only asked about, or named by the way. */
const OPEN = /(?:^|[^\p{L}])(?:whether|if|unless|until|by|with|and|from|ob|falls)\s(?:(?:mr|mrs|ms|dr)\.? )?$/iu;

const BEHIND = 160;
const BEFORE = 64;

/** Whether a text says of whom these names name that they died. */
export const isSaidDead = (names: readonly Span[], text: string): boolean =>
  names.some(({ start, end }) => {
    const [before, behind] = [text.slice(Math.max(0, start - BEFORE), start), text.slice(end, end + BEHIND)];
    return DEAD_BEFORE.test(before) || MARKED_BEHIND.test(behind) || (DIED_BEHIND.test(behind) && !OPEN.test(before));
  });
