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

  it('keep values that have no quotes, that calls make, or that a list in a person has', () => {
    const written = [
      `saved {"name"=>"Ann Lee", "dob"=>Wed, 04 Mar 1981, "ssn"=>"219-09-9999"}`,
      `{:name => "Ann Lee", :dob => Date.parse("1981-03-04"), :ssn => "219-09-9999"}`,
      `%{"name" => "Ann Lee", "dob" => ~D[1981-03-04], "ssn" => "219-09-9999"}`,
      `{"name"=>"Ann Lee", "dob"=>#<Date: 1981-03-04 ((2444668j,0s,0n),+0s,2299161j)>, "ssn"=>"219-09-9999"}`,
    ];
    for (const text of written)
      expect(fieldsIn(text)).toEqual([
        { name: 'Ann Lee', dob: text.includes('Wed') ? 'Wed, 04 Mar 1981' : '1981-03-04', ssn: '219-09-9999' },
      ]);
    expect(
      fieldsIn("['name' => 'Ann Lee', 'ssn' => '219-09-9999', 'phones' => ['302-555-0101', '302-555-0102']]"),
    ).toEqual([{ name: 'Ann Lee', ssn: '219-09-9999', 'phones.1': '302-555-0101', 'phones.2': '302-555-0102' }]);
  });

  it('keep with a person whom a list of their people does not tell enough of to be one', () => {
    for (const size of [2, 4, 9]) {
      const kids = Array.from({ length: size }, (_, n) => `['name' => 'Kim Lee', 'dob' => '2010-01-0${n + 1}']`);
      const list = [...kids, "['name' => 'Zoe Lee', 'age' => 'newborn']"].join(', ');
      const told = fieldsIn(`[['name' => 'Ann Lee', 'ssn' => '219-09-9999', 'kids' => [${list}]]]`);
      expect(JSON.stringify(told)).toContain('Zoe Lee');
    }
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
      '[:',
      '[x:x',
      `x=>${' '.repeat(800)}`,
      `x=>%${'a'.repeat(99)}${' '.repeat(399)}`,
      'x=>a, b, ',
    ]) {
      const started = process.cpuUsage().user;
      expect(writtenRecords(piece.repeat(1_000_000 / piece.length))).toEqual([]);
      expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
    }
  });
});
