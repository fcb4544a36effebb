import { z } from 'zod';
import { readYaml } from '../core/data-files.ts';

const file = z.object({ flags: z.array(z.object({ flag: z.string(), of: z.string(), title: z.string() })) });

const titles: ReadonlyMap<string, string> = new Map(
  file
    .parse(readYaml(new URL('../../data/contact/flags.yaml', import.meta.url)))
    .flags.map(({ flag, of, title }) => [`${of}:${flag}`, title]),
);

/** What a flag says, in words; the flag itself where a later version knows it no more. */
export const contactTitle = (contact: string, flag: string): string =>
  titles.get(`${contact}:${flag}`) ?? flag.replaceAll('-', ' ');
