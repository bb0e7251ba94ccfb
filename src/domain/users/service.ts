import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Decided } from '../domain-problem';
import { byField, hasWords, pageOf, type Page, type Sort } from '../rows/page';
import { rowAt } from '../rows/rows';
import { rowOf } from '../rows/table';
import { valueOf } from '../rows/text-map';
import type { Service } from '../service';
import { usersQuery } from './body-settings';
import { decideUsers } from './decide';
import { evolveUsers } from './evolve';
import { NO_USERS, type User, type UserCommand, type UserEvent, type UsersState } from './user';

export const users: Service<UsersState, UserCommand, UserEvent, User> = {
  empty: NO_USERS,
  decide: decideUsers,
  evolve: evolveUsers,
  answer: (state, command, events) => {
    const id = command.type === 'create' ? events.at(0)?.id : command.id;
    return ok(id === undefined ? null : (rowOf(state.users, id) ?? null));
  },
  find: (state, id) => rowOf(state.users, id),
  list: listUsers,
};

const SORTS = {
  oldest: 'oldest',
  newest: 'newest',
  name: byField((user) => user.name.toLowerCase()),
  email: byField((user) => user.email.toLowerCase()),
} as const satisfies Record<string, Sort<User>>;

function listUsers(state: UsersState, query: unknown): Decided<Page<User>> {
  const read = readBody(usersQuery, query);
  if (!read.ok) return read;
  const { search, status, email, sort = 'oldest', ...request } = read.value;
  if (search === undefined && status === undefined && email === undefined) {
    return ok(pageOf(state.users.rows, request, SORTS[sort]));
  }
  const found = search === undefined ? () => true : hasWords(search);
  const onlyId = email === undefined ? null : valueOf(state.byEmail, email.toLowerCase());
  const matches = (user: User, at: number): boolean =>
    (status === undefined || user.status === status) &&
    (onlyId === null || user.id === onlyId) &&
    found(rowAt(state.searchTexts, at));
  return ok(pageOf(state.users.rows, request, SORTS[sort], matches));
}
