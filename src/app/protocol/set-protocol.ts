import { resolve } from 'node:path';
import { readCaseFile } from '../../case/case-file.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import { editCaseFile } from '../../case/decisions.ts';
import { caseFolders } from '../../case/folders.ts';
import { lockCase } from '../../case/lock.ts';
import { CandorError } from '../../core/errors.ts';
import { nearestWord } from '../../core/nearest.ts';
import { appendEntry } from '../../ledger/log.ts';
import { ELEMENT_IDS, isElementId } from '../../schema/vocabulary.ts';
import { keysOfCase } from '../case-keys.ts';
import { codeVersion } from '../open-case.ts';
import type { World } from '../world.ts';

export interface SetProtocolOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /** ELEMENT=SHARE, or all=SHARE for elements that are not named. */
  readonly thresholds: readonly string[];
  /** ELEMENT, or ELEMENT=WHY. */
  readonly exclude: readonly string[];
  readonly by: string;
  readonly why: string;
  readonly on?: string;
  readonly document?: string;
  readonly dryRun?: boolean;
}

type SignedProtocol = NonNullable<CaseFile['protocol']>;

export interface SetProtocol {
  readonly protocol: SignedProtocol;
  readonly recorded: boolean;
  readonly entry: number | null;
}

const elementFault = (word: string): CandorError => {
  const near = nearestWord(word, ELEMENT_IDS);
  return new CandorError('USAGE', near ? `no such element; did you mean "${near}"?` : 'no such element', {
    place: { key: word.slice(0, 40) },
    hint: 'candor fields export names the elements of the case',
  });
};

const shareOf = (word: string): readonly [string, number] => {
  const [name = '', value = ''] = word.split('=');
  if (name !== 'all' && !isElementId(name)) throw elementFault(name);
  const share = Number(value);
  if (value === '' || !(share >= 0 && share <= 1))
    throw new CandorError('USAGE', 'expected ELEMENT=SHARE, a share from 0 to 1, such as ssn=0.8', {
      place: { key: name },
    });
  return [name, share];
};

const excludedOf = (word: string, why: string) => {
  const at = word.indexOf('=');
  const element = at < 0 ? word : word.slice(0, at);
  if (!isElementId(element)) throw elementFault(element);
  return { element, why: at < 0 ? why : word.slice(at + 1) };
};

/** A protocol as the words of a call state it; an element that is named twice is refused, for one of both was meant. */
export const protocolFrom = (
  options: Pick<SetProtocolOptions, 'thresholds' | 'exclude' | 'by' | 'why' | 'on' | 'document'>,
  today: string,
): SignedProtocol => {
  const shares = options.thresholds.map(shareOf);
  const twice = shares.find(([name], n) => shares.some(([other], at) => at < n && other === name));
  if (twice) throw new CandorError('USAGE', 'a threshold is given twice', { place: { key: twice[0] } });
  const all = shares.find(([name]) => name === 'all');
  const named = shares.filter(([name]) => name !== 'all');
  return {
    by: options.by,
    on: options.on ?? today,
    why: options.why,
    ...(options.document ? { document: options.document } : {}),
    ...(all ? { threshold: all[1] } : {}),
    ...(named.length > 0 ? { thresholds: Object.fromEntries(named) } : {}),
    ...(options.exclude.length > 0 ? { exclude: options.exclude.map((word) => excludedOf(word, options.why)) } : {}),
  };
};

/** The protocol that held until now goes below `earlier`, newest first. */
const withEarlier = (protocol: SignedProtocol, before: SignedProtocol | undefined): SignedProtocol => {
  if (!before) return protocol;
  const { earlier = [], ...last } = before;
  return { ...protocol, earlier: [last, ...earlier] };
};

/** Writes a whole protocol into case.yaml and the ledger; the next run counts by it. */
export const setProtocol = async (options: SetProtocolOptions, world: World): Promise<SetProtocol> => {
  const folder = resolve(options.caseFolder);
  const { file } = await readCaseFile(folder);
  const protocol = withEarlier(protocolFrom(options, world.now().toISOString().slice(0, 10)), file.protocol);
  if (options.dryRun) return { protocol, recorded: false, entry: null };
  const keys = await keysOfCase(folder, file, world, options.keyFile);
  const unlock = await lockCase(folder, { now: world.now(), command: 'candor protocol' });
  try {
    const { before, after } = await editCaseFile(folder, (document) => {
      document.set('protocol', document.createNode(protocol));
    });
    const { entry } = await appendEntry(
      { folder: caseFolders(folder).ledger, origin: file.id, signing: keys.signing },
      {
        kind: 'decision',
        code: codeVersion(),
        inputs: { 'case.yaml before': before },
        outputs: { 'case.yaml': after },
        options: { about: 'protocol' },
      },
      world.now(),
    );
    return { protocol, recorded: true, entry: entry.index };
  } finally {
    await unlock();
  }
};
