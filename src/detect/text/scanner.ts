import type { Detector } from '../data-files.ts';
import { findAddresses } from './addresses/addresses.ts';
import { findAlike } from './beside/alike.ts';
import { findAlikeInList } from './beside/alike-in-list.ts';
import { findBeside } from './beside/beside.ts';
import { findCarried } from './beside/carried.ts';
import { findKnownAs } from './beside/known-as.ts';
import { findNumbersOfNames } from './beside/number-of-name.ts';
import { findPhonesAlike } from './beside/phones-alike.ts';
import { findBlocks } from './grids/blocks.ts';
import { findGrids, type OpenGrid } from './grids/grids.ts';
import { findLists } from './grids/lists.ts';
import { findRowNumbers } from './grids/row-numbers.ts';
import { findNumbersBehind } from './grids/row-numbers-behind.ts';
import type { OpenStatements } from './grids/tuples.ts';
import { findLabelled } from './labels/labelled.ts';
import { findKeyBlocks } from './logins/key-blocks.ts';
import { findLogins } from './logins/logins.ts';
import { SYSTEM_ACCOUNTS } from './logins/service.ts';
import { FIELD_CUES } from './names/lists/fields.ts';
import { LOWER_CUES } from './names/lower-case/lower-cues.ts';
import { findNames } from './names/names.ts';
import { findByNoun } from './nouns/by-noun.ts';
import type { Nouns } from './nouns/nouns-before.ts';
import { withoutNumbersOfThings } from './nouns/things.ts';
import { numberWeights, type Weights } from './numbers/judge/data-files.ts';
import { judgeNumbers, tellersOf } from './numbers/judge/judge.ts';
import { findEmails, findHexChains, findUrls, ONLINE_CUES } from './online.ts';
import { openPage, type Page } from './page.ts';
import { findAnywhere } from './patterns/anywhere.ts';
import { createShapeTable, findShapes } from './patterns/shapes.ts';
import { findPhones } from './phones/phones.ts';
import { createPhraseBook, hashesOfAll } from './phrases/phrases.ts';
import { findLabelsInLine } from './records/labels-in-line.ts';
import { findRecords } from './records/records.ts';
import { heldIn } from './spans/held.ts';
import { withoutDocumentEnds, withoutOverlaps } from './spans/overlaps.ts';
import { withoutPartNumbers } from './spans/part-numbers.ts';
import type { Span } from './spans/span.ts';
import type { Candidate as FactCandidate } from './terms/judge/candidate.ts';
import { findMedical } from './terms/medical.ts';
import { withoutAnimals } from './terms/of-animals.ts';
import { withoutAsked } from './terms/questions.ts';
import { isInDump, takeDumps } from './tokens/dumps.ts';
import { fillLexicon } from './tokens/lexicon.ts';
import { isScanned, mendScan } from './tokens/scanned.ts';
import { tokenise } from './tokens/tokenise.ts';
import { createTokens } from './tokens/tokens.ts';
import { GERMAN_CUES, isPersonal, PERSONAL_CUES, STATEMENT_CUES } from './tokens/window-words.ts';
import { windowsOf } from './tokens/windows.ts';
import { findTold } from './told/told.ts';

export interface Scanner {
  readonly scan: (text: string) => readonly Span[];
}

/** Values that manuals and logs hold as well. */
const IMPERSONAL: ReadonlySet<string> = new Set([
  'url',
  'email',
  'ip_address',
  'mac_address',
  'order_number',
  'ticket_number',
]);

const isOfPerson = ({ element }: Span): boolean => !IMPERSONAL.has(element);

/** Numbers behind words of columns, where somebody is spoken of or was found by now: names are found behind labels. */
const findInLine = (page: Page, spans: readonly Span[], nouns: Nouns, isOfPeople: boolean): void => {
  if (isOfPeople || spans.some(isOfPerson)) findLabelsInLine(page, spans, nouns);
};

/** Shown what weights are fitted to: candidates for names and for facts before anything is decided about them, and windows with the values found in them. */
export interface Watch {
  readonly names?: Page['watch'];
  readonly facts?: (candidate: FactCandidate) => void;
  readonly numbers?: (page: Page, spans: readonly Span[], nouns: Nouns, found: readonly Span[]) => void;
  /** Weights of the judge of numbers in place of those of data/judges, which are tried on texts that they were not fitted to. */
  readonly weights?: () => Weights;
}

type Find = (page: Page) => void;

/** Finders of addresses of the net, which go first: what lies within them is nothing else. */
const onlineFinders = (detectors: readonly Detector[]): readonly Find[] => {
  const chains = detectors.filter(({ finder }) => finder === 'hex_chain');
  const finds = detectors.flatMap((detector): Find[] => {
    if (detector.finder === 'email') return [(page) => findEmails(page, detector)];
    return detector.finder === 'url' ? [(page) => findUrls(page, detector)] : [];
  });
  return chains.length > 0 ? [...finds, (page) => findHexChains(page, chains)] : finds;
};

/** The other finders that detectors name, each with what it needs. */
const findersOf = (
  detectors: readonly Detector[],
  contextsOf: ReadonlyMap<string, Uint8Array>,
  watch: Watch['facts'],
): readonly Find[] => {
  const none = new Uint8Array(0);
  return detectors.flatMap((detector): Find[] => {
    switch (detector.finder) {
      case 'phone':
        return [(page) => findPhones(page, detector, contextsOf.get(detector.id) ?? none)];
      case 'medical':
        return [(page) => findMedical(page, detector, contextsOf.get(detector.id) ?? none, watch)];
      case 'told':
        return [(page) => findTold(page, detector)];
      case 'address':
        return [(page) => findAddresses(page, detector)];
      case 'name':
        return [(page) => findNames(page, detector)];
      default:
        return [];
    }
  });
};

/** A span with its value in the mended text, where mending changed it. */
const asRead = (span: Span, given: string, text: string): Span => {
  if (text === given) return span;
  const read = text.slice(span.start, span.end);
  return given.startsWith(read, span.start) ? span : { ...span, read };
};

/** A scanner over running text, with the confidence of its rules or what that is worth: one pass makes tokens, finders look at those that can begin a value. */
export const createScanner = (
  detectors: readonly Detector[],
  calibrate: (span: Span) => Span = (span) => span,
  watch: Watch = {},
): Scanner => {
  fillLexicon();
  const plurals = hashesOfAll(detectors.flatMap(({ context = [] }) => context.map((text) => `${text}s`)));
  const own = [
    ...LOWER_CUES,
    ...FIELD_CUES,
    ...ONLINE_CUES,
    ...SYSTEM_ACCOUNTS,
    ...GERMAN_CUES,
    ...PERSONAL_CUES,
    ...STATEMENT_CUES,
  ];
  const book = createPhraseBook(detectors, [...[...plurals.values()].flatMap((hashes) => hashes.slice(0, 1)), ...own]);
  const shapes = createShapeTable(detectors, book.contextsOf);
  const online = onlineFinders(detectors);
  const anywhere = detectors.filter((detector) => detector.anywhere !== undefined);
  const finds = findersOf(detectors, book.contextsOf, watch.facts);
  const tellers = tellersOf(detectors);
  const { weights = numberWeights } = watch;
  const judge = (page: Page, spans: readonly Span[], found: readonly Span[]): readonly Span[] => {
    watch.numbers?.(page, spans, book.nouns, found);
    return judgeNumbers(page, spans, book.nouns, tellers, weights);
  };
  const tokens = createTokens();
  return {
    scan: (given) => {
      const result: Span[] = [];
      let grid: OpenGrid | undefined;
      let statements: OpenStatements | undefined;
      // Where values of windows before end: what a cut parted was found whole.
      let reached = 0;
      let text = given;
      for (const { from, to } of windowsOf(given)) {
        tokenise(text, from, to, tokens, book.index);
        // Mended once for all windows from here on: it costs what the rest of the text is long.
        if (text === given && isScanned(tokens)) {
          text = given.slice(0, from) + mendScan(given.slice(from));
          tokenise(text, from, to, tokens, book.index);
        }
        const dumps = takeDumps(tokens);
        const spans: Span[] = [];
        const emit = (span: Span): void => {
          if (dumps.length === 0 || !isInDump(dumps, span.start)) spans.push(span);
        };
        const page = { ...openPage(text, tokens, book, emit), watch: watch.names };
        for (const find of online) find(page);
        const grids = findGrids(page, grid);
        grid = text[to - 1] === '\n' ? grids.open : undefined;
        findBlocks(page);
        findKeyBlocks(page);
        findLabelled(page, grids.headers);
        findShapes(page, shapes);
        const ofPeople = spans.filter(isOfPerson).length;
        tokens.personal = isPersonal(tokens, ofPeople);
        const isOfPeople = tokens.personal || ofPeople > 0;
        findRecords(page, isOfPeople);
        const lists = findLists(page, isOfPeople, statements);
        statements = lists.open;
        for (const find of finds) find(page);
        findLogins(page, spans);
        findBeside(page, spans);
        findBeside(page, findByNoun(page, spans, book.nouns));
        findNumbersOfNames(page, spans);
        findKnownAs(page, spans, book.nouns);
        findInLine(page, spans, book.nouns, isOfPeople);
        findRowNumbers(page, spans);
        findNumbersBehind(page, spans);
        findCarried(page, spans);
        const held = heldIn(tokens, spans);
        findAlike(page, spans, held, book.nouns);
        findAlikeInList(page, spans, held, book.nouns);
        findPhonesAlike(page, spans, held, book.nouns);
        findAnywhere(page, anywhere);
        const told = withoutAsked(text, withoutAnimals(tokens, spans));
        const own = withoutPartNumbers(text, withoutNumbersOfThings(page, told, book.nouns));
        const settled = withoutDocumentEnds(text, withoutOverlaps(own));
        const found = judge(page, settled, spans).filter(({ start }) => start >= reached && !lists.keys.has(start));
        for (const span of found) result.push(asRead(calibrate(span), given, text));
        reached = found.reduce((end, span) => Math.max(end, span.end), reached);
      }
      return result;
    },
  };
};
