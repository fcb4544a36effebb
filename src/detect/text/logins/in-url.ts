import { emitAt, type Page } from '../page.ts';

/** Signs of a login in an address, at most. */
const LONGEST = 160;

/** "postgres://app:s3cr3t" in front of the sign of a host. */
const LOGIN = /[a-z][a-z0-9+.-]{1,24}:\/\/([^\s/:@"'<>]{0,64}):([^\s/@"'<>]{1,96})$/i;

/** What stands in the place of a secret that is filled in elsewhere, or was taken out. */
const PLACEHOLDER = /^(?:[$%{<[].*|[*xX•]+|password|passwd|pass|secret|redacted)$/i;

/** User and password of an address, as offsets: `from` and `colon` lie around the user, `colon` and `to` around the password. */
export interface UrlLogin {
  readonly from: number;
  readonly colon: number;
  readonly to: number;
}

/** The login in front of the @ of an address; undefined where that is none of an address, or has no password. */
export const loginOfUrl = (text: string, at: number): UrlLogin | undefined => {
  const before = text.slice(Math.max(0, at - LONGEST), at);
  // Most are addresses of mail, which this tells for a twentieth of what the expression costs.
  const found = before.includes('://') ? LOGIN.exec(before) : null;
  if (!found) return undefined;
  const [, user = '', password = ''] = found;
  const colon = at - password.length - 1;
  return { from: colon - user.length, colon, to: at };
};

/** Emits user and password of an address; a placeholder is no password. */
export const emitLogin = (page: Page, token: number, { from, colon, to }: UrlLogin): void => {
  const emit = (element: 'username' | 'password', start: number, end: number): void =>
    emitAt(page, token, {
      element,
      start,
      end,
      confidence: 0.97,
      state: 'clear',
      detector: 'login',
      why: 'login: url',
    });
  if (PLACEHOLDER.test(page.text.slice(colon + 1, to))) return;
  if (colon > from) emit('username', from, colon);
  emit('password', colon + 1, to);
};
