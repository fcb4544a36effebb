import { reasonOf, type Span } from '../spans/span.ts';

/** Why a word is somebody's login, and how sure that is. */
const REASONS = {
  'made of a name': 0.78,
  told: 0.76,
  domain: 0.8,
  mentioned: 0.74,
  speaks: 0.76,
  'of a system': 0.78,
} as const;

export type LoginReason = keyof typeof REASONS;

export const loginSpan = (start: number, end: number, reason: LoginReason): Span => ({
  element: 'username',
  start,
  end,
  confidence: REASONS[reason],
  state: 'clear',
  detector: 'login',
  why: reasonOf('login', reason),
});
