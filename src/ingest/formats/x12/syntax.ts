/** The signs that part an interchange; its head names them by their places. */
export interface Signs {
  readonly element: string;
  readonly component: string;
  /** Null: elements are not repeated, as before version 5010. */
  readonly repetition: string | null;
}

const ELEMENTS_OF_HEAD = 16;
const LONGEST_HEAD = 200;

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
  if (component === undefined) return undefined;
  const eleventh = text.slice(0, at).split(element)[11] ?? '';
  return {
    element,
    component,
    repetition: /^[^\sA-Za-z0-9]$/.test(eleventh) ? eleventh : null,
    end: text[at + 2],
  };
};

/** What ends segments. Where that is a line end, a line is a segment. */
export const endOf = (sign: string | undefined): string | RegExp =>
  sign === undefined || /[\r\n]/.test(sign) ? /[\r\n]/ : sign;
