import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CandorError } from '../../core/errors.ts';
import type { NameModel } from '../../detect/model/name-model.ts';

/** Runtimes in the order in which they are taken: the native one is about six times as fast as the one in WebAssembly. */
const RUNTIMES = ['onnxruntime-node', 'onnxruntime-web'];
const TOKENIZER = '@huggingface/tokenizers';

/** The versions that Candor was tried with. */
const INSTALL = 'npm install --ignore-scripts onnxruntime-node@1.30.0 @huggingface/tokenizers@0.2.0';

/** Where a package that is installed beside Candor begins; undefined where there is none. */
export type ResolvePackage = (name: string) => string | undefined;

const require = createRequire(import.meta.url);

export const installedPackage: ResolvePackage = (name) => {
  try {
    return require.resolve(name);
  } catch {
    // Not installed: the caller says what to do.
    return undefined;
  }
};

const versionOf = (file: string, name: string): string => {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    const read: unknown = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : undefined;
    if (typeof read === 'object' && read !== null && 'name' in read && read.name === name && 'version' in read)
      return String(read.version);
  }
  return 'unknown';
};

/** The packages that run a model, and their versions; an error that says how to install them where one is missing. */
export const modelPackages = (
  resolve: ResolvePackage = installedPackage,
): { readonly packages: NameModel['packages']; readonly versions: Readonly<Record<string, string>> } => {
  const runtime = RUNTIMES.find((name) => resolve(name) !== undefined);
  const tokenizer = resolve(TOKENIZER);
  if (runtime === undefined || tokenizer === undefined) {
    const missing = runtime === undefined ? RUNTIMES[0] : TOKENIZER;
    throw new CandorError('PACKAGE_MISSING', `a model of names needs ${missing}, which is not installed`, {
      hint: `${INSTALL} (with -g where Candor is installed with -g)`,
    });
  }
  const file = resolve(runtime) ?? '';
  const versions = { [runtime]: versionOf(file, runtime), [TOKENIZER]: versionOf(tokenizer, TOKENIZER) };
  return { packages: { runtime, tokenizer: TOKENIZER }, versions };
};
