import { z } from 'zod';
import { readYaml } from '../core/data-files.ts';
import { once } from '../core/once.ts';

const LANGUAGES = ['en', 'es', 'pt', 'fr', 'de', 'it'] as const;

const things = z.array(z.string()).min(1);

/** Things whose numbers a detector takes, by the language that names them; each stands for all labels of its number. */
export const numberedSchema = z.partialRecord(z.enum(LANGUAGES), things);

export type Numbered = z.infer<typeof numberedSchema>;

const formsSchema = z.strictObject({ numbered: numberedSchema, ids: numberedSchema });

const forms = once(() => formsSchema.parse(readYaml(new URL('../../data/words/numbered.yaml', import.meta.url))));

/** Short last words, which are written with the full stop of an abbreviation as well: "inv. no.", "stu. id". */
const ABBREVIATION = /(?:^|[ .-])\p{L}{1,4}$/u;

const spellings = (thing: string): readonly string[] => (ABBREVIATION.test(thing) ? [thing, `${thing}.`] : [thing]);

/** Languages in which a woman who is one has a form of her own. */
const GENDERED: ReadonlySet<string> = new Set(['es', 'pt', 'it']);
const OF_MEN = /(?:[ai]d|[ai]t|ci|mn|ari)o$/u;

/** "Afiliado" and "afiliada": numbers of a woman are headed by what she is. */
const genders = (language: string, thing: string): readonly string[] =>
  GENDERED.has(language) && OF_MEN.test(thing) ? [thing, thing.replace(/o$/u, 'a')] : [thing];

const labelsBy = (ways: Numbered, named: Numbered = {}): readonly string[] =>
  LANGUAGES.flatMap((language) =>
    (named[language] ?? [])
      .flatMap((thing) => genders(language, thing))
      .flatMap(spellings)
      .flatMap((thing) => (ways[language] ?? []).map((way) => way.replace('{}', thing))),
  );

interface Labelled {
  readonly labels?: string[] | undefined;
  readonly numbered?: Numbered | undefined;
  readonly ids?: Numbered | undefined;
  readonly initials?: readonly string[] | undefined;
}

/** An abbreviation as it is written without full stops and with one behind each letter: "nas", "n.a.s". */
const withStops = (initials: string): readonly string[] => [initials, [...initials].join('.')];

/** All labels of a detector: those that it states, its abbreviations in both spellings, and those of the numbers of what it names. */
export const labelsOf = ({ labels, numbered, ids, initials }: Labelled): string[] | undefined => {
  if (numbered === undefined && ids === undefined && initials === undefined) return labels;
  const { numbered: byNumber, ids: byId } = forms();
  const short = (initials ?? []).flatMap(withStops);
  return [...new Set([...(labels ?? []), ...short, ...labelsBy(byNumber, numbered), ...labelsBy(byId, ids)])];
};
