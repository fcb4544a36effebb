import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCandor } from '../../../test/support/run-candor.ts';
import { runSmallCase } from '../../../test/support/small-case.ts';

/** Fifteen people; then one of them with a card, a new person at the address of another, and somebody on their own. */
let folder: string;
let home: string;
const TRANCHE = `First Name,Last Name,SSN,Street,City,State,ZIP,Card Number
Adam,Quill,220-40-1010,1 Oak Street,Austin,TX,78701,4111 1111 1111 1111
Olive,Marsh,229-41-3377,6 Oak Street,Denver,CO,80202,
Noel,Newby,229-41-3388,9 Elm Street,Reno,NV,89501,
`;
const NEXT = 'First Name,Last Name,SSN,Street,City,State,ZIP\nPia,Newby,229-41-3399,9 Elm Street,Reno,NV,89501\n';

const list = (): string => readFileSync(join(folder, 'out', 'list.csv'), 'utf8');
const add = async (name: string, text: string): Promise<void> => {
  writeFileSync(join(folder, 'evidence', name), text);
  const { code, stderr } = await runCandor(['respond', folder], { home });
  expect([code, stderr]).toEqual([4, expect.any(String)]);
};
/** The list of the same revision, every line of it made again. */
const madeAnew = async (): Promise<string> => {
  await runCandor(['report', folder], { home });
  return list();
};

beforeAll(async () => {
  ({ folder, home } = await runSmallCase());
});

describe('the list after new evidence', () => {
  it('is the same as made anew: with new columns, new people, and households that grew', async () => {
    await add('cards.csv', TRANCHE);
    const spliced = list();
    expect(spliced).toContain('Newby');
    expect(await madeAnew()).toBe(spliced);
    await add('next.csv', NEXT);
    const again = list();
    expect(again).toContain('Pia');
    expect(await madeAnew()).toBe(again);
  });

  it('is made anew where somebody wrote into the one that stood', async () => {
    const path = join(folder, 'out', 'list.csv');
    writeFileSync(path, list().replace('Harrow', 'Harrison'));
    await add('last.csv', NEXT.replaceAll('Pia', 'Quentin').replace('3399', '3401'));
    expect(list()).not.toContain('Harrison');
    expect(list()).toContain('Quentin');
    expect((await runCandor(['verify', folder], { home })).code).toBe(0);
  });
});
