import { join } from 'node:path';
import { attachArtifacts } from '../../case/artifacts.ts';
import { bridgeKeyPath, createBridgeKey, readBridgeKey } from '../../case/bridge-key.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import { readManifest } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import { ident, sql } from '../../engine/sql.ts';
import { appendEntry } from '../../ledger/log.ts';
import { writeOutFile } from '../../report/files/out-file.ts';
import { PERSON_TOKEN, personTokens } from '../../resolve/bridge/person-tokens.ts';
import { PERSON_PROFILE, PROFILE } from '../../schema/tables/assess.ts';
import { RECORD } from '../../schema/tables/detect.ts';
import { HOLDING, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { reportDay } from '../make-report.ts';
import { type CaseOptions, codeVersion, withCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { headLines } from './token-file.ts';

export interface ExportTokensOptions extends CaseOptions {
  readonly bridgeKeyFile?: string;
}

export interface ExportedTokens {
  /** Path below the case folder. */
  readonly file: string;
  readonly people: number;
  readonly tokens: number;
  readonly keyId: string;
}

/** When the people of the case were told; until then, when the breach was discovered. */
const sinceOf = ({ dates = [] }: CaseFile, fallback: string): string => {
  for (const wanted of ['notice_to_individuals', 'discovered', 'aware'] as const) {
    const found = dates.find(({ event }) => event === wanted);
    if (found) return found.at.slice(0, 10);
  }
  return fallback;
};

const AFFECTED = {
  reads: ['person', 'holding'],
  sql: sql`select person_id from person where kind = 'person'
    and held in (select held from holding where exposure in ('read', 'presumed'))`,
};

const lines = sql`select cast(t.person_id as string) || ',' || t.kind || ',' || t.token || ','
    || coalesce(cast(p.offer_months as string), '') as line
  from ${ident(PERSON_TOKEN)} t left join person_profile pp on pp.person_id = t.person_id
  left join profile p on p.profile_no = pp.profile_no order by t.person_id, t.kind, t.token`;

/**
 * Writes out/bridge.tokens: the affected people of the case as tokens under the bridging key, by which a later case finds
 * them again. No value stands in it; without the key nobody can tell whose token one is.
 */
export const exportTokens = (options: ExportTokensOptions, world: World): Promise<ExportedTokens> =>
  withCase(options, world, async (open) => {
    const { engine, folder, folders, file } = open;
    const { stages, revision } = readManifest(folders.manifest);
    if (!stages['assess']) {
      throw new CandorError('ARTIFACT_MISSING', 'the case was not run yet', {
        hint: 'candor respond CASE runs all stages',
      });
    }
    const { key, id } = await readBridgeKey(folder, bridgeKeyPath(world.env, options.bridgeKeyFile));
    await attachArtifacts(engine, folder, [RECORD, PERSON, PERSON_RECORD, HOLDING, PERSON_PROFILE, PROFILE]);
    await personTokens(engine, AFFECTED, key);
    const [counted] = await engine.read({
      name: 'bridge_counts',
      reads: [PERSON_TOKEN],
      sql: sql`select count(distinct person_id) as people, count(*) as tokens from ${ident(PERSON_TOKEN)}`,
    });
    const head = headLines({
      version: 1,
      case_id: file.id,
      name: file.name,
      revision,
      since: sinceOf(file, reportDay(open, world)),
      key_id: id,
      tokens: Number(counted?.['tokens'] ?? 0),
    });
    const { sha256, rows } = await writeOutFile(join(folders.out, 'bridge.tokens'), async (out) => {
      await out.write(head);
      let tokens = 0;
      const reads = [PERSON_TOKEN, 'person_profile', 'profile'];
      for await (const batch of engine.stream({ name: 'bridge_lines', reads, sql: lines })) {
        tokens += batch.length;
        await out.write(batch.map(({ line }) => `${line}\n`).join(''));
      }
      return tokens;
    });
    const people = Number(counted?.['people'] ?? 0);
    await appendEntry(
      open.ledger,
      {
        kind: 'export',
        code: codeVersion(),
        inputs: { 'case.yaml': open.caseHash },
        outputs: { 'out/bridge.tokens': sha256 },
        options: { revision, bridge: true, key_id: id },
        counts: { people, tokens: rows },
      },
      world.now(),
    );
    return { file: 'out/bridge.tokens', people, tokens: rows, keyId: id };
  });

/** Makes the house's bridging key, once. */
export const makeBridgeKey = async (
  file: string | undefined,
  world: Pick<World, 'env' | 'randomBytes'>,
): Promise<{ readonly path: string; readonly keyId: string }> => {
  const path = bridgeKeyPath(world.env, file);
  // No case is at hand: its folder cannot hold the key.
  const { id } = await createBridgeKey(join(path, 'no-case'), path, (size) => world.randomBytes(size));
  return { path, keyId: id };
};
