import { hashOf } from '../tokens/characters.ts';
import { MEDICAL_CONTEXT, medicalContext } from './data-files.ts';

/** Endings of illnesses and operations in German, Dutch, Spanish, Portuguese, Italian and French, as Greek and Latin make them. */
const ABROAD =
  /^\p{L}{4,}(?:ektomie|otomie|ostomie|skopie|plastie|ektasie|algie|pathie|ämie|insuffizienz|stenose|arthrose|sklerose|karzinom|hypertonie|infarkt|fraktur|blutung|thrombose|embolie|psychose|neurose|phobie|pneumonie|dystrophie|schmerz|schmerzen|allergie|krebs|infektion|erkrankung|syndrom|tumor|prothese|resektion|entzündung|wunde|therapie|thyreose|thyreoïdie|carcinoom|sarcoom|fractuur|hypertensie|bloeding|vernauwing|kanker|ectomía|ectomia|otomía|oscopia|patía|algia|plejía|ectomie|oscopie|opathie|plégie|arthrite|sclérose|carcinome)$/u;

/** What Germans make of a part of the body, or of how it was harmed, and what is the matter with it: "Kreuzbandriss", "Schnittverletzung". */
const GERMAN =
  /^(?:knie|kopf|hand|handgelenks?|bein|fu(?:ß|ss)|arm|unterarm|oberarm|unterschenkel|oberschenkel|ellen?bogen|schulter|rücken|wirbel|bandscheiben|nacken|augen?|hals|bänder|kreuzband|muskel|muskelfaser|sehnen|sehnenscheiden|meniskus|rippen|finger|daumen|zehen|nasen|kiefer|hüft|becken|schädel|hirn|gehirn|lungen|leber|nieren|magen|darm|herz|blasen|gallen|schilddrüsen|haut|ohren?|prostata|gebärmutter|brust|leisten|nabel|blinddarm|mandel|gelenks?|schnitt|stich|schuss|biss|brand|schlaf|angst|ess|seh|hör|sprach|sprech|panik|persönlichkeits|belastungs|anpassungs|entwicklungs|stoffwechsel|durchblutungs|rhythmus|zwangs|gerinnungs)(?:bruch|brüche|riss|vorfall|verletzung|verletzungen|prellung|zerrung|quetschung|operation|entfernung|spiegelung|leiden|probleme?|schwäche|versagen|verbrennung|transplantation|implantate?|krankheit|störung|störungen|steine?|geschwüre?|lähmung)$/u;

/** Teeth are of wheels as well, which have no gums: "Zahnriss am Getriebe". */
const TEETH = /^zahn(?:verletzung|verletzungen|operation|entfernung|probleme?|implantate?|krankheit|steine?)$/u;

/** "Ontsteking" is ignition as well, behind all but parts of the body: "longontsteking", "voorontsteking". */
const DUTCH = new RegExp(`^(?:${MEDICAL_CONTEXT.inflamed_dutch.join('|')})ontsteking(?:en)?$`, 'u');
const OTHERS = medicalContext('no_illness_abroad');

/** The last four letters of all: most words are told by them. */
const ENDS: ReadonlySet<string> = new Set(
  'arkt ktur tung bose olie hose obie onie phie merz rzen rgie rebs tion kung drom umor hese omie opie stie asie lgie thie ämie ienz nose rose inom onie omía omia opia atía lgia ejía égie rite nome dung unde apie eose ïdie king nker ruch üche riss fall zung ngen lung rung nung iden blem leme äche agen ntat tate heit tein eine hwür würe mung noom coom tuur nsie ding wing'.split(
    ' ',
  ),
);

/** Whether a word in small letters ends as illnesses and operations do in other languages. */
export const isShapedAbroad = (word: string): boolean =>
  ENDS.has(word.slice(-4)) &&
  [ABROAD, GERMAN, TEETH, DUTCH].some((form) => form.test(word)) &&
  !OTHERS.has(hashOf(word));
