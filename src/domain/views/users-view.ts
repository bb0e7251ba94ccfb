import { ensure } from '../../base/assert';
import { appended, NO_ROWS, replaced, type Rows } from '../rows/rows';
import { NO_TABLE, withRow, type Table } from '../rows/table';
import { NO_TEXTS, valueOf, withoutKey, withValue, type TextMap } from '../rows/text-map';
import type { UserEvent, UserStatus } from '../users/user';
import { isNewRow, rowToChange } from './changed-row';

export type UserRow = {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly email: string;
  readonly status: UserStatus;
};

/** Users, to be found by words of their names and addresses. */
export interface UsersView {
  readonly kind: 'users';
  readonly users: Table<UserRow>;
  /** Ids by address in small letters. */
  readonly byEmail: TextMap<string>;
  /** What each user is searched by, in the order of the users, in small letters. */
  readonly searchTexts: Rows<string>;
}

export const usersView: UsersView = {
  kind: 'users',
  users: NO_TABLE,
  byEmail: NO_TEXTS,
  searchTexts: NO_ROWS,
};

export function projectUser(view: UsersView, event: UserEvent, position: number): UsersView {
  if (event.type === 'user.created') {
    const { id, name, email } = event;
    if (!isNewRow(view.users, id)) return view;
    const row: UserRow = { id, position, name, email, status: 'active' };
    return {
      ...view,
      users: withRow(view.users, row),
      byEmail: withValue(view.byEmail, email.toLowerCase(), id),
      searchTexts: appended(view.searchTexts, searchText(row)),
    };
  }
  const before = rowToChange(view.users, event.id, position);
  if (before === undefined) return view;
  const row: UserRow = { ...before, ...event.changes, position };
  const place = ensure(valueOf(view.users.places, row.id), `the place of ${row.id}`);
  return {
    ...view,
    users: withRow(view.users, row),
    byEmail: withValue(withoutEmail(view.byEmail, before), row.email.toLowerCase(), row.id),
    searchTexts: replaced(view.searchTexts, place, searchText(row)),
  };
}

/** An address that was given up may be somebody else's by now, of whom was heard before. */
function withoutEmail(byEmail: TextMap<string>, { id, email }: UserRow): TextMap<string> {
  const address = email.toLowerCase();
  return valueOf(byEmail, address) === id ? withoutKey(byEmail, address) : byEmail;
}

function searchText({ name, email }: UserRow): string {
  return `${name} ${email}`.toLowerCase();
}
