import { attachArtifacts } from '../case/artifacts.ts';
import type { CaseFile } from '../case/case-schema.ts';
import { nameExposures } from '../case/exposures.ts';
import { nearestWord } from '../core/nearest.ts';
import type { Engine } from '../engine/port.ts';
import { countQueries, countQuery } from '../report/facts/count-queries.ts';
import { ALL_TABLES } from '../schema/tables.ts';
import { withCase } from './open-case.ts';
import { whyDocument } from './why/document.ts';
import { whyDuty } from './why/duty.ts';
import { whyPerson } from './why/person.ts';
import { notFound, section, type WhyKind, type WhySection } from './why/section.ts';
import type { World } from './world.ts';

export interface WhyAnswer {
  readonly kind: WhyKind;
  readonly id: string;
  readonly sections: readonly WhySection[];
}

export interface WhyOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  readonly kind: WhyKind;
  readonly id: string;
  readonly limit: number;
}

/** The count whose name is near, or names of some. */
const countHint = (id: string): string => {
  const names = countQueries.map(({ example }) => example);
  const near = nearestWord(id, names);
  const few = [...new Set(names.map((name) => name.split('.')[0] ?? name))].join(', ');
  return `${near === undefined ? '' : `did you mean ${near}? `}each number of out/report.json has its name as "id"; they begin with ${few}`;
};

const whyCount = async (engine: Engine, id: string, limit: number): Promise<readonly WhySection[]> => {
  const found = countQuery(id);
  if (!found) throw notFound('count', id, countHint(id));
  return [await section(engine, found.title, found.step.reads, found.step.sql, limit)];
};

type Chain = (
  engine: Engine,
  id: string,
  limit: number,
  folder: string,
  file: CaseFile,
  tokenKey: string,
) => Promise<readonly WhySection[]>;

const CHAINS: Readonly<Record<WhyKind, Chain>> = {
  person: whyPerson,
  duty: whyDuty,
  document: whyDocument,
  count: whyCount,
};

/** The chain from a number, person, duty or document to rows and bytes, masked. */
export const why = (options: WhyOptions, world: World): Promise<WhyAnswer> =>
  withCase({ ...options, readOnly: true }, world, async ({ engine, folder, file, keys }) => {
    await attachArtifacts(engine, folder, ALL_TABLES);
    await nameExposures(engine);
    const { kind, id, limit } = options;
    return { kind, id, sections: await CHAINS[kind](engine, id, limit, folder, file, keys.token) };
  });
