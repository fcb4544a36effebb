import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { cellStarts } from './cell-starts.ts';
import { drawnText } from './drawn-units.ts';
import { type FormField, withFormValues } from './form-values.ts';
import { pageText } from './page-layout.ts';
import type { TableHeads } from './page-tables.ts';
import { splitRuns } from './split-runs.ts';
import { combined, type Matrix, matrixOf } from './text-pen.ts';
import { rowsOf, type TextRun } from './text-runs.ts';

/** A page as it was read. */
export interface PageFound {
  readonly text: string;
  /** Pictures that are large enough to hold words. */
  readonly pictures: number;
  /** The page shows something that is no text: a scan, a drawing, letters as lines. */
  readonly isDrawn: boolean;
}

/** Both sides of a picture, in its own dots; what is smaller is a rule, a bullet or an icon. */
const LEAST_SIDE = 100;

const PICTURES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObject,
]);
const DRAWINGS: ReadonlySet<number> = new Set([
  OPS.constructPath,
  OPS.shadingFill,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
]);

/** Lines with several runs or several numbers that a page has, at least, before more than its text is looked at. */
const LEAST_LINES = 3;

/** Whether lines of a page may be rows of a table: what it draws costs half as much again as its text. */
const mayBeTable = (runs: readonly TextRun[]): boolean => {
  let lines = 0;
  for (const { runs: own } of rowsOf(runs)) {
    const filled = own.filter(({ text }) => text.trim() !== '');
    const numbers = filled.flatMap(({ text }) => text.split(/\s+/)).filter((word) => /\d/.test(word));
    if (filled.length > 1 || numbers.length > 1) lines += 1;
    if (lines >= LEAST_LINES) return true;
  }
  return false;
};

/** What sets a page upright that is shown turned, with heights upwards from its lower edge. */
const turnOf = (page: PDFPageProxy): Matrix => {
  const { transform, height } = page.getViewport({ scale: 1 });
  return combined([1, 0, 0, -1, 0, height], matrixOf(transform));
};

const runsOf = async (page: PDFPageProxy, before: TableHeads | undefined): Promise<readonly TextRun[]> => {
  const turn = turnOf(page);
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const runs = items.flatMap((item): readonly TextRun[] => {
    if (!('str' in item)) return [];
    const [, , , , x, y] = combined(turn, matrixOf(item.transform));
    return [{ text: item.str, x, y, width: item.width, height: item.height }];
  });
  if (!before && !mayBeTable(runs)) return runs;
  const drawn = drawnText(await page.getOperatorList(), turn);
  return splitRuns(runs, drawn.units, cellStarts(drawn, before?.columns));
};

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

interface Annotation {
  readonly subtype?: string;
  readonly fieldType?: string;
  readonly fieldName?: string;
  readonly alternativeText?: string;
  readonly fieldValue?: unknown;
  readonly contentsObj?: { readonly str?: string };
  readonly unsafeUrl?: string;
  readonly rect?: readonly number[];
}

const isField = ({ fieldType }: Annotation): boolean => fieldType === 'Tx' || fieldType === 'Ch';

const annotationLine = (annotation: Annotation): string => {
  const value = textOf(annotation.fieldValue);
  if (isField(annotation)) {
    return value === '' ? '' : `${annotation.alternativeText || annotation.fieldName || 'field'}: ${value}`;
  }
  if (annotation.subtype === 'Link') {
    const url = annotation.unsafeUrl ?? '';
    return /^mailto:/i.test(url) ? url.slice('mailto:'.length).replace(/\?.*$/, '') : '';
  }
  return annotation.contentsObj?.str ?? '';
};

/** A field of a form with its box, as the page stands upright; nothing where it is empty, or its own name says what it is. */
const fieldOf = (annotation: Annotation, turn: Matrix): readonly FormField[] => {
  const value = textOf(annotation.fieldValue)
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim();
  const [a, b, c, d] = annotation.rect ?? [];
  if (!isField(annotation) || value === '' || d === undefined || annotation.alternativeText) return [];
  const [, , , , left, bottom] = combined(turn, [1, 0, 0, 1, a ?? 0, b ?? 0]);
  const [, , , , right, top] = combined(turn, [1, 0, 0, 1, c ?? 0, d]);
  const across = { left: Math.min(left, right), right: Math.max(left, right) };
  return [
    { line: annotationLine(annotation), value, ...across, bottom: Math.min(bottom, top), top: Math.max(bottom, top) },
  ];
};

/** Fields of forms that may have a label on the page; and lines: values of others, notes, addresses that only a link names. */
const annotationsOf = async (
  page: PDFPageProxy,
): Promise<{ readonly fields: readonly FormField[]; readonly lines: readonly string[] }> => {
  const turn = turnOf(page);
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  const fields: FormField[] = [];
  const lines: string[] = [];
  for (const annotation of annotations) {
    const own = fieldOf(annotation, turn);
    fields.push(...own);
    if (own.length === 0) lines.push(annotationLine(annotation));
  }
  return { fields, lines: lines.filter((line) => line.trim() !== '') };
};

const shownOn = async (page: PDFPageProxy): Promise<Pick<PageFound, 'pictures' | 'isDrawn'>> => {
  const { fnArray, argsArray } = await page.getOperatorList();
  let pictures = 0;
  let isDrawn = false;
  for (const [n, operator] of fnArray.entries()) {
    if (DRAWINGS.has(operator)) isDrawn = true;
    if (!PICTURES.has(operator)) continue;
    isDrawn = true;
    const args: unknown = argsArray[n];
    const [first, width, height] = Array.isArray(args) ? (args as readonly unknown[]) : [];
    const inline = typeof first === 'object' && first !== null ? (first as { width?: number; height?: number }) : {};
    const sides = [Number(inline.width ?? width), Number(inline.height ?? height)];
    if (sides.every((side) => !(side < LEAST_SIDE))) pictures += 1;
  }
  return { pictures, isDrawn };
};

/** A page, and the heads of its last table: the next page may go on with it. */
interface ReadPage {
  readonly page: PageFound;
  readonly heads: TableHeads | undefined;
}

/**
 * Reads a page; `before` has the heads of the last table of the page before. What it shows beside text is looked at only where that can
 * matter: it costs more than the text.
 */
export const readPage = async (page: PDFPageProxy, hasPictures: boolean, before?: TableHeads): Promise<ReadPage> => {
  const { width } = page.getViewport({ scale: 1 });
  const { fields, lines } = await annotationsOf(page);
  const filled = withFormValues(await runsOf(page, before), fields);
  const { text: printed, heads } = pageText(filled.runs, width, before);
  const text = [printed, ...filled.lines, ...lines].filter((line) => line !== '').join('\n');
  if (text !== '' && !hasPictures) return { page: { text, pictures: 0, isDrawn: false }, heads };
  return { page: { text, ...(await shownOn(page)) }, heads };
};
