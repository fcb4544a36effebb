import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

describe('logins', () => {
  it.each([
    [
      'made of a name of the text',
      'Dear Ms. Threadgood, please sign in as lthreadgood.\nRegards, Linda Threadgood',
      ['lthreadgood'],
    ],
    [
      'with a sign between',
      'Tom Whitlock left on Friday, his wife says. Still open: twhitlock2, tom.whitlock',
      ['twhitlock2', 'tom.whitlock'],
    ],
    ['behind a word for them', 'Patient portal user: mzdunek, she forgot her password.', ['mzdunek']],
    [
      'of a domain',
      String.raw`Her AD account (NWHOSP\bcarver) was locked; she called us.`,
      [String.raw`NWHOSP\bcarver`],
    ],
    ['of a machine', String.raw`She works as local admin .\dlradmin on her laptop.`, [String.raw`.\dlradmin`]],
    [
      'over what is said in a chat, and spoken to',
      'jpruitt_42  2:15 PM\ndid mrs delgado call?\nm.okafor  2:16 PM\n@jpruitt_42 she did',
      ['jpruitt_42', 'm.okafor', '@jpruitt_42'],
    ],
    [
      'in angle brackets',
      '[14:02:11] <kwong88> my wife is sick\n[14:02:40] <rpatel> tell her hi',
      ['kwong88', 'rpatel'],
    ],
  ])('%s', (_, text, values) => {
    expect(foundIn(text, 'username')).toEqual(values);
  });

  it.each([
    [
      'words behind a word for them',
      'The user interface is nice, she says, and the login page is down for her husband.',
    ],
    ['paths', String.raw`My wife saved it in C:\temp\file and \\SERVER\share\docs; HKLM\software too.`],
    ['places behind a sign', 'Meet me @home or @work, she is @ school with her brother.'],
    ['mail addresses', 'Ann Lee wrote from alee@example.org to her mother.'],
  ])('are no %s', (_, text) => {
    expect(foundIn(text, 'username')).toEqual([]);
  });

  it('of a system stand in front of their secrets', () => {
    const notes =
      'esx01   root   Otter#Lake22   rack 4\nfirewall https://192.0.2.1:8443 admin / b1g_Harbor7!, fw 7.2\nadmin said: fine#2';
    expect(foundIn(notes, 'username')).toEqual(['root', 'admin']);
    expect(foundIn(notes, 'password')).toEqual(['Otter#Lake22', 'b1g_Harbor7!']);
  });

  it('and words for secrets need no sign in front of them', () => {
    const notes =
      'reset, tmp pw Otter-4471-go. same user, pw R1ver-2nd-St\nunlocked NORTH\\alee, temp Spring!8831, must change\nSQL svc acct    svc_lab  Dx!9920prod  port 1433\nscans@clinic.example Sc4n2Fold3r';
    expect(foundIn(notes, 'password')).toEqual([
      'Otter-4471-go',
      'R1ver-2nd-St',
      'Spring!8831',
      'Dx!9920prod',
      'Sc4n2Fold3r',
    ]);
    expect(foundIn(notes, 'username')).toEqual(['NORTH\\alee', 'svc_lab']);
  });

  it.each([
    'pw reset 2024-01-03, pw change Friday, password policy v2.1-final',
    'her temp 98.6F, pass 2of3-done, pwd C:\\temp\\x1-Files',
    'contact ann@clinic.example INV20241103 and bob@clinic.example 2024-01-02T10:00',
  ])('but not in front of other words: %s', (text) => {
    expect(foundIn(text, 'password')).toEqual([]);
  });

  it('and secrets are any word where both keys of settings stand beside each other', () => {
    const settings = [
      'auth:',
      '  user: arya',
      '  # asked for twice',
      '  password: winterfell',
      'database:',
      '  host: db1',
      '  username: reports',
      '  options:',
      '    pool: 5',
      '  password: correct-horse  # old',
      'mail:',
      '  - login: "asha.greyjoy"',
      "    passwd: 'ironislands'",
    ].join('\n');
    expect(foundIn(settings, 'username')).toEqual(['arya', 'reports', 'asha.greyjoy']);
    expect(foundIn(settings, 'password')).toEqual(['winterfell', 'correct-horse', 'ironislands']);
  });

  it.each([
    ['words of a program', 'form:\n  user: string\n  password: required\n'],
    ['what a program shows', 'de:\n  username: Benutzername\n  password: Kennwort\n'],
    ['what is put in later', 'auth:\n  user: $USER\n  password: {{ vault }}\n'],
    ['a key of another block', 'auth:\n  user: arya\nnotes:\n  password: winterfell\n'],
  ])('but not %s', (_, text) => {
    expect(foundIn(text, 'password')).toEqual([]);
  });

  it('of an address stand in front of its host, and are no mail address', () => {
    const text =
      'DATABASE_URL=postgres://crm_app:s3cr3tPg9@db.internal:5432/crm\nredis://:p4ssw0rdRedis@cache:6379/0\nhttps://deploy:<GIT_PASS>@git.example.com/a.git\n';
    expect(foundIn(text, 'password')).toEqual(['s3cr3tPg9', 'p4ssw0rdRedis']);
    expect(foundIn(text, 'username')).toEqual(['crm_app']);
    expect(foundIn(text, 'email')).toEqual([]);
  });
});
