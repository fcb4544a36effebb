import { describe, expect, it } from 'vitest';
import { rtfText } from './rtf-text.ts';

describe('a file of Rich Text', () => {
  it('counts a picture once, also where programs of today may pass over the one for old ones', () => {
    const pictures = '{\\*\\shppict{\\pict\\pngblip 8950}}{\\nonshppict{\\pict\\wmetafile8 0100}}';
    expect(rtfText(`{\\rtf1 Badge of Ann${pictures} Lee}`)).toEqual({
      text: 'Badge of Ann Lee',
      pictures: 1,
      objects: 0,
    });
  });
});
