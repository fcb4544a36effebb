/** One filing as it stands: what an office asks for, filled as far as the case knows it. Nothing is sent by Candor. */
export interface FilingField {
  readonly id: string;
  readonly label: string;
  /** Which part of the form it stands in. */
  readonly part: string | null;
  /** null: nobody has recorded it; a person fills it in. */
  readonly value: string | null;
  readonly choices: readonly string[];
  /** Characters that the form takes; null: not known. */
  readonly limit: number | null;
}

export interface FilingAttachment {
  readonly id: string;
  readonly what: string;
  /** Papers of the case that go with it; none: there is no such paper yet. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

/** Where the office takes it. `checked`: seen on a page of the office; else a person looks before use. */
export interface FilingPortal {
  readonly address: string;
  readonly checked: boolean;
  readonly asOf: string;
}

/** A notice that was filed with this office. */
export interface FiledNotice {
  readonly kind: 'initial' | 'update';
  readonly number: string;
  readonly on: string;
  readonly by: string;
  readonly receipt: string;
  readonly sha256: string;
}

export interface Filing {
  readonly candor_filing: 2;
  /** Names the office in `candor filings file`. */
  readonly id: string;
  /** `draft`: to be filed; `filed`: on record, and nothing that it says has changed. */
  readonly status: 'draft' | 'filed';
  readonly kind: 'initial' | 'update';
  /** File name without its ending. */
  readonly name: string;
  readonly caseName: string;
  readonly notifier: string;
  readonly drill: boolean;
  readonly asOf: string;
  readonly revision: number;
  /** Laws that ask for it; one, but for the message to the credit bureaus. */
  readonly laws: readonly string[];
  readonly jurisdiction: string;
  readonly law: string;
  readonly version: string | null;
  readonly office: string;
  readonly answer: string;
  readonly due: string;
  readonly rule: string | null;
  readonly how: string | null;
  readonly portal: FilingPortal | null;
  readonly form: { readonly id: string; readonly title: string; readonly source: string } | null;
  readonly citations: readonly string[];
  /** Paragraphs of a text to be filed, with what is open in brackets. */
  readonly text: readonly string[];
  readonly fields: readonly FilingField[];
  readonly attachments: readonly FilingAttachment[];
  /** What was filed and stands otherwise now. */
  readonly changes: readonly string[];
  readonly filed: readonly FiledNotice[];
  /** What the law file says about this filing. */
  readonly note: string | null;
}
