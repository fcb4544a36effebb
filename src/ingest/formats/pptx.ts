import { type Found, type ReadContext, type Reader, unreadable } from '../reader.ts';
import { drawnText } from './office/drawn-text.ts';
import { carriedParts, mailLinks, type OfficePackage, openPackage, relationsOf } from './office/package.ts';
import { wordText } from './office/word-text.ts';
import { readXml } from './office/xml.ts';
import { namesIn } from './zip/archive.ts';

const MAIN = 'ppt/presentation.xml';
const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const SLIDE = /^ppt\/slides\/slide(\d+)\.xml$/;
/** What a slide leads to and shows, or keeps for the speaker. */
const OF_SLIDE = /^ppt\/(?:notesSlides|comments)\/[^/]*\.xml$/;
const DRAWN = /^ppt\/(?:diagrams\/data|charts\/chart)[^/]*\.xml$/;

const textOf = async (office: OfficePackage, part: string): Promise<string> => {
  const isDrawn = DRAWN.test(part) || part.startsWith('ppt/comments/');
  const handler = isDrawn ? { ...drawnText(), rest: () => '' } : wordText();
  let text = '';
  for await (const _ of readXml(office.part(part), handler)) text += handler.take();
  return `${text}${handler.rest()}`.trim();
};

/** A slide with its notes, comments, diagrams and charts, and addresses that only links name. */
const slideText = async (office: OfficePackage, part: string): Promise<string> => {
  const relations = await relationsOf(office, part);
  const beside = relations.map(({ target }) => target).filter((name) => OF_SLIDE.test(name) || DRAWN.test(name));
  const texts: string[] = [];
  for (const name of [part, ...new Set(beside)]) if (office.has(name)) texts.push(await textOf(office, name));
  texts.push(mailLinks(relations).join('\n'));
  return texts.filter((text) => text !== '').join('\n\n');
};

const read = async function* ({ bytes }: Parameters<Reader['read']>[0], context: ReadContext): AsyncIterable<Found> {
  const office = await openPackage(bytes, context);
  const numberOf = (name: string): number => Number(SLIDE.exec(name)?.[1] ?? 0);
  const slides = office.names.filter((name) => SLIDE.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
  if (slides.length === 0 && !office.has(MAIN)) throw unreadable('damaged');
  for (const [n, part] of slides.entries()) {
    const text = await slideText(office, part);
    if (text !== '') yield { found: 'text', as: 'plain', text: `${text}\n`, page: n + 1 };
  }
  yield* carriedParts(office, 'ppt');
};

/** PowerPoint files (PPTX): each slide with its notes and comments is a page. */
export const pptx: Reader = {
  format: 'pptx',
  recognise: async (look) => {
    const names = [...(await namesIn(look))];
    return names.some((name) => name === MAIN || SLIDE.test(name)) ? TYPE : null;
  },
  read,
};
