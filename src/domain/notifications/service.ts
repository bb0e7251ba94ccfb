import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Decided } from '../domain-problem';
import { latestAt, rowsOf, withLatest } from '../rows/latest';
import { pageOf, type Page } from '../rows/page';
import type { Service } from '../service';
import { notificationsQuery } from './body-settings';
import { decideNotifications } from './decide';
import {
  NO_NOTIFICATIONS,
  type Notification,
  type NotificationCommand,
  type NotificationEvent,
  type NotificationsState,
} from './notification';

/** So many messages are kept at least; of older ones only their number is. */
export const KEPT_NOTIFICATIONS = 250;

export const notifications: Service<
  NotificationsState,
  NotificationCommand,
  NotificationEvent,
  Notification
> = {
  empty: NO_NOTIFICATIONS,
  decide: decideNotifications,
  evolve: evolveNotifications,
  answer: (state, command, events) =>
    ok(find(state, command.type === 'cancel' ? command.id : (events.at(0)?.id ?? '')) ?? null),
  find,
  list: listNotifications,
};

function evolveNotifications(state: NotificationsState, event: NotificationEvent): NotificationsState {
  const { id, at, channel, template, to, reference } = event;
  const row: Notification = { id, channel, template, to, reference, sentAt: at };
  return {
    log: withLatest(state.log, row, KEPT_NOTIFICATIONS),
    sent: { ...state.sent, [channel]: state.sent[channel] + 1 },
  };
}

function find(state: NotificationsState, id: string): Notification | undefined {
  const number = /^notification-([1-9]\d{0,14})$/.exec(id)?.[1];
  return number === undefined ? undefined : latestAt(state.log, Number(number) - 1);
}

function listNotifications(state: NotificationsState, query: unknown): Decided<Page<Notification>> {
  const read = readBody(notificationsQuery, query);
  if (!read.ok) return read;
  const { channel, reference, sort = 'newest', ...request } = read.value;
  const matches = (row: Notification): boolean =>
    (channel === undefined || row.channel === channel) &&
    (reference === undefined || row.reference === reference);
  return ok(pageOf(rowsOf(state.log), request, sort, matches));
}
