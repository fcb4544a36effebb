import type { Span } from '../spans/span.ts';
import type { Called } from './people/called.ts';
import type { NamedPerson } from './people/named-person.ts';
import type { Chat } from './talk/chat.ts';
import type { Discourse } from './talk/discourse.ts';

/** What people who act for an office are named with: how to reach them, and the numbers of their office. */
export const OF_OFFICE: ReadonlySet<string> = new Set('phone email npi dea_number employee_id signature'.split(' '));

/** The longest text between a name and a value of the same person: a page of a letter or form, in UTF-16 units. */
export const REACH = 1500;
/** The longest text within which a value belongs to the name before it in the same sentence. */
export const SENTENCE = 140;

export interface Place {
  readonly person: number;
  readonly start: number;
  readonly end: number;
}

export interface Scene {
  readonly people: readonly NamedPerson[];
  readonly spans: readonly Span[];
  readonly text: string;
  readonly places: readonly Place[];
  readonly discourse: Discourse;
  readonly chat: Chat;
  readonly called: Called;
}

/** What is looked at for one value. */
export interface Value {
  readonly span: Span;
  /** Words between the value before, or the start of the line, and this one. */
  readonly label: string;
  /** Names in front, the nearest first, and behind. */
  readonly before: readonly Place[];
  readonly after: readonly Place[];
  /** The owner of the value before where no name, blank line or other label stands between. */
  readonly previous: number | undefined;
  /** "His" or "her" said whose that one is. */
  readonly told: boolean;
  /** The label of that one named a role: it says nothing of the next sentence. */
  readonly aside: boolean;
  /** What the value before is. */
  readonly lastElement: string | undefined;
  /** "My" said so. */
  readonly mine: boolean;
  /** Text between the value before and this one. */
  readonly between: string;
}

const MARGIN: ReadonlySet<string> = new Set(' \t>');

/** Whether a line without words stands in a stretch of text; asked for each value and the names around it. */
export const isNewParagraph = (stretch: string): boolean => {
  for (let line = stretch.indexOf('\n'); line >= 0; ) {
    let at = line + 1;
    while (at < stretch.length && MARGIN.has(stretch[at] ?? '')) at += 1;
    if (stretch[at] === '\r') at += 1;
    if (stretch[at] === '\n') return true;
    line = stretch.indexOf('\n', at);
  }
  return false;
};

/** Stands for a person whom the text does not name. */
export const NOBODY = -1;

export type Tier = (scene: Scene, value: Value) => readonly (number | undefined)[];

export const fitsOffice = ({ discourse }: Scene, person: number, { element }: Span): boolean =>
  discourse.standing[person] !== 'professional' || OF_OFFICE.has(element);
