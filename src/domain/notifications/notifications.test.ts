import { describe, expect, it } from 'vitest';
import { specOf } from '../given.test-support';
import type { NotificationEvent } from './notification';
import { KEPT_NOTIFICATIONS, notifications } from './service';

const given = specOf(notifications);

const sent: NotificationEvent = {
  type: 'notification.sent',
  id: 'notification-1',
  at: 1000,
  channel: 'email',
  template: 'order-created',
  to: 'ines@example.com',
  reference: 'order-1',
};
const body = { channel: 'email', template: 'order-created', to: 'ines@example.com', reference: 'order-1' };

describe('notifications', () => {
  it('NTF-1: are sent', () => {
    given().when({ type: 'send', body }).thenEvents(sent);
    given(sent)
      .when({ type: 'send', body: { channel: 'push', template: 'welcome', to: 'device:7' } })
      .thenEvents({
        ...sent,
        id: 'notification-2',
        channel: 'push',
        template: 'welcome',
        to: 'device:7',
        reference: null,
      });
  });

  it.each([
    ['email', '+44 1752 555 010', false],
    ['email', 'ines@example.com', true],
    ['sms', '+44 1752 555 010', true],
    ['sms', '12345', false],
    ['sms', 'ines@example.com', false],
    ['push', 'device-7', true],
    ['push', 'not a device', false],
  ])('NTF-1: by %s to %s: %s', (channel, to, fits) => {
    const fields = given()
      .when({ type: 'send', body: { ...body, channel, to } })
      .fields();
    expect(fields).toHaveLength(fits ? 0 : 1);
    if (!fits) expect(fields[0]).toMatch('/to: ');
  });

  it('NTF-2, ROW-4: the latest are kept, and all are counted', () => {
    const count = 3 * KEPT_NOTIFICATIONS + 7;
    const events = Array.from({ length: count }, (_, at) => ({ ...sent, id: `notification-${at + 1}` }));
    const { state, when } = given(...events);
    expect(state.sent).toEqual({ email: count, sms: 0, push: 0 });
    expect(notifications.list(state, { limit: 1 })).toMatchObject({
      value: { items: [{ id: `notification-${count}` }], total: KEPT_NOTIFICATIONS + 7 },
    });
    expect(notifications.find(state, `notification-${count}`)).toMatchObject({ to: 'ines@example.com' });
    expect(notifications.find(state, 'notification-1')).toBeUndefined();
    expect(notifications.find(state, 'notification-01')).toBeUndefined();
    when({ type: 'send', body }).thenEvents({ ...sent, id: `notification-${count + 1}` });
  });

  it('NTF-3: cancelling has nothing to undo', () => {
    given(sent).when({ type: 'cancel', id: 'notification-1' }).thenNothing();
    expect(
      notifications.answer(given(sent).state, { type: 'cancel', id: 'notification-1' }, []),
    ).toMatchObject({
      ok: true,
      value: { id: 'notification-1', sentAt: 1000 },
    });
    expect(notifications.answer(given().state, { type: 'cancel', id: 'x' }, [])).toEqual({
      ok: true,
      value: null,
    });
  });

  it('ROW-6, NTF-2: are counted by channel, and listed by channel and reference', () => {
    const { state } = given(sent, { ...sent, id: 'notification-2', channel: 'sms', reference: null });
    expect(state.sent).toEqual({ email: 1, sms: 1, push: 0 });
    expect(notifications.list(state, { channel: 'sms' })).toMatchObject({ value: { total: 1 } });
    expect(notifications.list(state, { reference: 'order-1' })).toMatchObject({ value: { total: 1 } });
  });
});
