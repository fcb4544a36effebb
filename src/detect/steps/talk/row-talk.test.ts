import { describe, expect, it } from 'vitest';
import { detectGiven as detect, type GivenTable } from '../../../../test/support/detect-given.ts';

type Found = Readonly<Record<string, unknown>>;
const told = ({ row_no, full_name, holding }: Found) => [Number(row_no), full_name, holding];
const saidOf = async (table: GivenTable) => (await detect([table])).records.map(told);

const name = 'person_name=clear';

describe('free text of rows that are about somebody', () => {
  it('gives what it says of another to a record of theirs, and the rest to whom the row is about', async () => {
    const notes: GivenTable = {
      names: ['contact_name', 'created_by', 'note'],
      rows: [
        ['Harold Kemp', 'Todd Bixby', 'spoke with wife Mary Kemp, she gave her SSN 512-33-8842'],
        ['Lucille Adair', 'Todd Bixby', 'confirmed SSN 541-22-1934'],
        ['Dennis Ochoa', 'Carla Meeks', 'Mr. Ochoa verified DOB 03/14/1979'],
        ['Priya Nair', 'Carla Meeks', 'no answer, left vm'],
      ],
    };
    const said = await saidOf(notes);
    expect(said.filter(([, , holding]) => holding !== name)).toEqual([
      [1, 'Mary Kemp', `${name} ssn=clear`],
      [2, 'Lucille Adair', `${name} ssn=clear`],
      [3, 'Dennis Ochoa', `date_of_birth=clear ${name}`],
    ]);
  });

  it('counts the records of others behind the people of the row', async () => {
    const { records } = await detect([
      {
        names: ['caller_id', 'opened_by', 'description'],
        rows: [
          ['Petra Novak', 'Sam Dill', 'Dependent Noah Pike, DOB 04/12/2011, SSN 512-33-8842 must be added'],
          ['Olaf Brand', 'Sam Dill', 'Please update my phone to 614-555-0147.'],
          ['Rita Cole', 'Nell Farrow', 'Cannot connect to VPN since the update.'],
        ],
      },
    ]);
    expect(records.map(({ row_no, mention, full_name }) => [Number(row_no), mention, full_name])).toEqual([
      [1, 1, 'Petra Novak'],
      [1, 2, 'Sam Dill'],
      [1, 3, 'Noah Pike'],
      [2, 1, 'Olaf Brand'],
      [2, 2, 'Sam Dill'],
      [3, 1, 'Rita Cole'],
      [3, 2, 'Nell Farrow'],
    ]);
    expect(records[2]).toMatchObject({ given_name: 'Noah', date_of_birth: 20110412, ssn: '512338842', kind: 'row' });
  });

  it('names others with the family name that the text says once for several', async () => {
    const { records } = await detect([
      {
        names: ['contact_name', 'created_by', 'note'],
        rows: [
          ['Harold Kemp', 'Todd Bixby', 'add sons Peter (SSN 512-33-8842) and Paul Kemp (SSN 512-33-8843)'],
          ['Lucille Adair', 'Todd Bixby', 'no answer, left vm'],
          ['Priya Nair', 'Carla Meeks', 'no answer, left vm'],
        ],
      },
    ]);
    const others = records.filter(({ ssn }) => ssn !== null && ssn !== undefined);
    expect(others.map(({ given_name, family_name, ssn }) => [given_name, family_name, ssn])).toEqual([
      ['Paul', 'Kemp', '512338843'],
      ['Peter', 'Kemp', '512338842'],
    ]);
  });

  it('leaves "me" with the requester, whatever thing with a name stands in front', async () => {
    const said = await saidOf({
      names: ['requester_name', 'description'],
      rows: [
        ['Walter Boone', 'Bluetooth on the Marshall Stanmore does not pair, call me at 614-555-0122'],
        ['Opal Reyes', 'Need a copy of the invoice, please.'],
        ['Bruno Keel', 'My wife Tess Keel cannot log in. Her phone is 614-555-0127.'],
      ],
    });
    expect(said).toEqual([
      [1, 'Walter Boone', `${name} phone=clear`],
      [2, 'Opal Reyes', name],
      [3, 'Bruno Keel', name],
      [3, 'Tess Keel', `${name} phone=clear`],
    ]);
  });

  it('gives what those who serve only report to whom the row is about', async () => {
    const said = await saidOf({
      names: ['first_name', 'last_name', 'dob', 'comments', 'agent'],
      rows: [
        ['Rosa', 'Diaz', '1980-02-03', 'Tom Reed: verified SSN 512-33-8842 over phone', 'Tom Reed'],
        ['Luis', 'Gomez', '1971-05-09', 'card on file 4111 1111 1111 1111; per Tom Reed', 'Tom Reed'],
        ['Jon', 'Marsh', '1961-09-29', 'wants the new plan, call after five', 'Amy Lund'],
      ],
    });
    expect(said.filter(([, , holding]) => /ssn|card/.test(String(holding))).map(([row]) => row)).toEqual([1, 2]);
    expect(said.filter(([, who]) => who === 'Tom Reed').map(([, , holding]) => holding)).toEqual([name, name]);
  });

  it('gives those who serve what a sentence says of them outright', async () => {
    const said = await saidOf({
      names: ['client_name', 'worker', 'note'],
      rows: [
        ['Abe Lund', 'Liz Marlow', 'Liz Marlow is a member of the nurses union and asked about the shift.'],
        ['Rita Cole', 'Tom Reed', 'Home visit missed, Tom Reed was diagnosed with diabetes, cannot come.'],
        ['Karl Cole', 'Tom Reed', "Tom Reed's SSN 512-33-8843 was typed in here by mistake."],
        ['Lena Cole', 'Tom Reed', 'Tom Reed is verifying the SSN 512-33-8845 of the client.'],
      ],
    });
    expect(said.filter(([, , holding]) => holding !== name)).toEqual([
      [1, 'Liz Marlow', `${name} union_membership=clear`],
      [2, 'Tom Reed', `medical=clear ${name}`],
      [3, 'Tom Reed', `${name} ssn=clear`],
      [4, 'Lena Cole', `${name} ssn=clear`],
    ]);
  });

  it('leaves "my" in a line that is headed by who wrote it with that one', async () => {
    const said = await saidOf({
      names: ['requester', 'description'],
      rows: [
        ['Omar Haddad', 'Sue Kane: I reset the account. My direct line is 614-555-0110, call if it fails.'],
        [
          'Bo Diaz',
          'Locked out.\nSam Dill (03/01 09:12): my cell is 614-555-0117\nBo Diaz (03/01 09:13): mine is 614-555-0118',
        ],
        ['Nina Roth', 'The laptop is broken, my cell is 614-555-0111, please replace it.'],
      ],
    });
    expect(said).toEqual([
      [1, 'Omar Haddad', name],
      [1, 'Sue Kane', `${name} phone=clear`],
      [2, 'Bo Diaz', `${name} phone=clear`],
      [2, 'Sam Dill', `${name} phone=clear`],
      [3, 'Nina Roth', `${name} phone=clear`],
    ]);
  });

  it('reads the texts of a row together', async () => {
    const said = await saidOf({
      names: ['employee_name', 'description', 'comments'],
      rows: [
        ['Olaf Brand', 'Please add my wife Greta Brand to the plan.', 'Her SSN is 512-33-8842, as the form says.'],
        ['Rita Cole', 'The W-2 has not come yet, please send it.', 'Sent it once more to the same address.'],
        ['Hugo Lindt', 'Lost the badge on the way, please block it.', 'Blocked, and a new one is ordered.'],
      ],
    });
    expect(said[1]).toEqual([1, 'Greta Brand', `${name} ssn=clear`]);
    expect(said[0]).toEqual([1, 'Olaf Brand', name]);
  });
});

describe('free text of rows that name only who wrote it', () => {
  it('exposes nothing of an agent who wrote it down', async () => {
    const said = await saidOf({
      names: ['note_id', 'created_by', 'note'],
      rows: [
        ['1', 'Tim Roark', 'Customer Ruben Castle called, verified SSN 512-33-8842.'],
        ['2', 'Judy Beale', 'Closed as duplicate, nothing else to do here.'],
        ['3', 'Tim Roark', 'ssn 541-22-1934 verified, resent the letter'],
      ],
    });
    expect(said).toEqual([
      [1, 'Tim Roark', name],
      [1, 'Ruben Castle', `${name} ssn=clear`],
      [2, 'Judy Beale', name],
      [3, 'Tim Roark', name],
      [3, null, 'ssn=clear'],
    ]);
  });

  it('is of a sender where it speaks of nobody else', async () => {
    const said = await saidOf({
      names: ['sender_name', 'sent_at', 'message'],
      rows: [
        ['Sam Dill', '2024-03-01 09:00', 'Lost my badge. My employee number is 20931.'],
        ['Rosa Ortega', '2024-03-01 09:01', 'thanks, and what is hers?'],
        ['Sam Dill', '2024-03-01 09:02', 'her SSN is 512-33-8842'],
        ['Rosa Ortega', '2024-03-01 09:03', 'and for the other one please'],
      ],
    });
    expect(said.filter(([, , holding]) => holding !== name)).toEqual([
      [1, 'Sam Dill', `employee_id=clear ${name}`],
      [3, null, 'ssn=clear'],
    ]);
  });
});

describe('rows of a conversation', () => {
  const chat = (rows: readonly (readonly string[])[]): GivenTable => ({
    names: ['conversation_id', 'sent_at', 'sender_name', 'message'],
    rows,
  });
  const first = [
    ['c1', '2024-03-01 09:00:00', 'Dana Wu', 'what is the SSN of Rosa Diaz?'],
    ['c1', '2024-03-01 09:01:00', 'Ray Ito', '512-33-8842'],
    ['c2', '2024-03-01 09:02:00', 'Sam Dill', "what's your own cell by the way?"],
    ['c1', '2024-03-01 09:03:00', 'Dana Wu', 'and her birthday?'],
    ['c2', '2024-03-01 09:04:00', 'Nell Farrow', '614-555-0177'],
    ['c1', '2024-03-01 09:05:00', 'Ray Ito', '03/14/1979'],
    ['c3', '2024-03-01 09:06:00', 'Sam Dill', 'do you have the number of her landlord?'],
    ['c3', '2024-03-01 09:07:00', 'Nell Farrow', '614-555-0188'],
  ];
  const others = ({ full_name, holding, ssn, phone, date_of_birth }: Found) => [
    full_name,
    holding,
    ssn ?? phone ?? date_of_birth,
  ];

  it('give what a row answers to whom the row in front of it asked about', async () => {
    const { records } = await detect([chat(first)]);
    expect(records.filter(({ mention }) => mention === 2).map(others)).toEqual([
      ['Rosa Diaz', `${name} ssn=clear`, '512338842'],
      ['Rosa Diaz', `date_of_birth=clear ${name}`, 19790314],
      [null, 'phone=clear', '+16145550188'],
    ]);
    expect(records.filter(({ mention, holding }) => mention === 1 && holding !== name).map(told)).toEqual([
      [5, 'Nell Farrow', `${name} phone=clear`],
    ]);
  });

  it('answer one another in the order of their times, the newest on top as well', async () => {
    const { records } = await detect([chat(first.toReversed())]);
    expect(records.filter(({ mention }) => mention === 2).map(({ full_name }) => full_name)).toEqual([
      null,
      'Rosa Diaz',
      'Rosa Diaz',
    ]);
  });

  it('are of who writes where they log in under a name of their own', async () => {
    const { records } = await detect([
      {
        names: ['ts', 'channel', 'user', 'text'],
        rows: [
          ['1709283600.000100', 'C01HR', 'dana.wu', 'need to finish enrollment for Marcus Bell, what is his dob?'],
          ['1709283660.000200', 'C01HR', 'ray.ito', '03/14/1979'],
          ['1709283720.000300', 'C01HR', 'dana.wu', 'and what is your employee number?'],
          ['1709283780.000400', 'C01HR', 'ray.ito', 'my SSN is 512-33-8842, no idea'],
        ],
      },
    ]);
    expect(records.map(({ row_no, full_name, holding }) => [Number(row_no), full_name, holding])).toEqual([
      [1, null, 'username=clear'],
      [2, null, 'username=clear'],
      [2, 'Marcus Bell', `date_of_birth=clear ${name}`],
      [3, null, 'username=clear'],
      [4, null, 'ssn=clear username=clear'],
    ]);
  });
});

describe('rows of messages under no word for who writes them', () => {
  it('give what answers a question to whom it asks about, and no credential to who posts it', async () => {
    const said = await saidOf({
      names: ['user', 'text', 'ts', 'user_profile.real_name'],
      rows: [
        [
          'U02KD81QW',
          "hey can you check why Tamika Oyelaran can't log in? she is waiting",
          '1712841023.0012',
          'Derrick Poole',
        ],
        ['U02AAP3LM', 'her account is locked. ssn on file is 512-33-8842, right?', '1712841077.0023', 'Ines Carvalho'],
        ['U02KD81QW', 'yes. temp pw Maple!tree42', '1712841101.0034', 'Derrick Poole'],
        ['U02AAP3LM', 'done, thank you', '1712841191.0001', 'Ines Carvalho'],
      ],
    });
    const ofOthers = said.filter(([, who]) => who === 'Tamika Oyelaran').map(([row, , holding]) => [row, holding]);
    expect(ofOthers).toEqual([
      [2, `${name} ssn=clear`],
      [3, `password=clear ${name}`],
    ]);
    expect(said.filter(([, who, holding]) => who === 'Ines Carvalho' && /ssn|password/.test(String(holding)))).toEqual(
      [],
    );
  });

  it('give what a contact was asked for in a row that names the same contact to them', async () => {
    const said = await saidOf({
      names: ['address', 'date', 'type', 'body', 'contact_name'],
      rows: [
        ['+13305550188', '2024-01-31 10:01:00', '1', 'This is Delphine Marchetti, running late', 'Delphine Marchetti'],
        [
          '+13305550188',
          '2024-01-31 10:02:00',
          '2',
          'No worries. Can you send your date of birth?',
          'Delphine Marchetti',
        ],
        ['+13305550188', '2024-01-31 10:03:00', '1', '7/22/1990', 'Delphine Marchetti'],
      ],
    });
    expect(said.at(-1)).toEqual([3, 'Delphine Marchetti', `date_of_birth=clear ${name}`]);
  });

  it('are of whoever writes them, though no list knows the name', async () => {
    const said = await saidOf({
      names: ['id', 'date', 'from', 'from_id', 'text'],
      rows: [
        [
          '1',
          '2024-06-01T22:10:01',
          'Ilse Vandermolen',
          'user88120',
          'who has the card number of Mr. Torrance Abiola? he is at the desk',
        ],
        ['2', '2024-06-01T22:10:44', 'Rocco Stamm', 'user88121', '4539 1488 0343 6467'],
        [
          '3',
          '2024-06-01T22:11:20',
          'Ilse Vandermolen',
          'user88120',
          'thanks. my own phone died, use 614-555-0188 tonight',
        ],
      ],
    });
    expect(said.filter(([, , holding]) => holding !== name)).toEqual([
      [2, 'Torrance Abiola', `payment_card=clear ${name}`],
      [3, 'Ilse Vandermolen', `${name} phone=clear`],
    ]);
  });
});

describe('a text beside a person and a time', () => {
  it('is about the person where no word says that it is a message', async () => {
    const said = await saidOf({
      names: ['Name', 'Email', 'Created At', 'Text'],
      rows: [
        [
          'Merle Chastain',
          'merle@chastain.example',
          '2024-02-01 09:00',
          'Client has type 2 diabetes, wants a callback.',
        ],
        ['Bianca Lorusso', 'bianca@lorusso.example', '2024-02-02 09:00', 'Client has asthma since spring.'],
        ['Hollis Dent', 'hollis@dent.example', '2024-02-03 09:00', 'Asked for a new date.'],
      ],
    });
    expect(said.filter(([, , holding]) => /medical/.test(String(holding))).map(([, who]) => who)).toEqual([
      'Merle Chastain',
      'Bianca Lorusso',
    ]);
  });
});

describe('remarks beside a contact', () => {
  it('are about the contact, and not about who wrote them down', async () => {
    const said = await saidOf({
      names: ['CaseNumber', 'ContactName', 'Subject', 'CommentBody', 'CommentAuthor'],
      rows: [
        [
          '00018822',
          'Merle Chastain',
          'Card declined',
          'Customer asked to update the card, ssn 512-33-8842 verified.',
          'Asha Venkat',
        ],
        ['00018823', 'Bianca Lorusso', 'Add user', 'Please add my husband Enzo Lorusso, DOB 6/6/1980', 'Asha Venkat'],
        ['00018824', 'Hollis Dent', 'Address change', 'moved to 77 Canal St Apt 3, Akron OH 44308', 'Jo Pruitt'],
      ],
    });
    const told = said.map(([row, who, holding]) => [row, who, String(holding).replace(/ ?ticket_number=clear/, '')]);
    expect(told.filter(([, , holding]) => holding !== name)).toEqual([
      [1, 'Merle Chastain', `${name} ssn=clear`],
      [2, 'Enzo Lorusso', `date_of_birth=clear ${name}`],
      [3, 'Hollis Dent', `${name} postal_address=clear`],
    ]);
  });
});
