/** Units of a window, about: its tokens stay in the processor's cache. */
const WINDOW = 65_536;
/** How far before the end of a window a better place to cut is looked for. */
const SLACK = 8192;

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The last place before `to` behind a mark, at or behind `least`; 0 where there is none. */
const cutAt = (text: string, mark: string, least: number, to: number): number => {
  const at = text.lastIndexOf(mark, to - mark.length);
  return at >= least ? at + mark.length : 0;
};

/** Cuts a long text where no value is torn: at a blank line, else a line end, else a blank. */
export const windowsOf = (text: string): readonly Window[] => {
  const windows: Window[] = [];
  let from = 0;
  while (text.length - from > WINDOW) {
    const to = from + WINDOW;
    const piece = text.slice(to - SLACK, to);
    const cut = ['\n\n', '\n', ' '].map((mark) => cutAt(piece, mark, 0, SLACK)).find((place) => place > 0);
    const end = cut === undefined ? to : to - SLACK + cut;
    windows.push({ from, to: end });
    from = end;
  }
  windows.push({ from, to: text.length });
  return windows;
};
