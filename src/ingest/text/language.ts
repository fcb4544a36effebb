/** Frequent small words that few other languages share; accents as they are written. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to in is that for was with are this have from not you your will which has been they were would their please',
  es: 'el la los las de del que y en un una es por con para su al como más pero sus le ha este esta son usted está',
  fr: 'le la les des du et est que qui dans une pour pas sur avec au ce vous nous sont mais plus par votre être été',
  de: 'der die das und ist nicht ein eine zu den mit von für auf dem sich des wir sie wird auch bei nach werden wurde oder',
  pt: 'o os as de do da em um uma que não para com por mais no na dos das é você seu sua foi ao são',
  it: 'il lo la gli di del della che non per un una con sono è anche come più nel alla dei delle questo suo',
  nl: 'de het een en van ik dat niet op te zijn voor met die er aan is maar ook bij wordt naar deze uw',
  vi: 'và của là có không cho được với các một người trong này những đã khi',
};

const SETS = Object.entries(WORDS).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }));

const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7af]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
];

const SAMPLE = 40_000;
const LEAST_WORDS = 5;
const LEAST_SHARE = 0.08;
const LEAD = 1.3;

/**
 * The language of a text as a two-letter code, or null where its small words do not tell it: lists, logs and short
 * notes are not guessed at.
 */
export const languageOf = (text: string): string | null => {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const [language, script] of SCRIPTS) {
    const found = sample.match(script)?.length ?? 0;
    if (found > (language === 'ja' ? 0.1 : 0.3) * letters) return language;
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = SETS.map(({ language, words: known }) => ({
    language,
    count: words.filter((word) => known.has(word)).length,
  })).sort((a, b) => b.count - a.count);
  const [best, second] = hits;
  if (!best || best.count < LEAST_WORDS || best.count < LEAST_SHARE * words.length) return null;
  return best.count >= LEAD * (second?.count ?? 0) ? best.language : null;
};
