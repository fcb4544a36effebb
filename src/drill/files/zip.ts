import { crc32, deflateRawSync } from 'node:zlib';

export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

// 2021-08-01 00:00 in the DOS form of the ZIP format: a clock would make every drill different.
const DOS_DATE = ((2021 - 1980) << 9) | (8 << 5) | 1;
const UTF8_NAMES = 0x0800;
const ENCRYPTED = 0x0001;

const header = (signature: number, size: number): Buffer => {
  const head = Buffer.alloc(size);
  head.writeUInt32LE(signature, 0);
  return head;
};

interface Packed {
  readonly name: Buffer;
  readonly data: Uint8Array;
  readonly size: number;
  readonly crc: number;
  readonly flags: number;
}

/** The fields that local and central headers share, from `flags` on. */
const describe = (head: Buffer, at: number, { name, data, size, crc, flags }: Packed): void => {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(flags, at + 2);
  head.writeUInt16LE(8, at + 4);
  head.writeUInt16LE(DOS_DATE, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(data.length, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(name.length, at + 22);
};

const archive = (members: readonly Packed[]): Buffer => {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const member of members) {
    const local = header(0x04034b50, 30);
    describe(local, 4, member);
    parts.push(local, member.name, member.data);
    const entry = header(0x02014b50, 46);
    entry.writeUInt16LE(20, 4);
    describe(entry, 6, member);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, member.name);
    offset += local.length + member.name.length + member.data.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = header(0x06054b50, 22);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...central, end]);
};

/** A ZIP archive of deflated members in the given order; the same members give the same bytes. */
export const zipOf = (members: readonly Member[]): Buffer =>
  archive(
    members.map(({ name, bytes }) => ({
      name: Buffer.from(name, 'utf8'),
      data: deflateRawSync(bytes),
      size: bytes.length,
      crc: crc32(bytes),
      flags: UTF8_NAMES,
    })),
  );

/** A ZIP archive that says its members are encrypted; `noise` stands where the ciphertext would be, so no password opens it. */
export const lockedZipOf = (name: string, noise: Uint8Array): Buffer =>
  archive([
    { name: Buffer.from(name), data: noise, size: noise.length * 3, crc: crc32(noise), flags: UTF8_NAMES | ENCRYPTED },
  ]);
