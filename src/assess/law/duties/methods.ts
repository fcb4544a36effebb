import type { MethodAnswer } from '../answer.ts';
import type { Facts } from '../facts/facts-schema.ts';
import type { EmailGround } from '../schema/law-lists.ts';
import type { LawIndividuals } from '../schema/notice-schema.ts';
import { all, any, type Missing, type Truth, truth, unknown } from '../truth.ts';

/** Which ways of telling people are allowed to this notifier. */

type Relationship = NonNullable<Facts['relationship']>;

const missing = (key: string, values: readonly (string | boolean)[]): Missing => ({
  fact: `relationship.${key}`,
  choices: values.map((value) => ({
    label: String(value),
    patch: { kind: 'fact', path: `relationship.${key}`, value },
  })),
});

const GROUND_KEYS = {
  on_file: 'email_on_file',
  esign: 'esign_consent',
  agreed: 'agreed_to_electronic',
  business_online: 'business_online',
  used_before: 'email_used_before',
} as const satisfies Record<Exclude<EmailGround, 'primary_channel'>, keyof Relationship>;

const groundTruth = (ground: EmailGround, relationship: Relationship): Truth => {
  if (ground === 'primary_channel') {
    const channel = relationship.primary_channel ?? 'unknown';
    return channel === 'unknown'
      ? unknown(missing('primary_channel', ['email', 'mail', 'telephone']))
      : truth(channel === 'email');
  }
  const key = GROUND_KEYS[ground];
  const value = relationship[key] ?? 'unknown';
  return value === 'unknown' ? unknown(missing(key, [true, false])) : truth(value === true);
};

const emailTruth = (law: string, rule: LawIndividuals, relationship: Relationship): Truth => {
  const grounds = rule.email_allowed_if;
  if (grounds === undefined) return truth(rule.methods.includes('email') || isFree(rule));
  if (grounds === null)
    return unknown({
      fact: 'individuals.email_allowed_if',
      choices: [
        { label: 'on_file', patch: { kind: 'law', law, path: 'individuals.email_allowed_if', value: [['on_file']] } },
        { label: 'never', patch: { kind: 'law', law, path: 'individuals.email_allowed_if', value: [] } },
      ],
    });
  return any(...grounds.map((list) => all(...list.map((ground) => groundTruth(ground, relationship)))));
};

/** A law that names no method but `other` prescribes none. */
const isFree = ({ methods }: LawIndividuals): boolean => methods.every((method) => method === 'other');

const phoneTruth = (rule: LawIndividuals, relationship: Relationship): Truth => {
  const listed = isFree(rule) || rule.methods.some((method) => method === 'telephone' || method === 'telephone_live');
  if (!listed || relationship.phone_on_file === false) return truth(false);
  return relationship.phone_on_file === 'unknown' ? unknown(missing('phone_on_file', [true, false])) : truth(true);
};

const answerOf = (allowed: Truth): MethodAnswer => {
  if (allowed.is === 'unknown') return { answer: 'undetermined', missing: allowed.missing };
  return { answer: allowed.is === 'yes' ? 'allowed' : 'not_allowed', missing: [] };
};

export const methodAnswers = (
  law: string,
  rule: LawIndividuals,
  relationship: Relationship,
): Readonly<Record<string, MethodAnswer>> => {
  const listed = (method: LawIndividuals['methods'][number]): Truth =>
    truth(isFree(rule) || rule.methods.includes(method));
  return {
    mail: answerOf(listed('mail')),
    email: answerOf(emailTruth(law, rule, relationship)),
    telephone: answerOf(phoneTruth(rule, relationship)),
    text_message: answerOf(listed('text_message')),
    website: answerOf(listed('website')),
  };
};
