import { describe, expect, it } from 'vitest';
import { writtenRecords } from './written-records.ts';

const fieldsIn = (text: string) => writtenRecords(text).map(({ fields }) => Object.fromEntries(fields));

const ANN = { first_name: 'Ann', last_name: "O'Lee", ssn: '219-09-9999' };

describe('arrays that programs write down', () => {
  it('are records of people, as print_r, var_export, var_dump, PHP, Ruby and Perl write them', () => {
    const written = [
      "Array\n(\n    [0] => Array\n        (\n            [first_name] => Ann\n            [last_name] => O'Lee\n            [ssn] => 219-09-9999\n        )\n\n)\n",
      "User Object\n(\n    [first_name:protected] => Ann\n    [last_name:User:private] => O'Lee\n    [ssn] => 219-09-9999\n)\n",
      "array (\n  0 => \n  array (\n    'first_name' => 'Ann',\n    'last_name' => 'O\\'Lee',\n    'ssn' => '219-09-9999',\n  ),\n)",
      'array(1) {\n  [0]=>\n  array(3) {\n    ["first_name"]=>\n    string(3) "Ann"\n    ["last_name"]=>\n    string(5) "O\'Lee"\n    ["ssn"]=>\n    string(11) "219-09-9999"\n  }\n}',
      `return [['first_name' => 'Ann', 'last_name' => "O'Lee", 'ssn' => '219-09-9999']];`,
      `I, saved {:first_name=>"Ann", :last_name=>"O'Lee", :ssn=>"219-09-9999"} in 3 ms`,
      `$VAR1 = [ { 'first_name' => 'Ann', 'last_name' => 'O\\'Lee', 'ssn' => '219-09-9999' } ];`,
    ];
    for (const text of written) expect(fieldsIn(text)).toEqual([ANN]);
  });

  it('keep what lies in a person with the person, and are each a record where many are listed in another', () => {
    const person = (n: number): string =>
      `['first_name' => 'Ann', 'last_name' => 'Lee', 'ssn' => '219-09-990${n}', 'address' => ['city' => 'Dover', 'lines' => ['a' => 'b']]]`;
    expect(fieldsIn(person(1))).toEqual([
      { first_name: 'Ann', last_name: 'Lee', ssn: '219-09-9901', 'address.city': 'Dover', 'address.lines.a': 'b' },
    ]);
    const listed = fieldsIn(`['total' => 9, 'customers' => [${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(person).join(', ')}]]`);
    expect(listed).toHaveLength(9);
    expect(listed[8]).toMatchObject({ ssn: '219-09-9909', 'address.city': 'Dover' });
  });

  it('are no people where they are rules, settings or arrows of other kinds', () => {
    expect(fieldsIn("['name' => 'required', 'email' => 'required|email', 'phone' => 'string']")).toEqual([]);
    expect(fieldsIn('const f = (name) => { return [name, ssn] };\nmatch x { Name => 1, Email => 2 }')).toEqual([]);
  });

  it('are read in a time that grows with their length, whatever they say', () => {
    for (const piece of [
      "x => '",
      "'a' => [",
      '[a] => ',
      'x=>array(',
      "'name' => 'x9999', ",
      '((((',
      '[a',
      ' x => \n',
    ]) {
      const started = process.cpuUsage().user;
      expect(writtenRecords(piece.repeat(1_000_000 / piece.length))).toEqual([]);
      expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
    }
  });
});
