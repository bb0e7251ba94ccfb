import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import { isEmail } from '../body/text-formats';
import type { Context } from '../context';
import { invalid, type Decided } from '../domain-problem';
import { nextId } from '../rows/counter-ids';
import { sendNotificationBody } from './body-settings';
import type { Channel, NotificationCommand, NotificationEvent, NotificationsState } from './notification';

export function decideNotifications(
  state: NotificationsState,
  command: NotificationCommand,
  { now }: Context,
): Decided<readonly NotificationEvent[]> {
  if (command.type === 'cancel') return ok([]);
  const read = readBody(sendNotificationBody, command.body);
  if (!read.ok) return read;
  const { channel, template, to, reference = null } = read.value;
  const address = ADDRESSES[channel];
  if (!address.fits(to)) return invalid([{ field: '/to', expected: address.expected, got: `"${to}"` }]);
  const id = nextId('notification', state.log.total);
  return ok([{ type: 'notification.sent', id, at: now, channel, template, to, reference }]);
}

/** What has to stand in `to` depends on the channel. */
const ADDRESSES: Readonly<Record<Channel, { fits: (to: string) => boolean; expected: string }>> = {
  email: { fits: isEmail, expected: 'an email address' },
  sms: {
    fits: (to) => /^\+?\d(?:[ -]?\d){5,18}$/.test(to),
    expected: 'a phone number of 6 to 19 digits',
  },
  push: { fits: (to) => /^[A-Za-z0-9._:-]+$/.test(to), expected: 'the id of a device' },
};
