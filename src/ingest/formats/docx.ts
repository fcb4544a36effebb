import { type Found, type ReadContext, type Reader, unreadable } from '../reader.ts';
import { createCutter, headsAbove } from '../text/pieces.ts';
import { drawnText } from './office/drawn-text.ts';
import { carriedParts, mailLinks, type OfficePackage, openPackage, relationsOf } from './office/package.ts';
import { wordText } from './office/word-text.ts';
import { readXml } from './office/xml.ts';
import { namesIn } from './zip/archive.ts';

const MAIN = 'word/document.xml';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Parts with text, in this order: the body, then what stands around and below it. */
const TEXT_PARTS = [
  /^word\/document\d*\.xml$/,
  /^word\/header\d*\.xml$/,
  /^word\/footer\d*\.xml$/,
  /^word\/footnotes\.xml$/,
  /^word\/endnotes\.xml$/,
  /^word\/comments\w*\.xml$/,
  /^word\/glossary\/document\.xml$/,
];

/** Diagrams, charts, and data that fields of the file are filled from. */
const DRAWN = /^word\/(diagrams\/data\d*|charts\/chart\d*|drawings\/[^/]*)\.xml$/;
const DATA = /^customXml\/item\d+\.xml$/;

const textParts = (office: OfficePackage): readonly string[] =>
  TEXT_PARTS.flatMap((pattern) => office.names.filter((name) => pattern.test(name)));

/** The text of all parts, piece by piece. */
const textOf = async function* (office: OfficePackage): AsyncIterable<string> {
  const links: string[] = [];
  for (const part of textParts(office)) {
    const handler = wordText();
    for await (const _ of readXml(office.part(part), handler)) yield handler.take();
    yield handler.rest();
    links.push(...mailLinks(await relationsOf(office, part)));
  }
  for (const part of office.names.filter((name) => DRAWN.test(name) || DATA.test(name))) {
    const handler = drawnText(DATA.test(part));
    for await (const _ of readXml(office.part(part), handler)) yield handler.take();
  }
  if (links.length > 0) yield `${[...new Set(links)].join('\n')}\n`;
};

const read = async function* ({ bytes }: Parameters<Reader['read']>[0], context: ReadContext): AsyncIterable<Found> {
  const office = await openPackage(bytes, context);
  if (!textParts(office).some((name) => name.startsWith('word/document'))) throw unreadable('damaged');
  const cutter = createCutter(context.limits.part, headsAbove);
  for await (const piece of textOf(office)) {
    for (const text of cutter.add(piece)) yield { found: 'text', as: 'plain', text };
  }
  for (const text of cutter.end()) yield { found: 'text', as: 'plain', text };
  yield* carriedParts(office, 'word');
};

/** Word files (DOCX, DOCM, DOTX): every part that has text. */
export const docx: Reader = {
  format: 'docx',
  recognise: async (look) => {
    const names = [...(await namesIn(look))];
    const isOffice = names.some((name) => name === '[Content_Types].xml' || name.startsWith('docProps/'));
    return names.includes(MAIN) || (isOffice && names.some((name) => name.startsWith('word/'))) ? TYPE : null;
  },
  read,
};
