import type { UnreadReason } from '../schema/unread-reasons.ts';
import type { DocumentStatus } from '../schema/vocabulary.ts';
import type { Oddity, Table } from './reader.ts';

export type DocumentKind = 'text' | 'mail' | 'table' | 'container' | 'unread';

/** A unit whose reading begins. Units that lie in it come before its end. */
export interface UnitBegin {
  readonly event: 'begin';
  /** Path inside containers: `evidence/a.zip!/b.csv`. */
  readonly family: string;
  readonly depth: number;
  /** Null where it is a copy that is not looked at again. */
  readonly mediaType: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly charset: string | null;
}

/** How the reading of a unit ended. */
export interface UnitEnd {
  readonly event: 'end';
  readonly status: DocumentStatus;
  readonly reason: UnreadReason | null;
  readonly kind: DocumentKind;
  readonly language: string | null;
  readonly characters: number | null;
  readonly parts: number;
  readonly partsUnread: number;
}

/** What comes out of a file, opened to the bottom, in its order. */
export type Opened =
  | UnitBegin
  | { readonly event: 'text'; readonly as: 'plain' | 'mail'; readonly part: number; readonly text: string }
  | { readonly event: 'table'; readonly table: Table }
  | { readonly event: 'oddity'; readonly oddity: Oddity }
  | UnitEnd;
