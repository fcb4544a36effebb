import type { ElementId, ValueState } from '../../schema/vocabulary.ts';

/** Stands where a person's number stands, for values of no person. */
export const NOBODY = 0;

interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly element: ElementId;
  readonly state: ValueState;
  readonly person: number;
}

/** A text with the places of all personal values in it. Offsets count characters (all of them are of one unit). */
export interface DrillText {
  readonly text: string;
  readonly spans: readonly TextSpan[];
  readonly mentions: readonly { readonly start: number; readonly person: number }[];
}

export interface TextBuilder {
  add(text: string): TextBuilder;
  /** Begins to speak of a person: their record starts here. */
  about(person: number): TextBuilder;
  /** A value of the person spoken of; nothing where it is missing. */
  value(element: ElementId, text: string, state?: ValueState): TextBuilder;
  /** A value that a detector rightly finds although it is nobody's: a desk's mailbox. */
  nobody(element: ElementId, text: string): TextBuilder;
  /** A line "label: value", left out where the value is missing. */
  field(label: string, element: ElementId, text: string, state?: ValueState): TextBuilder;
  done(): DrillText;
}

export const createText = (): TextBuilder => {
  let text = '';
  let person = 0;
  const spans: TextSpan[] = [];
  const mentions: { start: number; person: number }[] = [];
  const builder: TextBuilder = {
    add: (piece) => {
      text += piece;
      return builder;
    },
    about: (id) => {
      person = id;
      mentions.push({ start: text.length, person: id });
      return builder;
    },
    value: (element, value, state = 'clear') => {
      if (value === '') return builder;
      spans.push({ start: text.length, end: text.length + value.length, element, state, person });
      text += value;
      return builder;
    },
    nobody: (element, value) => {
      spans.push({ start: text.length, end: text.length + value.length, element, state: 'clear', person: NOBODY });
      text += value;
      return builder;
    },
    field: (label, element, value, state = 'clear') =>
      value === '' ? builder : builder.add(`${label}: `).value(element, value, state).add('\n'),
    done: () => ({ text, spans, mentions }),
  };
  return builder;
};
