import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem';
import { fieldErrors, firstDraft, sentCommand, withService, withType } from './command-draft';
import { commandForm } from './events.test-support';

const about = {
  service: 'orders',
  id: 'web.17',
  version: 2,
  fitting: [{ type: 'cancel', body: { reason: 'lost' } }],
};

function draft(more: Partial<ReturnType<typeof firstDraft>> = {}) {
  return { ...firstDraft(commandForm({ about })), ...more };
}

describe('a command that is being written', () => {
  it('begins with what would happen to the stream that it is about', () => {
    expect(draft()).toEqual({
      service: 'orders',
      type: 'cancel',
      id: 'web.17',
      body: '{\n  "reason": "lost"\n}',
      expects: 'any',
      version: '2',
    });
    expect(firstDraft(commandForm())).toMatchObject({ service: 'orders', type: 'create', id: '' });
  });

  it('gets the example of another command, and no id of another service', () => {
    const form = commandForm({ about });
    expect(withType(form, draft(), 'confirm')).toMatchObject({ type: 'confirm', body: '', id: 'web.17' });
    const other = withService(form, draft(), 'payments');
    expect(other).toMatchObject({ type: 'refund', id: '', body: '{\n  "reference": "order-1"\n}' });
    expect(withService(form, other, 'orders')).toEqual(draft());
  });

  it('is sent with what its command has, and nothing else', () => {
    const form = commandForm({ about });
    expect(sentCommand(form, draft({ id: ' web.17 ' }))).toEqual({
      ok: true,
      value: {
        service: 'orders',
        command: { type: 'cancel', id: 'web.17', body: { reason: 'lost' } },
        expectedVersion: 'any',
      },
    });
    expect(sentCommand(form, draft({ type: 'confirm', body: '{', expects: 'exactly' }))).toMatchObject({
      value: { command: { type: 'confirm', id: 'web.17' }, expectedVersion: 2 },
    });
    expect(sentCommand(form, draft({ type: 'create', body: ' ' }))).toMatchObject({
      value: { command: { type: 'create', body: {} } },
    });
  });

  it.each([
    [{ body: '{"reason" 1}' }, { body: 'No JSON: line 1, column 11: expected a colon, found "1".' }],
    [
      { expects: 'exactly', version: ' ' },
      { expectedVersion: 'Expected a whole number from 0, but nothing is given.' },
    ],
    [
      { expects: 'exactly', version: '1.5' },
      { expectedVersion: 'Expected a whole number from 0, but “1.5” is given.' },
    ],
    [
      { expects: 'exactly', version: '-1' },
      { expectedVersion: 'Expected a whole number from 0, but “-1” is given.' },
    ],
  ] as const)('is not sent as %j', (more, errors) => {
    const sent = sentCommand(commandForm({ about }), draft(more));
    expect(sent.ok ? {} : fieldErrors(sent.error)).toEqual(errors);
  });
});

describe('what is wrong with a command', () => {
  const problem = (path: string, received: string, expected = 'something'): Problem => {
    return { path, expected, received };
  };

  it('stands beside the field that it is about', () => {
    const errors = fieldErrors([
      problem('service', 'Nobody decides.'),
      problem('command', 'Order is not paid.'),
      problem('id', 'There is no order "x".'),
      problem('body/items/0/quantity', '0', 'a whole number from 1'),
      problem('body/why', 'an unknown field', 'no such field'),
      problem('expectedVersion', 'orders/web.17 is at version 5', 'version 3'),
    ]);
    expect(errors).toEqual({
      service: 'Nobody decides.',
      type: 'Order is not paid.',
      id: 'There is no order "x".',
      body: 'items/0/quantity: expected a whole number from 1, received 0. why: expected no such field, received an unknown field.',
      expectedVersion: 'Expected version 3, but orders/web.17 is at version 5.',
    });
  });

  it('is said by itself where it concerns no field', () => {
    expect(fieldErrors([problem('lines', 'one more', 'at most 20 lines')])).toEqual({
      other: 'Expected at most 20 lines, received one more.',
    });
  });
});
