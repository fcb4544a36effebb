import { type Found, isUnreadable, type Member, type ReadContext } from '../../reader.ts';
import { type OfficePackage, relationsOf } from './package.ts';
import type { SheetRow } from './sheet-rows.ts';
import { sheetTable } from './sheet-table.ts';
import { attribute, readWholeXml, readXml, type XmlHandler } from './xml.ts';

/**
 * What a pivot table was made from stays in the workbook, also when the sheet with it was deleted: all rows of it, as
 * values or as numbers of shared values.
 */
interface Cache {
  readonly name: string;
  readonly records: string;
  readonly fields: readonly string[];
  /** Shared values of each field. */
  readonly shared: readonly (readonly string[])[];
}

const DEFINITION = /^xl\/pivotCache\/pivotCacheDefinition\d*\.xml$/;
const RECORDS = /pivotCacheRecords\d*\.xml$/;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.pivotcacherecords+xml';

/** Elements of a value: text, number, date, truth, fault; `m` is a missing one. */
const VALUES = new Set(['s', 'n', 'd', 'b', 'e', 'm']);

const valueText = (name: string, attributes: Readonly<Record<string, string>>): string => {
  const value = attribute(attributes, 'v') ?? '';
  return name === 'd' ? value.replace(/T00:00:00$/, '').replace('T', ' ') : value;
};

const readDefinition = async (office: OfficePackage, part: string): Promise<Pick<Cache, 'fields' | 'shared'>> => {
  const fields: string[] = [];
  const shared: string[][] = [];
  let isShared = false;
  await readWholeXml(office.part(part), {
    open: (name, attributes) => {
      if (name === 'cacheField') {
        fields.push(attribute(attributes, 'name') ?? '');
        shared.push([]);
      } else if (name === 'sharedItems') isShared = true;
      else if (isShared && VALUES.has(name)) shared.at(-1)?.push(valueText(name, attributes));
    },
    close: (name) => {
      if (name === 'sharedItems') isShared = false;
    },
  });
  return { fields, shared };
};

const recordGatherer = ({ shared }: Cache): XmlHandler & { take(): readonly SheetRow[] } => {
  let rows: SheetRow[] = [];
  let cells: string[] = [];
  let at = 1;
  return {
    open: (name, attributes) => {
      if (name === 'r') cells = [];
      else if (name === 'x') cells.push(shared[cells.length]?.[Number(attribute(attributes, 'v'))] ?? '');
      else if (VALUES.has(name)) cells.push(valueText(name, attributes));
    },
    close: (name) => {
      if (name !== 'r') return;
      at += 1;
      rows.push({ at, cells });
    },
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
};

/** The rows of a cache, its fields as the first. */
const cacheRows = async function* (office: OfficePackage, cache: Cache): AsyncIterable<readonly SheetRow[]> {
  yield [{ at: 1, cells: cache.fields }];
  const gatherer = recordGatherer(cache);
  for await (const _ of readXml(office.part(cache.records), gatherer)) yield gatherer.take();
};

const cacheFound = async function* (office: OfficePackage, cache: Cache, context: ReadContext): AsyncIterable<Found> {
  for await (const table of sheetTable(cacheRows(office, cache), context)) yield { found: 'table', table };
};

const cacheOf = async (office: OfficePackage, part: string): Promise<Cache | null> => {
  const records = (await relationsOf(office, part)).find(({ target }) => RECORDS.test(target))?.target;
  if (records === undefined || !office.has(records)) return null;
  const name = part.slice(part.lastIndexOf('/') + 1).replace(/Definition(\d*)\.xml$/, '$1');
  return { name, records, ...(await readDefinition(office, part)) };
};

/** Tables that pivot tables were made from. One that cannot be read is a member all the same. */
export const pivotCaches = async function* (office: OfficePackage, context: ReadContext): AsyncIterable<Found> {
  for (const part of office.names.filter((name) => DEFINITION.test(name))) {
    let member: Member | null = null;
    try {
      const cache = await cacheOf(office, part);
      if (!cache) continue;
      const items = () => cacheFound(office, cache, context);
      member = { name: cache.name, kind: 'read', mediaType: TYPE, bytes: null, items };
    } catch (cause) {
      if (!isUnreadable(cause)) throw cause;
      member = { name: part, kind: 'refused', reason: cause.unread, bytes: null };
    }
    yield { found: 'member', member };
  }
};
