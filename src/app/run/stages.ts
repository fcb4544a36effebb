import { readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { assessStage } from '../../assess/index.ts';
import { assessOptions } from '../../assess/options.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import { stableJson } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import { detectStage, staleSourcesOf } from '../../detect/index.ts';
import { type OwnDetectors, readOwnDetectors } from '../../detect/own-detectors.ts';
import type { Protocol } from '../../detect/protocol.ts';
import { DEFAULT_LIMITS, ingestStage, passwordsKey } from '../../ingest/index.ts';
import { resolveStage } from '../../resolve/index.ts';
import { resolveOptions } from '../../resolve/options.ts';
import type { OpenEarlier } from '../bridge/earlier-cases.ts';
import { openModelFolder } from '../detectors/model-folder.ts';
import { detectorFault } from '../detectors/test-detectors.ts';
import { passwordsOfCase } from '../evidence/password-file.ts';
import type { OpenCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { dataHashes } from './data-hashes.ts';
import { type PlannedStage, plan } from './planned-stage.ts';

/** What a caller may say beside the case. */
export interface StageSettings {
  /** Learn the weights of linking anew; person ids may change. */
  readonly relearn?: boolean;
  /** Earlier cases that case.yaml names, opened with the bridging key. */
  readonly earlier?: OpenEarlier;
}

/** In front of control numbers: short, and the same in every case. */
const CONTROL_PREFIX = 'CN';

const ingest = (open: OpenCase, world: Pick<World, 'randomBytes'>): PlannedStage => {
  const { folder } = open;
  const settings = { limits: DEFAULT_LIMITS, controlPrefix: CONTROL_PREFIX };
  const passwords = passwordsOfCase(folder, open.file);
  const spillKey = world.randomBytes(32);
  return plan(
    ingestStage,
    // Of the passwords only what tells their list from another goes into a hash, under the case key.
    passwords.length === 0 ? settings : { ...settings, passwords: passwordsKey(passwords, open.keys.token) },
    dataHashes(['columns']),
    (materialise) => ({ folder, materialise, spillKey, passwords, ...settings }),
    true,
  );
};

/** What the case says of what counts, as detection takes it. */
export const protocolOf = ({ protocol }: Pick<CaseFile, 'protocol'>): Protocol => {
  const millionths = (share: number) => Math.round(share * 1_000_000);
  const thresholds = Object.entries(protocol?.thresholds ?? {}).map(([element, share]) => [
    element,
    millionths(share ?? 0),
  ]);
  return {
    threshold: millionths(protocol?.threshold ?? 0),
    thresholds: Object.fromEntries(thresholds.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))),
    excluded: (protocol?.exclude ?? []).map(({ element }) => element).sort(),
  };
};

/** A case's own detectors; they must lie in the case, and a fault in them stops the run before anything is done. */
const ownDetectors = ({ file, folder }: OpenCase): readonly OwnDetectors[] => {
  const files = (file.detectors ?? []).map((path) => {
    try {
      return { path, text: readFileSync(join(folder, path), 'utf8') };
    } catch (cause) {
      throw new CandorError('INPUT_NOT_FOUND', 'a file of detectors that case.yaml names cannot be read', {
        place: { file: path },
        cause,
      });
    }
  });
  const [fault] = files.length === 0 ? [] : readOwnDetectors(files).faults;
  if (!fault) return files;
  throw detectorFault(fault);
};

const detect = (open: OpenCase): PlannedStage => {
  const { file, folder } = open;
  const given = { overrides: file.columns ?? [], protocol: protocolOf(file), detectors: ownDetectors(open) };
  const model = file.model === undefined ? undefined : openModelFolder(resolvePath(folder, file.model));
  // Where the folder lies changes no row.
  const settings = model ? { ...given, model: model.identity } : given;
  const data = dataHashes(['columns', 'detectors', 'judges', 'names', 'words', ...(model ? ['helpers', 'model'] : [])]);
  const options = { ...given, dataKey: stableJson(data), ...(model ? { model } : {}) };
  return { ...plan(detectStage, settings, data, () => options), stale: (engine) => staleSourcesOf(engine, options) };
};

const resolve = ({ file }: OpenCase, { relearn = false, earlier }: StageSettings): PlannedStage => {
  const { relearn: _, ...settings } = resolveOptions(file);
  // The key goes to the stage and into no hash.
  const withKey = earlier ? { ...settings, earlier: earlier.earlier } : settings;
  const hashed = earlier ? { ...settings, earlier: earlier.settings } : settings;
  return plan(resolveStage, hashed, dataHashes(['contact', 'names']), () => ({ ...withKey, relearn }), relearn);
};

/** Law is judged as of the day of the run where the case names no day, so that what is overdue shows. */
const assess = ({ file }: OpenCase, world: Pick<World, 'now'>): PlannedStage => {
  const settings = assessOptions(file, world.now().toISOString().slice(0, 10));
  return plan(assessStage, settings, dataHashes(['law', 'calendars']), () => settings);
};

/** All stages of a case in their order, with what case.yaml says to each. */
export const plannedStages = (
  open: OpenCase,
  world: Pick<World, 'now' | 'randomBytes'>,
  settings: StageSettings,
): readonly PlannedStage[] => [ingest(open, world), detect(open), resolve(open, settings), assess(open, world)];
