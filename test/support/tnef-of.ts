interface Packed {
  readonly body: string | Buffer;
  readonly codePage?: number;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

const numbers = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [n, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, 4 * n);
  return bytes;
};

const attribute = (level: number, id: number, bytes: Buffer): Buffer => {
  const head = Buffer.alloc(9);
  head[0] = level;
  head.writeUInt16LE(id, 1);
  head.writeUInt32LE(bytes.length, 5);
  return Buffer.concat([head, bytes, Buffer.alloc(2)]);
};

/** What Outlook packs into `winmail.dat`. */
export const tnefOf = ({ body, codePage = 1252, files }: Packed): Buffer =>
  Buffer.concat([
    numbers(0x223e9f78),
    Buffer.alloc(2),
    attribute(1, 0x9007, numbers(codePage, 0)),
    attribute(1, 0x800c, Buffer.concat([Buffer.from(body), Buffer.alloc(1)])),
    ...files.flatMap(({ name, bytes }) => [
      attribute(2, 0x9002, Buffer.alloc(14)),
      attribute(2, 0x8010, Buffer.from(`${name}\0`)),
      attribute(2, 0x800f, bytes),
    ]),
  ]);
