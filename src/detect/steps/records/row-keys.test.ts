import { describe, expect, it } from 'vitest';
import { classifyColumns } from '../../columns/classify-columns.ts';
import { titleOf } from '../../columns/headers/table-title.ts';
import { rowKeyOf } from './row-keys.ts';

/** The column and the people of the row's key in a table of this path; its columns by header, with their cells. */
const keyOf = (family: string, columns: Readonly<Record<string, readonly string[]>>): string | undefined => {
  const findings = classifyColumns(Object.keys(columns), Object.values(columns), [], titleOf(family));
  const key = rowKeyOf(findings, family);
  return key && `${Object.keys(columns)[key.column - 1]} ${key.space.split('/')[1]}`;
};

const ids = ['1', '2', '3', '4'];
const firsts = ['James', 'Ana', 'Mary', 'Linda'];
const lasts = ['Smith', 'Lopez', 'Brown', 'Garcia'];
const streets = ['12 Main St', '9 Oak Ave', '1 Dock Rd', '77 Lake Dr'];

describe('the key of a row', () => {
  it('is its own number in a table of people, whatever the file is called beside', () => {
    const people = { id: ids, first_name: firsts, last_name: lasts };
    expect(keyOf('db/users.csv', people)).toBe('id user');
    expect(keyOf('db/export_customers_2024.csv', people)).toBe('id customer');
    expect(keyOf('dump.sql!/kunden', people)).toBe('id customer');
    expect(keyOf('db/customers.csv', { CustomerID: ids, first_name: firsts })).toBe('CustomerID customer');
  });

  it('is that of its person where it names one, in a table of anything', () => {
    expect(keyOf('db/addresses.csv', { id: ids, user_id: ['3', '3', '1', '9'], line1: streets })).toBe('user_id user');
    expect(keyOf('db/notes.csv', { noteId: ids, custId: ['3', '3', '1', '9'] })).toBe('custId customer');
  });

  it('is that of the patient where the row names a user as well', () => {
    expect(keyOf('db/visits.csv', { id: ids, user_id: ['7', '7', '7', '8'], patient_id: ['5', '6', '5', '4'] })).toBe(
      'patient_id patient',
    );
  });

  it('is that of who asked for help, and not of who answers', () => {
    const ticket = {
      id: ids,
      requester_id: ['3', '3', '1', '9'],
      submitter_id: ids,
      assignee_id: ['7', '7', '7', '8'],
    };
    expect(keyOf('desk/tickets.json', ticket)).toBe('requester_id user');
  });

  it('is none where the row names no person, or somebody in another part than its own', () => {
    expect(keyOf('db/parts.csv', { id: ids, vendor_id: ['1', '1', '2', '3'] })).toBeUndefined();
    expect(keyOf('db/orders.csv', { id: ids, created_by_user_id: ['1', '1', '2', '3'] })).toBeUndefined();
    expect(keyOf('db/users.csv', { id: ['1', '1', '1', '2'], first_name: firsts })).toBeUndefined();
  });

  it('is never that of another folder or another dump', () => {
    const spaceOf = (family: string) => rowKeyOf(classifyColumns(['user_id'], [['1', '2', '3', '5']]), family)?.space;
    expect(spaceOf('crm/notes.csv')).toBe(spaceOf('crm/addresses.csv'));
    expect(spaceOf('crm/notes.csv')).not.toBe(spaceOf('shop/notes.csv'));
    expect(spaceOf('a.sql!/notes')).not.toBe(spaceOf('b.sql!/notes'));
    expect(spaceOf('crm/export.csv')).not.toBe(spaceOf('shop/export.csv'));
  });

  it('is of one database where each file wraps the list that it is called after, and not where it holds several', () => {
    const spaceOf = (family: string) => rowKeyOf(classifyColumns(['user_id'], [['1', '2', '3', '5']]), family)?.space;
    expect(spaceOf('desk/users.json!/users')).toBe(spaceOf('desk/tickets.json!/tickets'));
    expect(spaceOf('desk/users.json!/users')).toBe(spaceOf('desk/addresses.csv'));
    expect(spaceOf('desk/users.json!/users')).not.toBe(spaceOf('shop/users.json!/users'));
    expect(spaceOf('a.json!/users')).not.toBe(spaceOf('b.json!/users'));
  });

  it.each([
    ['parts of a table', 'db/users/part-00000-1f2e3d4c-9a8b-c000.snappy.parquet', 'db/addresses/part-00001.csv'],
    ['partitions', 'db/users/dt=2024-01-01/000000_0', 'db/addresses/000000_0'],
    ['unloads', 'db/users/0000_part_00', 'db/addresses/data_0_0_1.csv'],
  ])('is of one database over the folders of its tables: %s', (_, users, addresses) => {
    const space = (family: string, columns: Readonly<Record<string, readonly string[]>>) =>
      rowKeyOf(classifyColumns(Object.keys(columns), Object.values(columns), [], titleOf(family)), family)?.space;
    const user = space(users, { id: ids, first_name: firsts, last_name: lasts });
    expect(user).toMatch(/\/user$/);
    expect(space(addresses, { id: ids, user_id: ['3', '3', '1', '9'], line1: streets })).toBe(user);
  });

  it.each([
    ['crm/data_1.csv', 'shop/data_1.csv'],
    ['crm/2021.csv', 'shop/2021.csv'],
    ['crm/crm.csv', 'shop/shop.csv'],
    ['acme.zip!/acme.csv', 'globex.zip!/globex.csv'],
    ['a.xlsx!/1', 'b.xlsx!/1'],
  ])('is never that of a folder or an archive that holds another database: %s, %s', (one, other) => {
    const spaceOf = (family: string) => rowKeyOf(classifyColumns(['user_id'], [['1', '2', '3', '5']]), family)?.space;
    expect(spaceOf(one)).not.toBe(spaceOf(other));
  });
});
