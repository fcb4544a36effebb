import { attachArtifacts } from '../../case/artifacts.ts';
import { exposureOf } from '../../case/case-file.ts';
import { readManifest } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import { type Protocol, thresholdOf } from '../../detect/protocol.ts';
import { DETECTION, FIELD_ELEMENT, RECORD } from '../../schema/tables/detect.ts';
import { DOCUMENT } from '../../schema/tables/ingest.ts';
import { PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { elementFacts, isCounted, isElementId } from '../../schema/vocabulary.ts';
import { type CaseOptions, withCase } from '../open-case.ts';
import { protocolOf } from '../run/stages.ts';
import type { World } from '../world.ts';
import { type FoundSet, foundSets } from './found-sets.ts';
import { protocolFrom } from './set-protocol.ts';

/** Thresholds that are shown, in millionths. */
export const PREVIEWED = [500_000, 600_000, 700_000, 800_000, 850_000, 900_000, 950_000] as const;

/** People at one threshold, and how many more (or fewer) than now. */
export interface PeopleAt {
  readonly threshold: number;
  readonly people: number;
  readonly change: number;
}

export interface ElementPreview {
  readonly element: string;
  readonly label: string;
  /** The threshold that holds now, from 0 to 1. */
  readonly threshold: number;
  readonly excluded: boolean;
  /** People of whom it counts now. */
  readonly people: number;
  /** People of whom it was found at all. */
  readonly found: number;
  readonly at: readonly PeopleAt[];
}

export interface ProtocolPreview {
  /** Who signed the protocol that holds; null: everything that is found counts. */
  readonly signed: { readonly by: string; readonly on: string; readonly why: string } | null;
  readonly elements: readonly ElementPreview[];
  /** People under the protocol that was asked for; null: none was. */
  readonly chosen: {
    readonly people: number;
    readonly elements: readonly { readonly element: string; readonly people: number }[];
  } | null;
  /** People of whom anything counts now, and with one threshold for all elements. */
  readonly affected: { readonly people: number; readonly at: readonly PeopleAt[] };
}

const people = (sets: readonly FoundSet[], counts: (set: FoundSet) => boolean): number =>
  sets.reduce((sum, set) => sum + (counts(set) ? set.people : 0), 0);

const previewed = (sets: readonly FoundSet[], now: number, counts: (set: FoundSet, least: number) => boolean) =>
  PREVIEWED.map((least): PeopleAt => {
    const found = people(sets, (set) => counts(set, least));
    return { threshold: least / 1e6, people: found, change: found - now };
  });

/** What thresholds would do to the number of people, by element, and to all of them together. */
export const previewOf = (
  sets: readonly FoundSet[],
  protocol: Protocol,
): Pick<ProtocolPreview, 'elements' | 'affected'> => {
  const names = [...new Set(sets.flatMap(({ elements }) => [...elements.keys()]))]
    .filter(isElementId)
    .filter(isCounted)
    .sort();
  const isExcluded = (element: string) => protocol.excluded.includes(element);
  const hasNow = ({ elements }: FoundSet, element: string) =>
    !isExcluded(element) && (elements.get(element) ?? -1) >= thresholdOf(protocol, element);
  const elements = names.map((element): ElementPreview => {
    const now = people(sets, (set) => hasNow(set, element));
    return {
      element,
      label: elementFacts(element).label,
      threshold: thresholdOf(protocol, element) / 1e6,
      excluded: isExcluded(element),
      people: now,
      found: people(sets, (set) => set.elements.has(element)),
      at: previewed(sets, now, (set, least) => (set.elements.get(element) ?? -1) >= least),
    };
  });
  const affected = people(sets, (set) => names.some((element) => hasNow(set, element)));
  const anyFrom = (set: FoundSet, least: number) =>
    names.some((element) => !isExcluded(element) && (set.elements.get(element) ?? -1) >= least);
  return { elements, affected: { people: affected, at: previewed(sets, affected, anyFrom) } };
};

export interface PreviewOptions extends CaseOptions {
  /** ELEMENT=SHARE, or all=SHARE: a protocol that might be set. */
  readonly thresholds?: readonly string[];
  readonly exclude?: readonly string[];
}

/** The people under a protocol that might be set, beside those under the one that holds. */
const chosenOf = (sets: readonly FoundSet[], { thresholds = [], exclude = [] }: PreviewOptions, today: string) => {
  if (thresholds.length === 0 && exclude.length === 0) return null;
  const protocol = protocolFrom({ thresholds, exclude, by: 'preview', why: 'preview' }, today);
  const { elements, affected } = previewOf(sets, protocolOf({ protocol }));
  return {
    people: affected.people,
    elements: elements.map(({ element, people: count }) => ({ element, people: count })),
  };
};

/** Shows what other thresholds would do, from what the last run found; nothing is detected anew, nothing is written. */
export const previewProtocol = (options: PreviewOptions, world: World): Promise<ProtocolPreview> =>
  withCase({ ...options, readOnly: true }, world, async ({ engine, file, folder, folders }) => {
    if (!readManifest(folders.manifest).stages['resolve']) {
      throw new CandorError('ARTIFACT_MISSING', 'the stage resolve was not run yet', {
        hint: 'candor respond CASE runs all stages',
      });
    }
    await attachArtifacts(engine, folder, [DOCUMENT, FIELD_ELEMENT, DETECTION, RECORD, PERSON, PERSON_RECORD]);
    const sets = await foundSets(engine, (path) => exposureOf(file, path).exposure === 'presumed');
    const { protocol } = file;
    const signed = protocol ? { by: protocol.by, on: protocol.on, why: protocol.why } : null;
    const chosen = chosenOf(sets, options, world.now().toISOString().slice(0, 10));
    return { signed, chosen, ...previewOf(sets, protocolOf(file)) };
  });
