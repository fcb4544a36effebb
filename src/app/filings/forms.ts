import { readdirSync } from 'node:fs';
import { z } from 'zod';
import type { DutyRow } from '../../assess/duty-rows.ts';
import { readYaml } from '../../core/data-files.ts';
import { CandorError } from '../../core/errors.ts';
import type { FilingPortal } from '../../report/filings/filing.ts';
import { KNOWN_VALUES } from './values.ts';

/** The forms of offices, and where offices take notices (data/filings): data, so that code names no office. */

const text = () => z.string().min(1);

const field = z.strictObject({
  part: text().optional(),
  id: text(),
  label: text(),
  from: z
    .string()
    .refine((name) => KNOWN_VALUES.includes(name), { error: 'is nothing that a case knows' })
    .optional(),
  choices: z.array(text()).optional(),
  limit: z.int().positive().optional(),
});

const formSchema = z.strictObject({
  id: text(),
  title: text(),
  for: z
    .array(
      z.strictObject({
        law: text().optional(),
        audience: z.literal('credit_bureaus').optional(),
        office: text().optional().describe('The name of the office begins so.'),
        unless: text().optional().describe('The name of the office does not hold this.'),
      }),
    )
    .min(1),
  source: text(),
  as_of: text(),
  portal: z.strictObject({ address: text(), checked: z.boolean() }).optional(),
  fields: z.array(field).min(1),
  text: z.array(text()).optional(),
  attachments: z.array(text()).optional(),
});
export type FilingForm = z.infer<typeof formSchema>;
export type FormField = z.infer<typeof field>;

const portalsSchema = z.strictObject({
  as_of: text(),
  portals: z.array(z.strictObject({ law: text(), office: text(), address: text(), checked: z.boolean() })),
});

const folder = new URL('../../../data/filings/', import.meta.url);

const load = <T>(file: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(readYaml(new URL(file, folder)));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new CandorError('DATA_INVALID', faults.join('; '), { place: { file: `data/filings/${file}` } });
};

export interface FilingBook {
  readonly forms: readonly FilingForm[];
  readonly portals: z.infer<typeof portalsSchema>;
}

/** Forms and portals; a form that names its office more closely comes first. */
export const loadFilingBook = (): FilingBook => {
  const names = readdirSync(new URL('forms/', folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return {
    forms: names.map((name) => load(`forms/${name}`, formSchema)),
    portals: load('portals.yaml', portalsSchema),
  };
};

type RowName = Pick<DutyRow, 'jurisdiction' | 'audience' | 'who'>;
type Meant = FilingForm['for'][number];

const fits = ({ law, audience, office, unless }: Meant, row: RowName): boolean => {
  if (audience !== undefined) return audience === row.audience;
  const who = row.who ?? '';
  return (
    row.audience === 'regulator' &&
    law === row.jurisdiction &&
    (office === undefined || who.startsWith(office)) &&
    (unless === undefined || !who.toLowerCase().includes(unless))
  );
};

const closeness = ({ office, unless }: Meant): number => (office ? 2 : 0) + (unless ? 1 : 0);

/** The form of an office; undefined: none is known, and the law's own list of content stands for it. */
export const formOf = ({ forms }: FilingBook, row: RowName): FilingForm | undefined => {
  const fitting = forms.flatMap((form) =>
    form.for.filter((meant) => fits(meant, row)).map((meant) => ({ form, rank: closeness(meant) })),
  );
  return fitting.sort((a, b) => b.rank - a.rank)[0]?.form;
};

export const portalOf = ({ portals }: FilingBook, row: RowName, form: FilingForm | undefined): FilingPortal | null => {
  const own = portals.portals.find(({ law, office }) => law === row.jurisdiction && row.who?.startsWith(office));
  if (own) return { address: own.address, checked: own.checked, asOf: portals.as_of };
  return form?.portal ? { ...form.portal, asOf: form.as_of } : null;
};
