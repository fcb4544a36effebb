import { unreadable } from '../../reader.ts';
import { type OfficePackage, type Relation, relationsOf } from './package.ts';
import { type NumberStyle, numberStyle } from './sheet-values.ts';
import { attribute, readWholeXml } from './xml.ts';

export interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** What the cells of all sheets hang on. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
  readonly styles: readonly NumberStyle[];
  readonly strings: readonly string[];
}

const BOOK = 'xl/workbook.xml';
/** UTF-16 units of all shared texts together. */
const MOST_TEXT = 512 << 20;

const readSheets = async (office: OfficePackage, relations: readonly Relation[]) => {
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readWholeXml(office.part(BOOK), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      // `r:id` is the relation; `sheetId` has another name.
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const part = targets.get(id);
      if (part !== undefined && office.has(part)) sheets.push({ name: attribute(attributes, 'name') ?? '', part });
    },
  });
  return { sheets, from1904 };
};

const partOf = (relations: readonly Relation[], office: OfficePackage, ending: RegExp): string | undefined =>
  relations.find(({ target }) => ending.test(target) && office.has(target))?.target;

const readStyles = async (office: OfficePackage, part: string | undefined): Promise<readonly NumberStyle[]> => {
  if (part === undefined) return [];
  const formats = new Map<number, string>();
  const used: number[] = [];
  let isCellStyles = false;
  await readWholeXml(office.part(part), {
    open: (name, attributes) => {
      if (name === 'numFmt')
        formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isCellStyles = true;
      else if (name === 'xf' && isCellStyles) used.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return used.map((id) => numberStyle(id, formats.get(id)));
};

/** Shared texts, each of all its runs; how it is spoken (`rPh`) is no part of it. */
const readStrings = async (office: OfficePackage, part: string | undefined): Promise<readonly string[]> => {
  if (part === undefined) return [];
  const strings: string[] = [];
  let words = '';
  let size = 0;
  let isText = false;
  let spoken = false;
  await readWholeXml(office.part(part), {
    open: (name) => {
      if (name === 'si') words = '';
      else if (name === 't') isText = !spoken;
      else if (name === 'rPh') spoken = true;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') spoken = false;
      else if (name === 'si') {
        size += words.length;
        if (size > MOST_TEXT) throw unreadable('too_large');
        strings.push(words);
      }
    },
    text: (piece) => {
      if (isText) words += piece;
    },
  });
  return strings;
};

export const readWorkbook = async (office: OfficePackage): Promise<Workbook> => {
  const relations = await relationsOf(office, BOOK);
  const { sheets, from1904 } = await readSheets(office, relations);
  return {
    sheets,
    from1904,
    styles: await readStyles(office, partOf(relations, office, /styles\.xml$/i)),
    strings: await readStrings(office, partOf(relations, office, /sharedStrings\.xml$/i)),
  };
};
