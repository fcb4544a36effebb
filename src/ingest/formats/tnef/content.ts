import iconv from 'iconv-lite';
import type { Address, Email } from 'postal-mime';
import { unpackedRtf } from '../compound/unpacked-rtf.ts';
import { charsetOfCodePage } from '../mail/code-page.ts';
import { rtfText } from '../rtf/rtf-text.ts';
import { type Properties, propertiesIn } from './properties.ts';

export interface Attached {
  readonly name: string;
  readonly data: Buffer | undefined;
  /** It is a message, or an object of another program, in a form of its own. */
  readonly isMessage: boolean;
}

export interface TnefContent {
  readonly message: Properties;
  readonly subject: string;
  readonly body: string;
  readonly attached: readonly Attached[];
  readonly isCut: boolean;
}

/** Attributes by their numbers (MS-OXTNEF 2.1.3.3). */
const CODE_PAGE = 0x9007;
const SUBJECT = 0x8004;
const BODY = 0x800c;
const MESSAGE = 0x9003;
const NEXT_ATTACHMENT = 0x9002;
const TITLE = 0x8010;
const DATA = 0x800f;
const ATTACHMENT = 0x9005;
const HEAD = 9;

interface Attribute {
  readonly id: number;
  readonly bytes: Buffer;
}

const attributesIn = (whole: Buffer): { readonly attributes: readonly Attribute[]; readonly isCut: boolean } => {
  const attributes: Attribute[] = [];
  for (let at = 6; at < whole.length; ) {
    // Behind the last attribute, mail gateways leave some bytes.
    if (![1, 2].includes(whole[at] ?? 0)) return { attributes, isCut: attributes.length === 0 };
    if (at + HEAD > whole.length) return { attributes, isCut: true };
    const size = whole.readUInt32LE(at + 5);
    const from = at + HEAD;
    if (from + size > whole.length) return { attributes, isCut: true };
    attributes.push({ id: whole.readUInt16LE(at + 1), bytes: whole.subarray(from, from + size) });
    at = from + size + 2;
  }
  return { attributes, isCut: attributes.length === 0 };
};

const wordsOf = (properties: Properties, ...ids: readonly number[]): string => {
  for (const id of ids) {
    const value = properties.get(id);
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
};

const INTERFACE = 16;
const attachedOf = (parts: readonly Attribute[], decode: (bytes: Buffer) => string): Attached => {
  const of = (id: number): Buffer | undefined => parts.findLast((part) => part.id === id)?.bytes;
  const properties = propertiesIn(of(ATTACHMENT) ?? Buffer.alloc(0), decode);
  const title = decode(of(TITLE) ?? Buffer.alloc(0)).split('\0', 1)[0] ?? '';
  const inner = properties.get(0x3701);
  // An object says in front by which program it is; a message within is TNEF again.
  const object = Buffer.isBuffer(inner) ? inner.subarray(INTERFACE) : undefined;
  const own = of(DATA);
  return {
    name: wordsOf(properties, 0x3707, 0x3704) || title || wordsOf(properties, 0x3001),
    data: own && own.length > 0 ? own : (object ?? own),
    isMessage: object !== undefined,
  };
};

export const tnefContent = (whole: Buffer): TnefContent => {
  const { attributes, isCut } = attributesIn(whole);
  const first = (id: number): Buffer => attributes.find((one) => one.id === id)?.bytes ?? Buffer.alloc(0);
  const page = first(CODE_PAGE);
  const charset = charsetOfCodePage(page.length >= 4 ? page.readUInt32LE(0) : undefined);
  const decode = (bytes: Buffer): string => iconv.decode(bytes, charset);
  const parts: Attribute[][] = [];
  for (const attribute of attributes) {
    if (attribute.id === NEXT_ATTACHMENT) parts.push([]);
    else if ([TITLE, DATA, ATTACHMENT].includes(attribute.id)) parts.at(-1)?.push(attribute);
  }
  const plain = (id: number): string => decode(first(id)).replace(/\0+$/, '');
  return {
    message: propertiesIn(first(MESSAGE), decode),
    subject: plain(SUBJECT),
    body: plain(BODY),
    attached: parts.map((own) => attachedOf(own, decode)),
    isCut,
  };
};

const bodyOf = ({ message, body }: TnefContent): Pick<Email, 'text' | 'html'> => {
  const text = body || wordsOf(message, 0x1000);
  const page = message.get(0x1013);
  const html = Buffer.isBuffer(page) ? iconv.decode(page, 'utf-8') : (page ?? '');
  const packed = message.get(0x1009);
  if (text === '' && html === '') return Buffer.isBuffer(packed) ? { text: rtfText(unpackedRtf(packed)).text } : {};
  return { ...(text === '' ? {} : { text }), ...(html === '' ? {} : { html }) };
};

const addressOf = (name: string, mail: string): Address => ({ name, address: mail.includes('@') ? mail : '' });

export const tnefEmail = (content: TnefContent): Email => {
  const { message, subject } = content;
  const from = addressOf(wordsOf(message, 0x0c1a, 0x0042), wordsOf(message, 0x5d01, 0x5d02, 0x0c1f, 0x0065));
  return {
    headers: [],
    headerLines: [],
    ...(from.name === '' && from.address === '' ? {} : { from }),
    subject: wordsOf(message, 0x0037) || subject,
    messageId: '',
    attachments: [],
    ...bodyOf(content),
  };
};
