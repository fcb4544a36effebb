import type { Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { findChatHandles } from './chat-handles.ts';
import { findLoginsOfNames } from './of-names.ts';
import { findServiceKeys } from './service.ts';
import { findDomainLogins, findToldLogins } from './told.ts';

/** Logins and handles that no label with a sign behind it tells, in what is no source code. */
export const findLogins = (page: Page, spans: readonly Span[]): void => {
  const { tokens } = page;
  if (tokens.code) return;
  findDomainLogins(page);
  findChatHandles(page);
  findServiceKeys(page);
  if (!tokens.personal) return;
  findToldLogins(page);
  findLoginsOfNames(page, spans);
};
