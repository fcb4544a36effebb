/** What every packed text begins with (MS-OXRTFCP 2.1.3.1.5). */
const BEGINNING =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const WINDOW = 4096;
const HEAD = 16;
const PLAIN = 0x414c454d;
/** Bytes that one byte unpacks to, at most. */
const MOST_GROWN = 20;

/** Signs that are unpacked: each is kept for those that name it again. */
const createWriter = () => {
  const window = Buffer.alloc(WINDOW, ' ');
  window.write(BEGINNING, 'latin1');
  const out: number[] = [];
  let write = BEGINNING.length;
  const put = (byte: number): void => {
    out.push(byte);
    window[write] = byte;
    write = (write + 1) % WINDOW;
  };
  return {
    out,
    put,
    /** Puts what stands in the window; false: the pair says that the text ends. */
    putAgain: (pair: number): boolean => {
      const from = pair >> 4;
      if (from === write) return false;
      for (let n = 0; n < (pair & 15) + 2; n += 1) put(window[(from + n) % WINDOW] ?? 0);
      return true;
    },
  };
};

/** Rich Text as Outlook packs it; ends where the bytes end. */
export const unpackedRtf = (packed: Buffer): string => {
  if (packed.length < HEAD) return '';
  if (packed.readUInt32LE(8) === PLAIN) return packed.toString('latin1', HEAD);
  const { out, put, putAgain } = createWriter();
  let flags = 0;
  let goesOn = true;
  for (let at = HEAD, bit = 8; goesOn && at < packed.length && out.length < MOST_GROWN * packed.length; bit += 1) {
    if (bit === 8) {
      flags = packed[at] ?? 0;
      at += 1;
      bit = 0;
    }
    if ((flags & (1 << bit)) === 0) {
      put(packed[at] ?? 0);
      at += 1;
    } else {
      goesOn = putAgain(((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0));
      at += 2;
    }
  }
  return Buffer.from(out).toString('latin1');
};
