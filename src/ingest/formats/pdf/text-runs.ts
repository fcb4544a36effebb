/** A run of text on a page, as the file draws it. Units are those of the page, `y` upwards. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const endOf = ({ x, width }: TextRun): number => x + width;

/** Whether two stand on one line. */
export const sameHeight = (a: { readonly y: number }, b: { readonly y: number; readonly height: number }): boolean =>
  Math.abs(a.y - b.y) < Math.max(1, 0.4 * b.height);
