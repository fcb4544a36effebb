/** The draft of one filing: what an office asks for, filled as far as the case knows it. Nothing is sent by Candor. */
export interface FilingField {
  readonly id: string;
  readonly label: string;
  /** null: nobody has recorded it; a person fills it in. */
  readonly value: string | null;
}

export interface Filing {
  readonly candor_filing: 1;
  readonly status: 'draft';
  readonly kind: 'initial';
  /** File name without its ending. */
  readonly name: string;
  readonly caseName: string;
  readonly notifier: string;
  readonly drill: boolean;
  readonly asOf: string;
  readonly revision: number;
  readonly jurisdiction: string;
  readonly law: string;
  readonly version: string | null;
  readonly office: string;
  readonly answer: string;
  readonly due: string;
  readonly rule: string | null;
  readonly how: string | null;
  readonly citations: readonly string[];
  readonly fields: readonly FilingField[];
  readonly attachments: readonly string[];
  /** What the law file says about this filing. */
  readonly note: string | null;
}
