import { remembering } from '../../../core/remember.ts';
import { withoutPolite } from './people/german.ts';
import { sentenceEnds, withoutAsides } from './sentence.ts';

/** Words that say whose a value is: "my", "your", "her". */
const MY =
  /(?<!\b(?:is|was|are)(?: also)?)(?:^|[^\p{L}])(?:my|mine|(?<!\p{L} )mines|(?<!(?:on|in|of|from|with|than|match|not) )ours(?= (?:is|are|was|were)(?!\p{L}))|(?:nuestr[ao]|notre|unsere?|nosso|nossa|nostr[ao])|i \p{L}{3,9} (?:you )?from|i['’]?m (?:at|on|in|reachable|available)|ich (?:selbst )?(?:wohne|bin|war|leide|wurde)|je (?:suis|souffre)|padezco|sufro|sofro|soffro|j['’]habite|vivo en|moro (?:na|no|em)|vivimos|nos (?:cambiamos|mudamos)|wir wohnen|nous habitons|moramos|our (?:own|new|old|joint|home|house|apartment|address|account|phone|policy|bank|mortgage|loan|card|landlord)|mijn|mój|moja|moje|moim|moją|(?<!\d )min|mitt|mis?|mon|ma|mes|mein|meine|meinen|meiner|mio|mia|meu|minha|(?:reach|call|contact|text|e-?mail|write to|erreichen|appelez|llámame) (?:me|mich)|mich|moi|\p{L}{2,10}[aei]rme|me (?:joindre|contacter|appeler|rappeler|écrire|lig(?:a|ar|ue|uem)|llam(?:a|e|en)|pueden?)|[\p{L}-]{3,10} me (?:on|at|under|via)|(?:for|to|of|with|gave|sent|issued|assigned|mailed|told|asked|charged|refunded|paid|given) me|me(?= {0,12}[-–:])|we (?:now )?(?:live|moved|bank|reside|rent)|i (?:now |currently )?live[ds]?|i was born|i moved|i (?:only|also|just) (?:have|had|got|take)|i (?:am|was|take|suffer|expect|have had|(?:can|may|could|might|will) be)|i['’]ve had|me at|(?:bitte )?überweisen (?:sie|you)|virer (?:la somme )?sur|virement sur|please (?:pay|refund|transfer|wire|deposit|reimburse|send)(?: it| the [\p{L}]{3,12})? (?:in)?to)(?=[^\p{L}])/giu;
const YOUR =
  /(?:^|[^\p{L}])(?:your(?! (?:notes|records|files?|information|reference|review|convenience|disposal|office|attention))|yours|(?<!(?:überweisen|thank|tell|inform|let|ask|asked|told|advise|assure|notify|seeing|see) )you(?! (?:flipped|asked|people|wanted|said|told|sent|called|wrote|mentioned|want|typed|entered|put|mixed|forgot|know|see|guys|think)[^\p{L}])|votre(?! disposition)|vous|ihr|ihre(?! verfügung)|ihren|seu|sua|usted)(?=[^\p{L}])/giu;
const THIRD =
  /(?:^|[^\p{L}])(?:his|her(?! and\s)|hers|their|him(?! and\s)|he|she|they (?:live|have|had|take|took|moved|say|said|think|thought|found|told|put|diagnosed|gave|started)|hes|shes|he['’]s|she['’]s|il (?:est|a|habite|souffre|prend|vit|demeure|réside)|elle|l['’]appel(?:er|ez|le)|l[ea] joindre|él|(?<!(?:por|para|con|de|a) )ella|ele|ela|del[ea]s?|er (?:ist|hat|wohnt|nimmt|leidet)|(?:ist|hat|leidet|wohnt|lebt|nimmt) (?:er|sie)|su|sus|seine|seinen|dessen|deren|the (?:man|woman|male|female|individual|person))(?=[^\p{L}])/giu;

const lastMatch = (pattern: RegExp, text: string): number => {
  let last = -1;
  for (const found of text.matchAll(pattern)) last = found.index;
  return last;
};

/** A sentence that ended: what it said of "his" says nothing of the next. */
const ENDED = /(?:[\p{L}\d)]{4}|\s(?:him|her|them|it|me|us))[.!]\s{1,3}$/u;

type Pronoun = 'my' | 'your' | 'third' | undefined;

/** Words that stand right before what somebody has: they say whose it is before "you asked" and "he said" do. */
const HAS =
  /(?<!\b(?:is|was|are)(?: also)?)(?:^|[^\p{L}])(?:(my|mine|(?<!\p{L} )mines|mon|ma|mes|mein\p{L}*|mio|mia|meu|minha|mis?)|(your(?! (?:notes|records|files?|information|reference|review|convenience|disposal|office|attention))|yours|votre(?! disposition)|vos|ihre?n?(?! verfügung)|seu|sua)|(his|hers|her(?! (?:and|or|to|at|on|in|for|from|with|that|who|when|as|by|of|about|is|was|again|back|today|tomorrow)\s)|their|sus?|seine?n?|dessen|deren|the (?:man|woman|male|female)['’]s|(?:call|reach|text|contact|e-?mail|phone|ring) (?:him|her|them)))(?=[^\p{L}])/giu;

const lastOwner = (text: string): Pronoun => {
  let owner: Pronoun;
  for (const found of text.matchAll(HAS)) owner = found[1] ? 'my' : found[2] ? 'your' : 'third';
  return owner;
};

/**
 * "I am still missing two things", "my impression is": what whoever writes says of themselves by the way, and not of what they have. "My
 * diagnosis" and "my patient number" are of who has them.
 */
const IN_PASSING =
  /(?<!\p{L})my (?:(?:clinical |initial |overall |working |professional )?(?:impression|assessment|examination|opinion|findings|recommendation|differential)|(?:clinical|initial|working|differential|professional) diagnosis|patients?(?! (?:id|no|number|portal|account|acct|chart|record|file|card)(?!\p{L})| ?#))(?!\p{L})|(?<!\p{L})i(?:['’]m| am) (?:still|also|sorry|afraid|sure|glad|happy|writing|calling|sending|asking|missing|looking|trying|told|attaching|following|treating|seeing|not)(?!\p{L})/giu;

/** "His MA license", "Troy, MI", "Mon 12:05": states and a day that are written as "my" is in other languages, among small letters. */
const STATE_OR_DAY = /(?<!\p{L})(?:M[AI]|Mon(?=[.,]? ?[\d–\-/&]| (?:and|to|thru|through|am|pm)(?!\p{L})))(?!\p{L})/gu;

const withoutStates = (text: string): string => (/\p{Ll}/u.test(text) ? text.replace(STATE_OR_DAY, ' ') : text);

const pronounOf = (text: string): Pronoun => {
  const padded = ` ${withoutStates(withoutAsides(withoutPolite(text))).replace(IN_PASSING, ' ')} `;
  const owner = lastOwner(padded);
  const found = [
    ['my', lastMatch(MY, padded)],
    ['your', lastMatch(YOUR, padded)],
    ['third', lastMatch(THIRD, padded)],
  ] as const;
  const [pronoun, at] = found.reduce((a, b) => (b[1] > a[1] ? b : a));
  return at < 0 ? undefined : (owner ?? pronoun);
};

/** "He lives with him": who is only spoken of by the way in a sentence before. */
const OBJECT = /(?:with|w\/|to|for|from|of|by|at|about) (?:him|them)(?=[^\p{L}])/giu;

/** The label of a field on a line of its own: what was said in front says nothing of it. */
const FIELD = /\n[^\n:]{1,30}:[ \t]*$/;

/** The last of the words that say whose a value is: those of its own sentence before those of the sentences in front. */
export const pronounIn = remembering((text: string): Pronoun => {
  if (ENDED.test(text)) return undefined;
  const field = text.includes('?') ? undefined : FIELD.exec(text)?.[0];
  if (field !== undefined) return pronounOf(field);
  const end = sentenceEnds(text).at(-1);
  if (end === undefined) return pronounOf(text);
  return pronounOf(text.slice(end)) ?? pronounOf(text.replace(OBJECT, ''));
});

/** Whether words say that what follows is his or hers. */
export const isTold = (label: string): boolean => pronounIn(label) === 'third';
