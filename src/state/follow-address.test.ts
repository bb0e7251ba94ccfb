import { describe, expect, it } from 'vitest';
import { followAddress } from './follow-address';
import { parseRoute } from './route';
import { createView } from './view';

/** A window with an address bar that somebody can type into. */
function addressBar(hash: string) {
  let react = (): void => {};
  let changes = 0;
  const location = {
    get hash() {
      return hash;
    },
    set hash(next: string) {
      changes++;
      hash = next;
      react();
    },
  };
  return {
    location,
    addEventListener: (_kind: 'hashchange', call: () => void) => void (react = call),
    get changes() {
      return changes;
    },
  };
}

describe('the address', () => {
  it('follows the page, once a change', () => {
    const bar = addressBar('');
    const view = createView(parseRoute(''));
    followAddress(view, bar);
    view.setState({ page: { kind: 'run', scenarioId: 'payment-outage', seed: 3 } });
    expect(bar.location.hash).toBe('#/run/payment-outage?seed=3');
    view.setState({ dockTab: 'log' });
    expect(bar.changes).toBe(1);
  });

  it('leads the page when somebody types, goes back or opens a link', () => {
    const bar = addressBar('');
    const view = createView(parseRoute(''));
    followAddress(view, bar);
    bar.location.hash = '#/run/payment-outage';
    expect(view.getState().page).toEqual({ kind: 'run', scenarioId: 'payment-outage' });
    view.setState({ overlay: 'drafts' });
    bar.location.hash = '#/';
    expect(view.getState()).toMatchObject({ page: { kind: 'start' }, overlay: null });
  });
});
