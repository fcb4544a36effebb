/** Fields that stand in the head of nearly every mail, and hardly in another text. */
const KNOWN =
  /^(from|to|cc|bcc|subject|date|received|message-id|mime-version|return-path|delivered-to|reply-to|sender|content-type|x-[a-z-]+|dkim-signature|arc-seal)$/;
const TELLING = /^(from|received|message-id|mime-version|return-path|delivered-to|dkim-signature)$/;

const FIELD = /^([A-Za-z][A-Za-z0-9-]{0,60}):/;

/** Whether a text begins with the head of a mail: known fields, one a line, up to the first empty line. */
export const beginsWithMailHead = (text: string): boolean => {
  let known = 0;
  let telling = 0;
  let isPage = false;
  for (const line of text.slice(0, 1 << 16).split(/\r?\n/, 200)) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) continue;
    const name = FIELD.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) return false;
    if (KNOWN.test(name)) known += 1;
    if (TELLING.test(name)) telling += 1;
    isPage ||= name === 'content-type' && /:\s*multipart\//i.test(line);
  }
  // A page that a browser saved as one file (MHTML) has nobody who sent it.
  return (known >= 3 || (known === 2 && isPage)) && telling >= 1;
};

/** The line in front of a mail in a mailbox. */
export const FROM_LINE = /^From \S.*\b\d{1,2}:\d{2}\b/;
