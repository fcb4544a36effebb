import { CFB } from '@e965/xlsx';

/** A message of Outlook to be made. */
export interface GivenMessage {
  readonly subject: string;
  readonly from: string;
  readonly address: string;
  readonly to: readonly string[];
  readonly body: string;
  readonly attached?: readonly { readonly name: string; readonly bytes: Buffer | GivenMessage }[];
}

const SENT = Buffer.from('400039000600000000', 'hex');
/** 2 August 2021, 9:00 UTC, in steps of 100 ns since 1601. */
const TIME = 132_723_684_000_000_000n;

const fixed = (head: number): Buffer => {
  const bytes = Buffer.alloc(head + 16);
  SENT.copy(bytes, head, 0, 8);
  bytes.writeBigUInt64LE(TIME, head + 8);
  return bytes;
};

/** A message as Outlook saves it, as a compound file that another program writes. */
export const msgOf = (message: GivenMessage): Buffer => {
  const file = CFB.utils.cfb_new();
  const add = (path: string, content: Buffer): void => {
    CFB.utils.cfb_add(file, `/${path}`, content);
  };
  const words = (path: string, text: string): void => add(`${path}001F`, Buffer.from(text, 'utf16le'));
  const write = (folder: string, { subject, from, address, to, body, attached = [] }: GivenMessage): void => {
    add(`${folder}__properties_version1.0`, fixed(folder === '' ? 32 : 24));
    words(`${folder}__substg1.0_0037`, subject);
    words(`${folder}__substg1.0_0C1A`, from);
    words(`${folder}__substg1.0_5D01`, address);
    words(`${folder}__substg1.0_1000`, body);
    for (const [n, name] of to.entries()) {
      const own = `${folder}__recip_version1.0_#0000000${n}/`;
      add(`${own}__properties_version1.0`, Buffer.alloc(8));
      words(`${own}__substg1.0_3001`, name);
    }
    for (const [n, { name, bytes }] of attached.entries()) {
      const own = `${folder}__attach_version1.0_#0000000${n}/`;
      words(`${own}__substg1.0_3707`, name);
      if (Buffer.isBuffer(bytes)) add(`${own}__substg1.0_37010102`, bytes);
      else write(`${own}__substg1.0_3701000D/`, bytes);
    }
  };
  write('', message);
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer);
};
