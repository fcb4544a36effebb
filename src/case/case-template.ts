import { Document, isMap, isScalar } from 'yaml';
import { z } from 'zod';
import { type CaseFile, caseSchema } from './case-schema.ts';
import { SECTORS } from './notifier-schema.ts';

/** The published JSON Schema of case.yaml (docs/schema/case.schema.json); editors complete and check keys with it. */
export const caseJsonSchema = (): unknown => z.toJSONSchema(caseSchema, { io: 'input' });

/** What stands above a key in a new file: what it is for, in the words of the person who fills it in. */
const COMMENTS: Readonly<Record<string, string>> = {
  candor: ' What people know of this case. Every key is explained in docs/case.md',
  id: ' Names the case key and the ledger. Never change it.',
  at_rest: ' encrypted | volume (needs at_rest_statement) | none (drills only)',
  time_zone: ' Dates without a time are days here (IANA name).',
  notifier: ` Who notifies. Sectors: ${SECTORS.slice(0, 6).join(', ')} ... (docs/case.md)`,
  incident: ' What is known of the breach as a whole. "unknown" may stand wherever a word may.',
  dates: ' Key dates, each with the paper that shows it and who recorded it; a changed value moves below `earlier`.',
  evidence:
    ' What is known of each folder below evidence/. Without logs, "presumed" (taken) is a decision: who, when, why.\n' +
    ' The longest path that fits a document counts; a document that no entry covers is "reachable" only.',
  registers: ' Lists below register/ that give addresses and status; their people are not exposed by standing in them.',
  decisions: ' Recorded decisions; add only. The last one of a topic holds (candor decide adds them too).',
};

/** Parts that a new case does not have yet, as examples to uncomment. */
const EXAMPLES: Readonly<Record<string, string>> = {
  dates: `dates:
  - event: discovered        # discovered, determined, aware, notice_to_individuals, ...
    at: 2021-08-13           # or a moment: 2021-08-13T16:00:00-04:00
    document: SOC ticket 4711
    recorded_by: general counsel`,
  evidence: `evidence:
  - path: crm-export         # below evidence/
    exposure: presumed       # presumed | reachable | excluded
    relation: customer
    access: unknown          # yes | no | unknown
    acquisition: unknown
    decided_by: general counsel
    decided_at: 2021-08-16
    why: offered for sale by the intruder`,
  registers: `registers:
  - path: customers.csv      # below register/
    kind: customers`,
  decisions: `decisions:
  - about: risk_of_harm      # law_enforcement_hold, exemption, extension, condition, assumption, note
    finding: likely          # likely | some | no_harm
    by: general counsel
    on: 2021-08-17
    why: memo of 17 August`,
  columns: `columns:                   # a person's word on what a column holds
  - document: crm-export/people.csv
    column: ref
    role: account_number
    by: analyst
    why: data dictionary, page 3`,
};

const commented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n');

/** Text of a new case.yaml with comments. The caller parses it again before it is written, so it is always valid. */
export const caseFileText = (file: CaseFile): string => {
  const document = new Document(file);
  if (isMap(document.contents)) {
    for (const { key } of document.contents.items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const comment = COMMENTS[name];
      if (comment === undefined) continue;
      // The first key's comment is the head of the file.
      if (name === 'candor') document.commentBefore = comment;
      else {
        key.commentBefore = comment;
        key.spaceBefore = true;
      }
    }
  }
  const absent = Object.entries(EXAMPLES).filter(([key]) => !Object.hasOwn(file, key));
  const examples = absent.map(([, text]) => `\n${commented(text)}\n`).join('');
  return document.toString({ lineWidth: 110 }) + examples;
};
