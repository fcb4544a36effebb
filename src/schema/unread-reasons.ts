/** Why a unit, or a part of it, was not read. One closed list; pages and messages take the words from here. */
export const UNREAD_REASONS = {
  unsupported: {
    sentence: 'Candor has no reader for this type of file.',
    remedy: 'convert a copy to one of the formats that docs/ingest.md lists and put it beside the file',
  },
  unknown_type: {
    sentence: 'The content is of no known type.',
    remedy: 'find out which program wrote the file; put a copy in a known format beside it',
  },
  picture: {
    sentence: 'It is a picture; text inside pictures is not read.',
    remedy: 'look at it, or put a text made from it beside it',
  },
  media: {
    sentence: 'It is sound or film, which is not read.',
    remedy: 'listen to it, or put a transcript beside it',
  },
  no_text: {
    sentence: 'Pages or embedded pictures have no text that can be read.',
    remedy: 'look at these pages, or put a text made from them beside the file',
  },
  password: {
    sentence: 'It is locked by a password or encrypted.',
    remedy: 'name a file of passwords as `passwords` in case.yaml, or put an unlocked copy beside it',
  },
  damaged: {
    sentence: 'It is cut off or damaged.',
    remedy: 'get a whole copy from where it came from',
  },
  no_permission: {
    sentence: 'It may not be read by the user who runs Candor.',
    remedy: 'give that user the right to read it and run again',
  },
  link: {
    sentence: 'It is a link; links are not followed.',
    remedy: 'put the file that the link leads to into the folder',
  },
  special_file: {
    sentence: 'It is a device, socket or pipe and no file.',
    remedy: 'put the content into a plain file',
  },
  vanished: {
    sentence: 'It was gone or changed while it was read.',
    remedy: 'keep the evidence still and run again',
  },
  too_large: {
    sentence: 'It is larger than this kind of file may be.',
    remedy: 'split it, or raise the limit',
  },
  too_deep: {
    sentence: 'It lies in more containers inside each other than are opened.',
    remedy: 'unpack a copy, or raise the limit',
  },
  too_many: {
    sentence: 'The container holds more entries than are opened.',
    remedy: 'unpack a copy in pieces, or raise the limit',
  },
  too_wide: {
    sentence: 'The table has more columns than are looked at.',
    remedy: 'split the table by columns',
  },
  bomb: {
    sentence: 'It unpacks to far more than its size allows; opening it stopped there.',
    remedy: 'look at it with care on a machine of its own',
  },
  too_slow: {
    sentence: 'Reading it took longer than it may.',
    remedy: 'convert a copy to a plainer format and put it beside the file',
  },
} as const satisfies Record<string, { readonly sentence: string; readonly remedy: string }>;

export type UnreadReason = keyof typeof UNREAD_REASONS;
