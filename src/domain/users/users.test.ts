import { describe, expect, it } from 'vitest';
import { specOf } from '../given.test-support';
import { MAX_ROWS } from '../limits';
import { users } from './service';
import type { UserEvent } from './user';

const given = specOf(users);

const ines: UserEvent = {
  type: 'user.created',
  id: 'user-1',
  at: 10,
  name: 'Ines Okafor',
  email: 'Ines@example.com',
};
const noor: UserEvent = {
  type: 'user.created',
  id: 'user-2',
  at: 20,
  name: 'Noor Byrne',
  email: 'noor@example.com',
};

function idsOf(query: object): string[] | string {
  const listed = users.list(given(ines, noor).state, query);
  return listed.ok ? listed.value.items.map(({ id }) => id) : listed.error.message;
}

describe('creating a user', () => {
  it('USR-1, SVC-5: makes a user with the next id', () => {
    given(ines)
      .when({ type: 'create', body: { name: 'Noor Byrne', email: 'noor@example.com' } }, { now: 20 })
      .thenEvents(noor);
  });

  it('USR-1: refuses an address that somebody has, in any case', () => {
    given(ines)
      .when({ type: 'create', body: { name: 'Other', email: 'INES@EXAMPLE.COM' } })
      .thenProblem({
        kind: 'conflict',
        message: 'There is already a user with the email address INES@EXAMPLE.COM',
      });
  });

  it('BODY-1: tells all that is wrong', () => {
    const fields = given()
      .when({ type: 'create', body: { email: 'nowhere', nam: 'X' } })
      .fields();
    expect(fields).toEqual([
      '/nam: did you mean "name"?',
      '/name: a line of text of 1 to 100 characters',
      '/email: an email address of 3 to 254 characters',
    ]);
  });

  it('SVC-7: says when the table is full', () => {
    const { state } = given(ines);
    const full = { ...state, users: { ...state.users, rows: { ...state.users.rows, count: MAX_ROWS } } };
    const decided = users.decide(
      full,
      { type: 'create', body: { name: 'One more', email: 'more@example.com' } },
      { now: 0, draw: () => 0.5, settings: { lifecycle: 'payment', declineShare: 0 } },
    );
    expect(decided).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  });
});

describe('updating a user', () => {
  it('USR-2: changes what is named and keeps the rest', () => {
    const spec = given(ines).when({ type: 'update', id: 'user-1', body: { status: 'closed' } }, { now: 30 });
    spec.thenEvents({ type: 'user.updated', id: 'user-1', at: 30, changes: { status: 'closed' } });
    const after = given(ines, {
      type: 'user.updated',
      id: 'user-1',
      at: 30,
      changes: { name: 'Ines O.', status: 'closed' },
    });
    expect(users.find(after.state, 'user-1')).toEqual({
      id: 'user-1',
      name: 'Ines O.',
      email: 'Ines@example.com',
      status: 'closed',
      createdAt: 10,
      updatedAt: 30,
      version: 2,
    });
  });

  it('USR-2: what stays as it is makes no event', () => {
    const body = { name: 'Ines Okafor', email: 'Ines@example.com', status: 'active' };
    given(ines).when({ type: 'update', id: 'user-1', body }).thenNothing();
  });

  it('USR-2: needs a field', () => {
    const update = given(ines).when({ type: 'update', id: 'user-1', body: {} });
    expect(update.fields()).toEqual([': at least one field to change']);
  });

  it('SVC-8: an unknown user comes before an unknown field', () => {
    given(ines)
      .when({ type: 'update', id: 'user-9', body: { nonsense: 1 } })
      .thenProblem({ kind: 'not-found', message: 'There is no user "user-9"' });
  });

  it('USR-2: frees the address that is given up, and may change the case of the own one', () => {
    const moved: UserEvent = {
      type: 'user.updated',
      id: 'user-1',
      at: 30,
      changes: { email: 'new@example.com' },
    };
    const body = { email: 'ines@example.com' };
    given(ines, noor).when({ type: 'update', id: 'user-2', body }).thenProblem({ kind: 'conflict' });
    given(ines, noor, moved)
      .when({ type: 'update', id: 'user-2', body })
      .thenEvents({ type: 'user.updated', id: 'user-2', at: 1000, changes: body });
    given(ines)
      .when({ type: 'update', id: 'user-1', body })
      .thenEvents({ type: 'user.updated', id: 'user-1', at: 1000, changes: body });
  });
});

describe('finding users', () => {
  it.each([
    [{}, ['user-1', 'user-2']],
    [{ sort: 'newest' }, ['user-2', 'user-1']],
    [{ search: 'OKAFOR' }, ['user-1']],
    [{ search: ' byrne  noor@ ' }, ['user-2']],
    [{ search: 'example ines' }, ['user-1']],
    [{ search: 'example xyz' }, []],
    [{ email: 'INES@example.com' }, ['user-1']],
    [{ email: 'nobody@example.com' }, []],
    [{ status: 'closed' }, []],
    [{ sort: 'name', limit: 1, page: 2 }, ['user-2']],
  ])('USR-3, ROW-5, ROW-6: %j', (query, ids) => {
    expect(idsOf(query)).toEqual(ids);
  });

  it('USR-3: a user who changed is found by the new words only', () => {
    const { state } = given(ines, noor, {
      type: 'user.updated',
      id: 'user-1',
      at: 30,
      changes: { name: 'Ines Visser' },
    });
    expect(users.list(state, { search: 'okafor' })).toMatchObject({ value: { total: 0 } });
    expect(users.list(state, { search: 'visser' })).toMatchObject({ value: { total: 1 } });
  });

  it('ROW-5: a page beyond the end is empty, and a limit has a range', () => {
    expect(users.list(given(ines).state, { page: 7 })).toEqual({
      ok: true,
      value: { items: [], page: 7, limit: 10, total: 1 },
    });
    expect(users.list(given(ines).state, { limit: 101 })).toMatchObject({
      ok: false,
      error: { kind: 'validation', fields: [{ field: '/limit', got: '101' }] },
    });
  });
});
