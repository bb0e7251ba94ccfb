import type { Time } from '../../base/time';
import type { BodyOf } from '../body/body-shape';
import { NO_LATEST, type Latest } from '../rows/latest';
import type { sendNotificationBody } from './body-settings';

export type Channel = BodyOf<typeof sendNotificationBody.fields.channel>;
export type Template = BodyOf<typeof sendNotificationBody.fields.template>;

export type Notification = {
  readonly id: string;
  readonly channel: Channel;
  readonly template: Template;
  readonly to: string;
  readonly reference: string | null;
  readonly sentAt: Time;
};

export interface NotificationsState {
  /** The latest messages; older ones are forgotten. */
  readonly log: Latest<Notification>;
  /** All that were ever sent, by channel. */
  readonly sent: Readonly<Record<Channel, number>>;
}

export const NO_NOTIFICATIONS: NotificationsState = {
  log: NO_LATEST,
  sent: { email: 0, sms: 0, push: 0 },
};

/** Cancelling exists because a saga may ask for it; what is sent is sent, so it never has anything to undo. */
export type NotificationCommand =
  { readonly type: 'send'; readonly body: unknown } | { readonly type: 'cancel'; readonly id: string };

export type NotificationEvent = Omit<Notification, 'sentAt'> & {
  readonly type: 'notification.sent';
  readonly at: Time;
};
