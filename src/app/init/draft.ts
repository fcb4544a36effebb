import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { CandorError } from '../../core/errors.ts';
import type { CaseDraft } from '../init.ts';

/** What the command line can say of a new case; lists keep their order. */
export interface InitFlags {
  readonly id?: string;
  readonly title?: string;
  readonly notifier?: string;
  readonly sector?: readonly string[];
  readonly regulatedBy?: readonly string[];
  readonly basedIn?: string;
  readonly relation?: string;
  readonly timeZone?: string;
  /** `event=when` or `event=when;document`. */
  readonly date?: readonly string[];
  readonly recordedBy?: string;
  /** `path=exposure` or `path=exposure:relation`. */
  readonly evidence?: readonly string[];
  readonly access?: string;
  readonly acquisition?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly why?: string;
  readonly atRest?: string;
  readonly statedBy?: string;
  readonly statement?: string;
  readonly drill?: boolean;
}

const usage = (detail: string, hint: string): CandorError => new CandorError('USAGE', detail, { hint });

const defined = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A draft from a YAML or JSON file: a case.yaml, or part of one. */
export const readDraft = async (path: string): Promise<CaseDraft> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new CandorError('INPUT_NOT_FOUND', 'no readable file there', { place: { file: path }, cause });
  }
  const document = parseDocument(text, { prettyErrors: false });
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  if (!isObject(value)) {
    throw new CandorError('CASE_INVALID', 'the file must hold the keys of a case.yaml, as YAML or JSON', {
      place: { file: path },
      hint: 'docs/case.md has an example',
    });
  }
  return value;
};

const dateOf = (text: string, flags: InitFlags): CaseDraft => {
  const [, event, at, document] = /^([a-z_]+)=([^;]+)(?:;(.+))?$/.exec(text) ?? [];
  if (!event || !at) throw usage('--date takes event=when or event=when;document', '--date discovered=2021-08-13');
  if (!flags.recordedBy) throw usage('a date needs who recorded it', 'add --recorded-by "general counsel"');
  return defined({ event, at: at.trim(), document, recorded_by: flags.recordedBy });
};

const evidenceOf = (text: string, flags: InitFlags, today: string): CaseDraft => {
  const [, path, exposure, relation] = /^(.+)=([a-z]+)(?::([a-z_]+))?$/.exec(text) ?? [];
  if (!path || !exposure) {
    throw usage('--evidence takes path=exposure or path=exposure:relation', '--evidence crm=presumed:customer');
  }
  if (exposure !== 'reachable' && (!flags.decidedBy || !flags.why)) {
    throw usage(`"${exposure}" is a decision: who took it, and why?`, 'add --decided-by NAME --why TEXT');
  }
  const { access, acquisition, decidedBy, why } = flags;
  const decided_at = flags.decidedAt ?? (decidedBy ? today : undefined);
  return defined({ path, exposure, relation, access, acquisition, decided_by: decidedBy, decided_at, why });
};

const atRestOf = (flags: InitFlags, today: string): CaseDraft => {
  if (flags.atRest !== 'volume') return defined({ at_rest: flags.atRest });
  if (!flags.statedBy) throw usage('--at-rest volume needs who states it', 'add --stated-by NAME [--statement TEXT]');
  const text = flags.statement ?? 'the case folder lies on an encrypted volume';
  return { at_rest: 'volume', at_rest_statement: { by: flags.statedBy, on: today, text } };
};

/** Flags over the file: what a flag says replaces that key; dates and evidence of the flags come behind the file's. */
export const mergeDraft = (base: CaseDraft, flags: InitFlags, today: string): CaseDraft => {
  const notifier = defined({
    name: flags.notifier,
    sectors: flags.sector?.flatMap((words) => words.split(',').filter((word) => word !== '')),
    regulated_by: flags.regulatedBy?.flatMap((words) => words.split(',').filter((word) => word !== '')),
    based_in: flags.basedIn,
    relation_default: flags.relation,
  });
  const merged = {
    ...base,
    ...defined({ id: flags.id, name: flags.title, time_zone: flags.timeZone, drill: flags.drill }),
    ...atRestOf(flags, today),
  };
  const lists = {
    dates: [...listOf(base['dates']), ...(flags.date ?? []).map((text) => dateOf(text, flags))],
    evidence: [...listOf(base['evidence']), ...(flags.evidence ?? []).map((text) => evidenceOf(text, flags, today))],
  };
  const given = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
  if (Object.keys(notifier).length === 0) return { ...merged, ...given };
  const before = isObject(base['notifier']) ? base['notifier'] : {};
  return { ...merged, notifier: { sectors: [], ...before, ...notifier }, ...given };
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
