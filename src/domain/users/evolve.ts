import { ensure } from '../../base/assert';
import { appended, replaced } from '../rows/rows';
import { existingRow, withRow } from '../rows/table';
import { valueOf, withoutKey, withValue } from '../rows/text-map';
import type { User, UserEvent, UsersState } from './user';

export function evolveUsers(state: UsersState, event: UserEvent): UsersState {
  if (event.type === 'user.created') {
    const { id, at, name, email } = event;
    const user: User = { id, name, email, status: 'active', createdAt: at, updatedAt: at, version: 1 };
    return {
      users: withRow(state.users, user),
      byEmail: withValue(state.byEmail, email.toLowerCase(), id),
      searchTexts: appended(state.searchTexts, searchText(user)),
    };
  }
  const before = existingRow(state.users, event.id);
  const user: User = { ...before, ...event.changes, updatedAt: event.at, version: before.version + 1 };
  const place = ensure(valueOf(state.users.places, user.id), `the place of ${user.id}`);
  return {
    users: withRow(state.users, user),
    byEmail: withValue(
      withoutKey(state.byEmail, before.email.toLowerCase()),
      user.email.toLowerCase(),
      user.id,
    ),
    searchTexts: replaced(state.searchTexts, place, searchText(user)),
  };
}

function searchText(user: User): string {
  return `${user.name} ${user.email}`.toLowerCase();
}
