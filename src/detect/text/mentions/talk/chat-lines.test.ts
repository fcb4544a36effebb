import { describe, expect, it } from 'vitest';
import { linesOf } from './chat-lines.ts';

const speakersOf = (text: string): readonly string[] => linesOf(text).map(({ speaker }) => speaker);

describe('the head of a line of dialogue', () => {
  it.each([
    ['a time and a colon', '[10:02] Ann Lee: hi there\n', 'ann lee'],
    ['a name over what it says', 'Ann Lee  9:04 AM\nhi there\n', 'ann lee'],
    ['a ticket’s day and time', 'Ann Lee · Mar 3, 2024 09:11\nhi there\n', 'ann lee'],
    ['a day of figures', 'Ann Lee | 2024-03-03 09:11\nhi there\n', 'ann lee'],
    ['brackets', '[Agent Ann] hi there\n', 'agent ann'],
    ['a number in brackets', '[+1 740-555-0121] hi there\n', '+1 740-555-0121'],
    ['a voice of subtitles', '<v Ann Lee>hi there\n', 'ann lee'],
    ['a nickname', '<ann_lee> hi there\n', 'ann_lee'],
    ['a handle of posts', '@ann_lee: hi there\n', '@ann_lee'],
  ])('may be %s', (_, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker]);
  });

  it.each(['[WARN] disk is full\n', '[ERROR] no route to host\n', 'Subject: hi there\n'])(
    'is nobody where it says of what kind the line is: %s',
    (text) => {
      expect(speakersOf(text)).toEqual([]);
    },
  );
});
