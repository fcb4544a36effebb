import type { FoundTerm } from '../page.ts';
import { englishLevel, entryOf, FLAG, LEXICON } from '../tokens/lexicon.ts';
import { KIND, type Tokens } from '../tokens/tokens.ts';
import { TERM } from './medical-words.ts';

/** Endings of illnesses and operations, as Greek and Latin make them. */
const CONDITION =
  /^[a-z]{3,}(?:itis|[^in]osis|lysis|a?emia|opathy|algia|plegia|paresis|[cdhlnrst]oma|uria|rrhea|rrhoea|rrhage|ectasis|megaly|penia|lithiasis|trophy|thymia|phrenia|esthesia|ectomy|otomy|ostomy|oscopy|plasty|centesis)$/;
/** Endings that the makers of drugs agree on (stems of the WHO and the USAN council). */
const DRUG =
  /^[a-z]{2,}(?:mab|tinib|ciclib|pril|sartan|vastatin|olol|conazole|prazole|cillin|mycin|floxacin|cycline|azepam|azolam|dipine|gliptin|gliflozin|glutide|triptan|setron|parin|vudine|navir|tegravir|ciclovir|cyclovir|lukast|oxetine|triptyline|barbital|dronate|thiazide|semide|phylline|oxaban|fibrate|glitazone|racetam|profen|coxib|caine|tidine|pramine|azosin|lukast|platin|rubicin|taxel)$/;
/** Words of other fields with such endings. */
const OTHERS: ReadonlySet<string> = new Set(
  'diploma aroma oklahoma bohemia academia nostalgia sympathy empathy apathy telepathy homeopathy osteopathy psychopathy antipathy hypnosis metamorphosis osmosis symbiosis apotheosis analysis electrolysis catalysis paralysis photolysis hydrolysis pyrolysis strophe tacoma paloma malaguena cocaine novocaine gnosis meiosis mitosis biopsy autopsy atrophy trophy catastrophe lobotomy'.split(
    ' ',
  ),
);

/** The same endings in German, Spanish, Portuguese, Italian and French. */
const ABROAD =
  /^\p{L}{4,}(?:ektomie|otomie|ostomie|skopie|plastie|ektasie|algie|pathie|ämie|insuffizienz|stenose|arthrose|sklerose|karzinom|hypertonie|ectomía|ectomia|otomía|oscopia|patía|algia|plejía|ectomie|oscopie|opathie|plégie|arthrite|sclérose|carcinome)$/u;

/** Their last four letters: most words are told by them. */
const ABROAD_ENDS: ReadonlySet<string> = new Set(
  'omie opie stie asie lgie thie ämie ienz nose rose inom onie omía omia opia atía lgia ejía égie rite nome'.split(' '),
);

const SHORTEST = 7;
/** Words of English up to this level are words that everybody uses. */
const COMMON = 50;

const NOT_NAMES = FLAG.bigCity | FLAG.city | FLAG.country | FLAG.listed;

/** What a word is by its ending; 0 for nothing. */
const termOf = (tokens: Tokens, at: number): number => {
  const sort = tokens.kind[at];
  const [start, end] = [tokens.start[at] ?? 0, tokens.end[at] ?? 0];
  if (end - start < SHORTEST || (sort !== KIND.lower && sort !== KIND.capital && sort !== KIND.upper)) return 0;
  const entry = entryOf(tokens.hash[at] ?? 0);
  const level = englishLevel(entry);
  if ((level > 0 && level <= COMMON) || ((LEXICON.flags[entry] ?? 0) & NOT_NAMES) !== 0) return 0;
  const word = tokens.text.slice(start, end).toLowerCase();
  if (OTHERS.has(word)) return 0;
  if (DRUG.test(word)) return TERM.drug;
  return CONDITION.test(word) || (ABROAD_ENDS.has(word.slice(-4)) && ABROAD.test(word)) ? TERM.condition : 0;
};

/** Words of no list whose ending says that they are an illness, an operation or a drug. */
export const shapedTerms = (tokens: Tokens, known: readonly FoundTerm[]): readonly FoundTerm[] => {
  const found: FoundTerm[] = [];
  const begins = new Set(known.map(({ from }) => from));
  for (let at = 0; at < tokens.count; at += 1) {
    const term = begins.has(at) ? 0 : termOf(tokens, at);
    if (term !== 0) found.push({ from: at, to: at + 1, term });
  }
  return found;
};
