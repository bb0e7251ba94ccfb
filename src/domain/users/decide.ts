import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Context } from '../context';
import { invalid, notFound, refused, type Decided } from '../domain-problem';
import { fullTable } from '../limits';
import { nextId } from '../rows/counter-ids';
import { rowOf } from '../rows/table';
import { valueOf } from '../rows/text-map';
import { createUserBody, updateUserBody } from './body-settings';
import type { User, UserChanges, UserCommand, UserEvent, UsersState } from './user';

type Events = Decided<readonly UserEvent[]>;

export function decideUsers(state: UsersState, command: UserCommand, { now }: Context): Events {
  return command.type === 'create'
    ? create(state, command.body, now)
    : update(state, command.id, command.body, now);
}

function create(state: UsersState, body: unknown, at: number): Events {
  const read = readBody(createUserBody, body);
  if (!read.ok) return read;
  const { name, email } = read.value;
  if (isTaken(state, email, null)) return takenEmail(email);
  const id = nextId('user', state.users.rows.count);
  return fullTable(state.users.rows, 'users') ?? ok([{ type: 'user.created', id, at, name, email }]);
}

function update(state: UsersState, id: string, body: unknown, at: number): Events {
  const user = rowOf(state.users, id);
  if (user === undefined) return notFound('user', id);
  const read = readBody(updateUserBody, body);
  if (!read.ok) return read;
  if (Object.keys(read.value).length === 0) {
    return invalid([{ field: '', expected: 'at least one field to change', got: 'none' }]);
  }
  if (read.value.email !== undefined && isTaken(state, read.value.email, id)) {
    return takenEmail(read.value.email);
  }
  const changes = changesOf(user, read.value);
  return ok(Object.keys(changes).length === 0 ? [] : [{ type: 'user.updated', id, at, changes }]);
}

/** Only what becomes different: setting a name to what it is anyway is no event. */
function changesOf(user: User, wanted: UserChanges): UserChanges {
  return {
    ...(wanted.name === undefined || wanted.name === user.name ? {} : { name: wanted.name }),
    ...(wanted.email === undefined || wanted.email === user.email ? {} : { email: wanted.email }),
    ...(wanted.status === undefined || wanted.status === user.status ? {} : { status: wanted.status }),
  };
}

function isTaken(state: UsersState, email: string, byOtherThan: string | null): boolean {
  const holder = valueOf(state.byEmail, email.toLowerCase());
  return holder !== undefined && holder !== byOtherThan;
}

function takenEmail(email: string): Decided<never> {
  return refused('conflict', `There is already a user with the email address ${email}`);
}
