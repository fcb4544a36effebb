import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CandorError } from '../core/errors.ts';
import type { DuckdbOptions } from '../engine/duckdb/engine.ts';
import { cipherFault, cipherPathBelow } from '../engine/duckdb/extension.ts';
import type { CaseFile } from './case-schema.ts';
import { type CaseKeys, userDataFolder } from './keys.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** How the artifacts of a case are protected, and what the engine needs for it. */
export interface AtRest {
  readonly mode: CaseFile['at_rest'];
  readonly engine: Pick<DuckdbOptions, 'parquetKey' | 'cipherExtension' | 'fingerprintKey'>;
  /** One sentence for report and ledger. */
  readonly statement: string;
}

/** Where the cipher's extension is looked for: CANDOR_HTTPFS, or where `candor setup` puts it. */
export const cipherPathOf = (env: Env): string =>
  env['CANDOR_HTTPFS'] ? resolve(env['CANDOR_HTTPFS']) : cipherPathBelow(userDataFolder(env));

const HOW =
  'get the cipher with `candor setup` (without a network: `candor setup --extension FILE`), or lay the case on an ' +
  'encrypted volume and state it: at_rest: volume, at_rest_statement: {by, on, text}';

const encrypted = async (keys: CaseKeys, env: Env): Promise<AtRest> => {
  const path = cipherPathOf(env);
  if (!existsSync(path)) {
    throw new CandorError('AT_REST_REFUSED', 'at_rest: encrypted needs the cipher, and it is not installed', {
      place: { file: path },
      hint: HOW,
    });
  }
  const fault = await cipherFault(path);
  if (fault) {
    throw new CandorError('AT_REST_REFUSED', `at_rest: encrypted needs the cipher, but ${fault}`, {
      place: { file: path },
      hint: HOW,
    });
  }
  return {
    mode: 'encrypted',
    engine: { parquetKey: keys.parquet, cipherExtension: path, fingerprintKey: keys.fingerprint },
    statement: 'artifacts are encrypted with the case key (Parquet encryption, AES-GCM)',
  };
};

/** What case.yaml demands at rest, or a refusal with the ways out: there is no silent fallback. */
export const openAtRest = async (
  file: Pick<CaseFile, 'at_rest' | 'at_rest_statement' | 'drill'>,
  keys: CaseKeys,
  env: Env,
): Promise<AtRest> => {
  const plain = { fingerprintKey: keys.fingerprint };
  const { at_rest: mode, at_rest_statement: stated } = file;
  if (mode === 'encrypted') return encrypted(keys, env);
  if (mode === 'volume') {
    if (!stated) {
      throw new CandorError('AT_REST_REFUSED', 'at_rest: volume needs a statement of who says so', { hint: HOW });
    }
    const statement = `the folder lies on an encrypted volume, as ${stated.by} stated on ${stated.on}`;
    return { mode, engine: plain, statement };
  }
  if (file.drill !== true) {
    throw new CandorError('AT_REST_REFUSED', 'at_rest: none is for drills only (drill: true)', { hint: HOW });
  }
  return { mode, engine: plain, statement: 'not protected: the people of a drill are invented' };
};
