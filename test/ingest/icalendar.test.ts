import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const FILE = readFileSync(new URL('../fixtures/records/clinic.ics', import.meta.url));

const open = (text: string | Buffer) => openBytes('a.txt', Buffer.isBuffer(text) ? text : Buffer.from(text));

describe('a calendar', () => {
  it('has events in one table, and whoever invites or is invited in another', async () => {
    const found = await open(FILE);
    expect(found['']).toMatchObject({ type: 'text/calendar', status: 'read' });
    expect(rowsOf(found['events'])).toMatchObject([
      {
        summary: 'Infusion consult - Lenora Westbrook',
        location: 'Clinic 4, room 12',
        description:
          'Patient Lenora Westbrook, DOB 04/17/1961, MRN H4410271. Call her at (253) 555-0147 the day before.',
        'start time': '2021-08-11 09:30:00',
      },
    ]);
    expect(rowsOf(found['attendees'])).toEqual([
      { role: 'organizer', 'full name': 'Moreau, Sylvie', email: 'sylvie.moreau@clinic.example' },
      { role: 'attendee', 'full name': 'Lenora Westbrook', email: 'lenora.westbrook@mail.example', status: 'ACCEPTED' },
      { role: 'attendee', email: 'desk@clinic.example', status: 'NEEDS-ACTION' },
    ]);
  });

  it('has days where days stand, and digits as they are elsewhere', async () => {
    const lines = ['DTSTART;VALUE=DATE:20210811', 'DTEND:20211399', 'SUMMARY:447700900123', 'DESCRIPTION:20210811'];
    const found = await open(
      ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\n'),
    );
    expect(rowsOf(found[''])).toEqual([
      { 'start time': '2021-08-11', 'end time': '20211399', summary: '447700900123', description: '20210811' },
    ]);
  });

  it('names whoever else its parameters name, apart', async () => {
    const line =
      'ATTENDEE;CN=Bo Field;SENT-BY="mailto:desk@mail.example";DELEGATED-FROM="mailto:ada@mail.example":mailto:bo@mail.example';
    const found = await open(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', line, 'END:VEVENT', 'END:VCALENDAR', ''].join('\n'));
    expect(rowsOf(found[''])).toEqual([
      { role: 'attendee', 'full name': 'Bo Field', email: 'bo@mail.example' },
      { role: 'sent by', email: 'desk@mail.example' },
      { role: 'delegated from', email: 'ada@mail.example' },
    ]);
  });

  it('is read as far as it goes where it is cut off or a line is none', async () => {
    const text = FILE.toString();
    const found = await open(text.replace('LOCATION:', 'LOCATION ').slice(0, text.indexOf('BEGIN:VALARM')));
    expect(rowsOf(found['attendees'])).toHaveLength(3);
    expect(found['']?.text).toContain('LOCATION Clinic 4');
    expect(found['']).toMatchObject({ status: 'partly', reason: 'damaged' });
    expect(found['']?.oddities).toMatchObject([{ code: 'SEGMENTS_ODD', count: 1 }]);
  });

  it('costs its length and no more', async () => {
    const started = performance.now();
    for (const line of [
      'BEGIN:VEVENT\n'.repeat(50_000),
      `ATTENDEE;CN=${'"'.repeat(200_000)}:a\n`,
      `ATTENDEE${';A=b'.repeat(50_000)}:a\n`,
    ])
      expect((await open(`BEGIN:VCALENDAR\n${line}`))['']?.status).toBe('partly');
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
