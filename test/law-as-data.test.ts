import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readLawData } from '../src/assess/data-files.ts';
import { dutyRows } from '../src/assess/duty-rows.ts';
import { answerCase } from '../src/assess/law/answer-case.ts';
import { calendarSchema } from '../src/assess/law/days/calendar.ts';
import { lawBook } from '../src/assess/law/evaluate.ts';
import { parseFacts } from '../src/assess/law/facts/facts.ts';
import { lawSchema } from '../src/assess/law/schema/law-schema.ts';

const root = join(import.meta.dirname, '..');
const { data } = readLawData();

type Json = Readonly<Record<string, unknown>>;
const readJson = (...path: readonly string[]): Json => JSON.parse(readFileSync(join(root, ...path), 'utf8')) as Json;

/** Keys that say where a fact stands, and until when it is known to hold. */
const PROVENANCE = ['statute', 'sources', 'as_of', 'confidence', 'citation'];

/** Paths of all keys of provenance in a file. */
const provenanceIn = (
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] => {
  if (Array.isArray(value)) return value.flatMap((one, index) => provenanceIn(one, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    PROVENANCE.includes(key) ? [[...path, key]] : provenanceIn(one, [...path, key]),
  );
};

const changedAt = (value: unknown, [key, ...rest]: readonly (string | number)[], to: unknown): unknown => {
  if (key === undefined) return to;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = changedAt(copy[key], rest, to);
  return copy;
};

describe('every fact of law has its source', () => {
  it.each(data.laws.map(({ id }) => id))('%s: no citation, month or source can be left out or empty', (id) => {
    const file = readJson('data', 'law', 'jurisdictions', `${id}.json`);
    const paths = provenanceIn(file);
    const versions = (file['versions'] as readonly unknown[]).length;
    expect(paths.length).toBeGreaterThanOrEqual(4 + versions);
    for (const path of paths)
      for (const to of [undefined, '', []])
        expect([path, lawSchema.safeParse(changedAt(file, path, to)).success]).toEqual([path, false]);
  });

  it('also of holidays', () => {
    for (const name of readdirSync(join(root, 'data', 'calendars'))) {
      const file = readJson('data', 'calendars', name);
      for (const path of [['citation'], ['as_of']])
        for (const to of [undefined, ''])
          expect([name, path, calendarSchema.safeParse(changedAt(file, path, to)).success]).toEqual([
            name,
            path,
            false,
          ]);
    }
  });

  it('also of forms for offices', () => {
    const folder = join(root, 'data', 'filings', 'forms');
    for (const name of readdirSync(folder)) {
      const form = parse(readFileSync(join(folder, name), 'utf8')) as Json;
      expect([name, String(form['source'] ?? '').length > 5, /^\d{4}-\d{2}/.test(String(form['as_of']))]).toEqual([
        name,
        true,
        true,
      ]);
    }
  });

  it('and carries it into every duty of a case', () => {
    const book = lawBook(data);
    const groups = book.known.places.map((jurisdiction) => ({ jurisdiction, count: 1200, elements: ['ssn', 'phi'] }));
    const facts = parseFacts(
      {
        notifier: { sectors: ['telecom_carrier', 'bank'], regulated_by: ['FCC', 'OCC', 'NYDFS'], public_company: true },
        dates: { discovered: '2026-03-02', determined: '2026-03-04' },
        event: { accessed: 'yes', acquired: 'yes' },
        groups,
      },
      book.known,
    );
    const rows = dutyRows(answerCase(facts, book, '2026-03-05'), book.laws);
    expect(rows.length).toBeGreaterThan(150);
    const bare = rows.filter(({ citation, as_of: asOf, confidence }) => !citation || !asOf || !confidence);
    expect(bare.map(({ jurisdiction, who }) => [jurisdiction, who])).toEqual([]);
  });
});

/** What law sounds like: a section, a statute, a number of days or people that something hangs on, who must be told. */
const SOUNDS_LIKE_LAW =
  /§ ?\d|\bU\.?S\.?C\b|\bC\.?F\.?R\b|\bStat\.|\bArt(?:icle|\.) \d|\b(?:Act|Section|Part) \d|\bregulations? \d|\b(?:within|after|at least|more than|fewer than) [\d,]+ (?:calendar |business )?(?:days|hours|months|years|residents|people|persons|individuals)|\b\d+[- ](?:calendar|business)[- ]days?\b|\b(?:law|statute|act|rule)s? (?:asks?|requires?|demands?|forbids?|allows?) (?:that|you|to)\b/i;

const textsOf = (file: string): readonly string[] => {
  const code = readFileSync(file, 'utf8');
  // Most files hold nothing of the kind, not even in comments: they need no parser.
  if (!SOUNDS_LIKE_LAW.test(code)) return [];
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
};

describe('the text of the product', () => {
  it('states no law of its own: pages, letters and messages take it from the data, with its citation', () => {
    const src = join(root, 'src');
    const stated = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => textsOf(join(src, file)).map((text) => `${file}: ${text}`))
      .filter((text) => SOUNDS_LIKE_LAW.test(text));
    expect(stated).toEqual([]);
  });

  it('would be caught if it did', () => {
    for (const text of [
      'Notice is due within 45 days of discovery',
      'Cal. Civ. Code § 1798.82',
      '16 CFR 318.4',
      'more than 500 residents',
      'GDPR Article 33',
      'the law requires that the office is told',
      '7 business days',
    ])
      expect([text, SOUNDS_LIKE_LAW.test(text)]).toEqual([text, true]);
  });
});
