import { describe, expect, it } from 'vitest';
import { type Columns, classify } from '../../../../test/support/column-roles.ts';

const findingOf = (columns: Columns, name: string) => classify(columns).find((one) => one.name === name);

const texts = ['Please refund my last order, it came broken.', 'I cannot log in any more.', 'Where is my parcel?'];
const people = ['Ophelia Brandt', 'Casper Lindqvist', 'Yolanda Pruitt'];

describe('a row that is a message', () => {
  it('has a title and no person in its subject', () => {
    const ticket = { subject: ['Refund', 'Login', 'Delivery'], 'requester.name': people, description: texts };
    expect(findingOf(ticket, 'subject')?.role).toBe('free_text');
    expect(findingOf(ticket, 'requester.name')?.role).toBe('full_name');
  });

  it('has a person in its subject where the cells are names', () => {
    expect(findingOf({ subject: people, narrative: texts }, 'subject')?.role).toBe('full_name');
  });

  it('is of the caller, and not of the house that opened it', () => {
    const incident = {
      caller_id: people,
      opened_by: ['Helga Stroud', 'Kyle Emmert', 'Helga Stroud'],
      work_notes: texts,
    };
    expect(findingOf(incident, 'caller_id')).toMatchObject({ role: 'full_name', mention: 1 });
    expect(findingOf(incident, 'opened_by')).toMatchObject({ role: 'full_name', mention: 2 });
    expect(findingOf(incident, 'work_notes')?.mention).toBe(1);
    const shown = { 'caller_id.display_value': people, description: texts };
    expect(findingOf(shown, 'caller_id.display_value')?.role).toBe('full_name');
  });

  it('exposes no number by the key that stands beside who is shown', () => {
    const keys = [
      '62826bf03710200044e0bfc8bcbe5df1',
      '72826bf03710200044e0bfc8bcbe5df2',
      '82826bf03710200044e0bfc8bcbe5df3',
    ];
    const shown = { 'caller_id.display_value': people, 'caller_id.text': keys, description: texts };
    expect(findingOf(shown, 'caller_id.text')?.role).toBe('other');
  });

  it('keeps telephone numbers in what shows who calls', () => {
    expect(findingOf({ caller_id: ['614-555-0147', '614-555-0182', '513-555-0134'] }, 'caller_id')?.role).toBe('phone');
  });
});

describe('whom messages are from', () => {
  const Body = ['Your order has shipped.', 'A new sign-in was detected.', 'Thank you for your payment.'];

  it('is somebody whom no list knows where accounts write', () => {
    const chat = { from: people, from_id: ['user881', 'user882', 'user883'], text: texts };
    expect(findingOf(chat, 'from')?.role).toBe('full_name');
  });

  it('is no person in mail of firms, and in goods that come from towns', () => {
    const From = ['Customer Service', 'Google Payments', 'Bank Alerts'];
    expect(findingOf({ From, Subject: ['Order', 'Alert', 'Receipt'], Body }, 'From')?.role).toBe('other');
    const towns = ['New Orleans', 'Baton Rouge', 'Kansas City', 'El Paso', 'Santa Fe', 'Long Beach'];
    const Content = towns.map((_, n) => `Steel coils on ${n + 2} pallets, keep dry and do not stack`);
    expect(findingOf({ From: towns, Content, Weight: towns.map((_, n) => `${22000 + n}`) }, 'From')?.role).toBe(
      'other',
    );
  });
});

describe('a name of small letters', () => {
  it('is that of a login beside a real name, and a name where it stands alone', () => {
    const user = { name: ['obrandt', 'casper', 'yp'], real_name: people, email: ['a@b.co', 'c@d.co', 'e@f.co'] };
    expect(findingOf(user, 'name')?.role).toBe('username');
    expect(findingOf({ name: ['ophelia brandt', 'casper lindqvist', 'yolanda pruitt'] }, 'name')?.role).toBe(
      'full_name',
    );
  });
});
