import { elementOfRole, isCounted } from '../../schema/vocabulary.ts';
import type { DrillData } from '../data-files.ts';
import { type Block, labelIn } from '../parts/parts.ts';
import { companyMention } from '../people/company.ts';
import { isOwn, type Mention, mentionOf } from '../people/mention.ts';
import type { DrillPerson } from '../people/person.ts';
import { createRandom, type Random } from '../random.ts';
import { NOBODY } from '../texts/text-builder.ts';
import type { Truth } from '../truth/truth.ts';
import type { TablePlan } from './table-plan.ts';

/** What all writers of a block share. */
export interface DrillWorld {
  readonly data: DrillData;
  readonly seed: number;
  readonly block: Block;
  readonly people: readonly DrillPerson[];
  readonly truth: Truth;
}

/** A person as a register has them: without errors. */
const exactMention = (person: DrillPerson): Mention => ({
  person,
  given: person.given,
  middle: person.middle,
  family: person.family,
  suffix: person.suffix,
  birth: person.birth,
  ssn: person.ssn,
  licence: person.licence,
  phone: person.phone,
  email: person.email,
  home: person.home,
});

const isRegister = ({ path }: TablePlan): boolean => path.startsWith('register/');

/** What the plan's columns hold, as truth. */
export const addColumns = ({ truth }: DrillWorld, { path, columns }: TablePlan): void => {
  columns.forEach(({ role, state, mention }, n) => {
    const element = elementOfRole(role) ?? null;
    truth.add('column', { document: path, column: n + 1, mention, role, element, state });
  });
};

const addExposures = (
  { truth }: DrillWorld,
  { path, columns }: TablePlan,
  mentions: readonly Mention[],
  cells: readonly string[],
): void => {
  columns.forEach(({ role, state, mention }, n) => {
    const element = elementOfRole(role);
    const written = mentions[mention - 1];
    if (!element || !written || written.person.id === NOBODY || cells[n] === '' || !isCounted(element)) return;
    if (isOwn(written, element)) truth.expose(path, written.person.id, element, state);
  });
};

const mentionsOf = (world: DrillWorld, plan: TablePlan, person: DrillPerson, random: Random): readonly Mention[] => {
  const first = isRegister(plan) ? exactMention(person) : mentionOf(person, world.data, random);
  if (!plan.columns.some(({ mention }) => mention === 2)) return [first];
  const guardian = person.guardian === null ? undefined : world.people[person.guardian - world.block.firstId];
  return guardian ? [first, mentionOf(guardian, world.data, random)] : [first];
};

/** Who stands in the rows that one person causes: the person, perhaps again, perhaps a company behind them. */
const rowsFor = (
  world: DrillWorld,
  plan: TablePlan,
  person: DrillPerson,
  random: Random,
): readonly (readonly Mention[])[] => {
  const times = plan.again && random.chance(plan.again) ? 2 : 1;
  const rows = Array.from({ length: times }, () => mentionsOf(world, plan, person, random));
  return plan.companies && random.chance(plan.companies) ? [...rows, [companyMention(person, random)]] : rows;
};

/**
 * The cells of a plan's rows, in the order of the block's people. Truth of rows and exposures is written on the way; the
 * caller writes the cells. `before`: rows that the file has already.
 */
export function* tableRows(world: DrillWorld, plan: TablePlan, before = 0): Generator<readonly string[]> {
  const random = createRandom(world.seed, labelIn(plan.path, world.block));
  const groups = new Set(plan.groups);
  const limit = plan.limit ?? Number.POSITIVE_INFINITY;
  let row = before;
  for (const person of world.people) {
    if (!groups.has(person.group) || row >= limit || !random.chance(plan.share)) continue;
    for (const mentions of rowsFor(world, plan, person, random)) {
      row += 1;
      const cells = plan.columns.map(({ mention, write }) => {
        const written = mentions[mention - 1];
        return written ? write(written, random) : '';
      });
      mentions.forEach((mention, k) => {
        world.truth.add('record', { document: plan.path, row, mention: k + 1, person: mention.person.id });
      });
      addExposures(world, plan, mentions, cells);
      yield cells;
    }
  }
}
