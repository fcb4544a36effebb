/** The signs that part an interchange; its head names them by their places. */
export interface Signs {
  readonly element: string;
  readonly component: string;
  /** Null: elements are not repeated, as before version 5010. */
  readonly repetition: string | null;
}

const ELEMENTS_OF_HEAD = 16;
const LONGEST_HEAD = 200;

const WIDTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1];

/** What these elements of a head are: day, time, version, number, and whether it is meant. */
const KINDS: readonly (readonly [n: number, kind: RegExp])[] = [
  [9, /^\d{6}$/],
  [10, /^\d{4}$/],
  [12, /^\d{5}$/],
  [13, /^\d{1,9}$/],
  [15, /^[PTI]$/],
];

/** Whether elements are those of a head: each as wide as it has to be, or without its blanks and of its kind. */
const isHead = (elements: readonly string[]): boolean =>
  WIDTHS.every((width, n) => elements[n + 1]?.length === width) ||
  KINDS.every(([n, kind]) => kind.test(elements[n]?.trim() ?? ''));

/** A line that is wrapped goes on; its end is no part of what stands there. */
export const unwrapped = (text: string): string => (/[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, '') : text);

/** The signs of the head at the beginning of a text, and what stands behind its last one: the sign that ends segments. */
export const signsOf = (text: string): (Signs & { readonly end: string | undefined }) | undefined => {
  const element = text[3];
  if (!text.startsWith('ISA') || element === undefined || /[\sA-Za-z0-9]/.test(element)) return undefined;
  let at = 3;
  for (let n = 1; n < ELEMENTS_OF_HEAD; n += 1) {
    at = text.indexOf(element, at + 1);
    if (at < 0 || at > LONGEST_HEAD) return undefined;
  }
  const component = text[at + 1];
  const end = text[at + 2];
  const elements = unwrapped(text.slice(0, at)).split(element);
  if (component === undefined || /[\sA-Za-z0-9"']/.test(component) || /[ \tA-Za-z0-9"']/.test(end ?? '\n'))
    return undefined;
  if (!isHead(elements)) return undefined;
  const eleventh = elements[11] ?? '';
  return {
    element,
    component,
    repetition: /^[^\sA-Za-z0-9]$/.test(eleventh) ? eleventh : null,
    end,
  };
};

/** What ends segments. Where that is a line end, a line is a segment. */
export const endOf = (sign: string | undefined): string | RegExp =>
  sign === undefined || /[\r\n]/.test(sign) ? /[\r\n]/ : sign;
