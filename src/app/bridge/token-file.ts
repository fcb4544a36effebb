import { open } from 'node:fs/promises';
import { z } from 'zod';
import { CandorError } from '../../core/errors.ts';

const MARK = '#candor-bridge ';
const LONGEST_HEAD = 65_536;

const head = z.strictObject({
  version: z.literal(1),
  case_id: z.string(),
  name: z.string(),
  revision: z.int(),
  /** YYYY-MM-DD: when its people were told, else when the breach was discovered. */
  since: z.iso.date(),
  key_id: z.string(),
  tokens: z.int(),
});

/** First line of a token file; then come a header and one line a token: person,kind,token,protection_months. */
export type TokenHead = z.infer<typeof head>;

export const headLines = (facts: TokenHead): string =>
  `${MARK}${JSON.stringify(facts)}\nperson,kind,token,protection_months\n`;

/** What a token file says of itself. */
export const readTokenHead = async (path: string, shown: string): Promise<TokenHead> => {
  const fault = (detail: string, cause?: unknown) =>
    new CandorError('INPUT_UNREADABLE', detail, {
      place: { file: shown },
      hint: 'candor bridge export makes such files',
      cause,
    });
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new CandorError('INPUT_NOT_FOUND', 'tokens of an earlier case that case.yaml names are not there', {
      place: { file: shown },
      hint: 'candor bridge export EARLIER-CASE writes out/bridge.tokens; put a copy of it there, below the case folder',
      cause,
    });
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0);
    const [line = ''] = buffer.subarray(0, bytesRead).toString('utf8').split('\n', 1);
    if (!line.startsWith(MARK)) throw fault('this is no file of tokens');
    try {
      return head.parse(JSON.parse(line.slice(MARK.length)));
    } catch (cause) {
      throw fault('its first line does not say what it should', cause);
    }
  } finally {
    await handle.close();
  }
};
