import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deadlineWords } from '../assess/deadline-words.ts';
import { answerOfCase, type CaseUnderLaw, factsOfCase } from '../assess/judge-case.ts';
import type { Entry, RegulatorAnswer } from '../assess/law/answer.ts';
import { parseFacts } from '../assess/law/facts.ts';
import { lawOfDay } from '../assess/law/versions.ts';
import { readManifest } from '../case/manifest.ts';
import { appendEntry } from '../ledger/log.ts';
import type { Filing } from '../report/filings/filing.ts';
import { writeFilingDocument } from '../report/filings/filing-document.ts';
import { type WrittenFile, writeOutFile } from '../report/out-file.ts';
import { elementFacts } from '../schema/vocabulary.ts';
import { filingAttachments, filingFields } from './filing-fields.ts';
import { codeVersion, type OpenCase, withCase } from './open-case.ts';
import { caseUnderLaw } from './whatif.ts';
import type { World } from './world.ts';

export interface FilingsOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
}

export interface MadeFilings {
  readonly filings: readonly Filing[];
  /** Paths below the case folder. */
  readonly files: readonly string[];
}

const FOLDER = 'filings';

/** Labels of what people of a place lost; null: wherever they live. */
const elementsAt = ({ profiles }: CaseUnderLaw, place: string | null): readonly string[] => {
  const ids = profiles
    .filter(({ jurisdiction }) => place === null || jurisdiction === place)
    .flatMap(({ elements }) => elements.map(({ element }) => element));
  return [...new Set(ids)].sort().map((id) => elementFacts(id).label);
};

const dueText = ({ deadline }: RegulatorAnswer): string => {
  if (deadline?.at) return `${deadline.local ?? deadline.at}`;
  if (deadline?.date) return deadline.date;
  return deadline?.latest ? `with the letters, ${deadline.latest} at the latest` : 'no day; see the rule';
};

const fileName = (id: string, index: number): string => `${id}-${String(index + 1).padStart(2, '0')}`;

interface Frame {
  readonly open: OpenCase;
  readonly underLaw: CaseUnderLaw;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly asOf: string;
  readonly total: number | null;
}

const filingsOf = (entry: Entry, frame: Frame): readonly Filing[] => {
  const { open, underLaw, facts, asOf, total } = frame;
  const law = underLaw.book.laws.find(({ id }) => id === entry.jurisdiction);
  if (!law) return [];
  const items = lawOfDay(law, parseFacts(facts, underLaw.book.known)).shapes[0]?.law.regulator ?? [];
  const offer = entry.identity_protection;
  const place = law.reach === 'residents' ? (law.place ?? null) : null;
  return entry.regulators.flatMap((answer, index): readonly Filing[] => {
    if (answer.answer === 'not_required') return [];
    const item = items[Number(/\[(\d+)\]/.exec(answer.item)?.[1] ?? -1)];
    const content = item?.content ?? [];
    const known = {
      file: open.file,
      facts,
      residents: answer.residents ?? null,
      total,
      elements: elementsAt(underLaw, answer.state ?? place),
      offer: offer?.answer === 'required' ? `${offer.kind}, ${offer.months} months` : null,
    };
    return [
      {
        candor_filing: 1,
        status: 'draft',
        kind: 'initial',
        name: fileName(law.id, index),
        caseName: open.file.name,
        notifier: open.file.notifier.name,
        drill: open.file.drill === true,
        asOf,
        revision: readManifest(open.folders.manifest).revision,
        jurisdiction: law.id,
        law: law.name,
        version: entry.version ?? null,
        office: [answer.who, answer.step, answer.state].filter((part) => part !== undefined).join(', '),
        answer: answer.answer,
        due: dueText(answer),
        rule: deadlineWords(answer.deadline),
        how: item?.how ?? null,
        citations: entry.citations,
        fields: filingFields(content, known),
        attachments: filingAttachments(content),
        note: item?.note ?? null,
      },
    ];
  });
};

const writeFiling = async (folder: string, filing: Filing): Promise<readonly WrittenFile[]> => {
  const path = (ending: string): string => join(folder, `${filing.name}.${ending}`);
  return [
    await writeOutFile(path('json'), async (file) => {
      await file.write(`${JSON.stringify(filing, null, 2)}\n`);
      return 0;
    }),
    await writeOutFile(path('docx'), async (file) => {
      await writeFilingDocument(file, filing, path('part'));
      return 0;
    }),
  ];
};

/** Drafts for every office that must be told, or may have to be; into out/filings, with the ledger's entry. */
export const makeFilings = (options: FilingsOptions, world: World): Promise<MadeFilings> =>
  withCase(options, world, async (open) => {
    const asOf = open.file.as_of ?? world.now().toISOString().slice(0, 10);
    const underLaw = await caseUnderLaw(open, asOf);
    const answer = answerOfCase(underLaw, 'not_taken');
    const affected = underLaw.profiles.filter(({ elements }) => elements.length > 0);
    const frame: Frame = {
      open,
      underLaw,
      facts: factsOfCase(underLaw, 'not_taken'),
      asOf,
      total: affected.reduce((n, { count }) => n + count, 0),
    };
    const filings = answer.duties.flatMap((entry) => filingsOf(entry, frame));
    const folder = join(open.folders.out, FOLDER);
    // Drafts of an earlier revision must not stand beside these.
    await rm(folder, { recursive: true, force: true });
    const written: WrittenFile[] = [];
    for (const filing of filings) written.push(...(await writeFiling(folder, filing)));
    const outputs = Object.fromEntries(written.map(({ file, sha256 }) => [`out/${FOLDER}/${file}`, sha256]));
    await appendEntry(
      open.ledger,
      {
        kind: 'export',
        code: codeVersion(),
        inputs: { 'case.yaml': open.caseHash },
        outputs,
        options: { as_of: asOf, filings: true },
      },
      world.now(),
    );
    return { filings, files: Object.keys(outputs) };
  });
