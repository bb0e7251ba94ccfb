import { expect, test, type Locator } from '@playwright/test';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { isSound } from './pages/soundness';
import { client, header, service } from './scenario-parts';

/** One guarded call, and one without any policy; nothing is expected of either. */
const SHOP = {
  ...header('stack', 'Stack', 60_000),
  requestTypes: [{ id: 'order', name: 'POST /orders' }],
  nodes: [
    { ...client('web', 0), ratePerSecond: 40, mix: [{ requestType: 'order', edge: 'web-orders' }] },
    { ...service('orders', 'service', 300, 5), plan: ['orders-payments', 'orders-stock'] },
    { ...service('payments', 'service', 600, 20), instances: 3 },
    { ...service('stock', 'service', 600, 10), position: { x: 600, y: 320 } },
  ],
  edges: [
    { id: 'web-orders', from: 'web', to: 'orders' },
    {
      id: 'orders-payments',
      from: 'orders',
      to: 'payments',
      stack: [
        { id: 'retry', kind: 'retry' },
        { id: 'breaker', kind: 'circuit-breaker' },
        { id: 'timeout', kind: 'timeout', settings: { afterMs: 250 } },
      ],
    },
    { id: 'orders-stock', from: 'orders', to: 'stock' },
  ],
};

/** The stack of a selected call, as a person uses it. */
class StackPane {
  readonly rows: Locator;

  constructor(readonly playground: PlaygroundPage) {
    this.rows = playground.inspector
      .getByRole('list', { name: /outermost first/ })
      .locator('> li')
      .describe('rows of the stack');
  }

  row(title: string): Locator {
    const { page } = this.playground;
    return this.rows.filter({ has: page.getByRole('button', { name: title, exact: true }) });
  }

  toggle(title: string): Locator {
    return this.playground.inspector.getByRole('button', { name: title, exact: true });
  }

  grip(title: string): Locator {
    return this.playground.inspector.getByRole('button', { name: new RegExp(`^Move ${title}, place`) });
  }

  get add(): Locator {
    return this.playground.inspector.getByRole('button', { name: 'Add layer' });
  }

  get kinds(): Locator {
    return this.playground.inspector.getByRole('list', { name: 'Layers to add' });
  }

  /** The titles from the outermost to the innermost. */
  async isInOrder(...titles: readonly string[]): Promise<void> {
    await expect(this.rows.getByRole('heading', { level: 3 })).toHaveText(titles);
  }

  /** Drags a row by its grip to where another one is: below its middle, or above it. */
  async drag(title: string, to: string, side: 'above' | 'below'): Promise<void> {
    // Rows glide to their places; the pointer waits until those of this drag lie still.
    await this.row(to).hover();
    await this.grip(title).hover();
    const from = await this.grip(title).boundingBox();
    const target = await this.row(to).boundingBox();
    if (from === null || target === null) throw new Error(`${title} or ${to} is not on the screen`);
    const { mouse } = this.playground.page;
    const x = from.x + from.width / 2;
    await mouse.move(x, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(x, from.y + from.height / 2 + 8, { steps: 2 });
    await mouse.move(x, target.y + target.height * (side === 'above' ? 0.1 : 0.9), { steps: 5 });
    await mouse.up();
  }
}

async function openStack(playground: PlaygroundPage, call = 'orders → payments'): Promise<StackPane> {
  await playground.openFile(SHOP);
  await playground.selectPart(call);
  return new StackPane(playground);
}

test('a layer is added at its place, set by a preset, and taken away again', async ({ page }) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  const stack = await openStack(playground);
  await stack.add.click();
  await expect(stack.kinds.getByRole('listitem')).toHaveCount(11);
  await expect(stack.kinds).toContainText('Gives up on a call that takes too long.');
  await isSound(page, 'layers to add', ['Inspector']);
  await stack.kinds.getByRole('button', { name: 'Bulkhead', exact: true }).click();
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout', 'Bulkhead');
  await expect(stack.toggle('Bulkhead')).toBeFocused();
  await expect(stack.toggle('Bulkhead')).toHaveAttribute('aria-expanded', 'true');
  const slots = playground.inspector.getByRole('textbox', { name: 'Slots' });
  await expect(slots).toHaveValue('10');
  await playground.inspector.getByRole('button', { name: 'Presets', exact: true }).click();
  const presets = playground.inspector.getByRole('list', { name: 'Presets of bulkhead' });
  await presets.getByRole('button', { name: 'Inventory pool' }).click();
  await expect(slots).toHaveValue('5');
  await expect(presets.getByRole('button', { name: 'Inventory pool', pressed: true })).toBeVisible();
  await expect(stack.row('Bulkhead')).toContainText('5 slots, queue of 10');
  await isSound(page, 'an open layer with its presets', ['Inspector']);
  await playground.inspector.getByRole('button', { name: 'Remove Bulkhead' }).click();
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout');
  await expect(stack.grip('Timeout')).toBeFocused();
  await page.keyboard.press('Control+z');
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout', 'Bulkhead');
  await expect(stack.row('Bulkhead')).toContainText('5 slots, queue of 10');
  expect(complaints).toEqual([]);
});

test('a layer begins with a preset of its kind', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const stack = await openStack(playground);
  await stack.add.click();
  await stack.kinds.getByRole('button', { name: 'Presets of bulkhead' }).click();
  await stack.kinds.getByRole('button', { name: 'Notification pool' }).click();
  await expect(stack.row('Bulkhead')).toContainText('20 slots, queue of 50');
  await expect(stack.kinds).toBeHidden();
});

test('a row is dragged to another place, and Escape leaves it where it was', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const stack = await openStack(playground);
  await stack.drag('Timeout', 'Retry', 'above');
  await stack.isInOrder('Timeout', 'Retry', 'Circuit breaker');
  await expect(playground.inspector).toContainText('Timeout moved to place 1 of 3.');
  await expect(playground.inspector).toContainText('The timeout sits outside the breaker');
  // The drag is no press: nothing has unfolded.
  await expect(stack.toggle('Timeout')).toHaveAttribute('aria-expanded', 'false');
  await stack.drag('Timeout', 'Circuit breaker', 'below');
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout');
  const grip = await stack.grip('Retry').boundingBox();
  await page.mouse.move((grip?.x ?? 0) + 5, (grip?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((grip?.x ?? 0) + 5, (grip?.y ?? 0) + 90, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout');
  await expect(playground.inspector.getByRole('heading', { name: 'orders → payments' })).toBeVisible();
});

test('all of it works by the keyboard, and the focus stays with the layer', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const stack = await openStack(playground);
  await stack.grip('Retry').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await stack.isInOrder('Circuit breaker', 'Timeout', 'Retry');
  await expect(stack.grip('Retry')).toBeFocused();
  await expect(stack.grip('Retry')).toHaveAccessibleName('Move Retry, place 3 of 3');
  await expect(stack.grip('Retry')).toHaveAccessibleDescription(/Arrow keys move it/);
  await expect(playground.inspector.getByText('Retry moved to place 3 of 3.')).toBeAttached();
  await stack.toggle('Timeout').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await stack.isInOrder('Timeout', 'Circuit breaker', 'Retry');
  await expect(stack.toggle('Timeout')).toBeFocused();
  await page.keyboard.press('Enter');
  const inward = playground.inspector.getByRole('button', { name: 'Move inward' });
  await inward.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await stack.isInOrder('Circuit breaker', 'Retry', 'Timeout');
  await expect(inward).toBeFocused();
  await stack.grip('Retry').focus();
  await page.keyboard.press('Delete');
  await stack.isInOrder('Circuit breaker', 'Timeout');
  await expect(stack.grip('Timeout')).toBeFocused();
  // The one key that a Mac deletes with takes the policy away, too, and not the call that is selected.
  await page.keyboard.press('Backspace');
  await expect(stack.grip('Circuit breaker')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(playground.inspector).toContainText('No policies guard this call');
  await expect(stack.add).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stack.kinds).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(stack.kinds.getByRole('button', { name: 'Fallback', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(stack.add).toBeFocused();
  await expect(stack.kinds).toBeHidden();
});

test('a layer that is switched off is out of the way, and the run goes on', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const stack = await openStack(playground);
  await playground.playTo(3, '10×');
  await playground.setSpeed('1×');
  await playground.play();
  await stack.row('Circuit breaker').getByRole('switch').click();
  await expect(stack.row('Circuit breaker')).toContainText('off');
  await expect(playground.inspector).not.toContainText('Retry sits outside the breaker');
  await isSound(page, 'a layer that is off', ['Inspector']);
  await stack.drag('Timeout', 'Retry', 'above');
  await stack.isInOrder('Timeout', 'Retry', 'Circuit breaker');
  await stack.add.click();
  await stack.kinds.getByRole('button', { name: 'Load balancer', exact: true }).click();
  await stack.isInOrder('Timeout', 'Retry', 'Circuit breaker', 'Load balancer');
  await expect(stack.row('Load balancer')).toContainText('3 of 3 instances');
  await playground.pauseIfPlaying();
  await playground.showLog();
  await expect(playground.logRows.filter({ hasText: 'circuit breaker switched off' })).toBeVisible();
  await expect(playground.logRows.filter({ hasText: 'timeout moved outside retry' })).toBeVisible();
  await expect(playground.logRows.filter({ hasText: 'load balancer added' })).toBeVisible();
  const stoodAt = await playground.seconds();
  await playground.playTo(stoodAt + 2, '10×');
  await stack.row('Circuit breaker').getByRole('switch').click();
  await expect(stack.row('Circuit breaker')).toContainText('Closed');
  for (let edits = 0; edits < 4; edits++) await page.keyboard.press('Control+z');
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout');
});

test('a value that was typed is not lost to the press that moves its layer', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const stack = await openStack(playground);
  await playground.playTo(1, '10×');
  await stack.toggle('Timeout').click();
  await playground.inspector.getByRole('textbox', { name: 'Gives up after' }).fill('400');
  await playground.inspector.getByRole('button', { name: 'Move outward' }).click();
  await stack.isInOrder('Retry', 'Timeout', 'Circuit breaker');
  await expect(stack.row('Timeout')).toContainText('400 ms per try');
});

test('a call without policies offers whole stacks', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const stack = await openStack(playground, 'orders → stock');
  await isSound(page, 'a call without policies', ['Inspector']);
  const stacks = playground.inspector.getByRole('list', { name: 'Whole stacks' });
  await stacks.getByRole('button', { name: 'Resilient client' }).click();
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout', 'Bulkhead');
  await expect(playground.inspector).toContainText('Order is sound.');
  await playground.inspector.getByRole('button', { name: 'Whole stacks' }).click();
  await stacks.getByRole('button', { name: 'Service client' }).click();
  await stack.isInOrder('Timeout', 'Circuit breaker', 'Timeout');
  await page.keyboard.press('Control+z');
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout', 'Bulkhead');
});

test('a breaker that something is expected of stays, and can be switched off instead', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.selectPart('orders → payments');
  const stack = new StackPane(playground);
  await stack.grip('Circuit breaker').focus();
  await page.keyboard.press('Delete');
  await expect(playground.inspector.getByRole('alert').filter({ hasText: 'Payment outage' })).toBeVisible();
  await stack.isInOrder('Retry', 'Circuit breaker', 'Timeout', 'Bulkhead');
  await playground.inspector.getByRole('button', { name: 'Switch it off instead' }).click();
  await expect(stack.row('Circuit breaker')).toContainText('off');
  await expect(playground.inspector.getByRole('alert').filter({ hasText: 'Payment outage' })).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the stack fits, and everything can be done by touch', async ({ page }) => {
    const playground = new PlaygroundPage(page);
    await playground.openFile(SHOP);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('orders → payments');
    await page.getByRole('option', { name: /^orders → payments/ }).click();
    await page
      .getByRole('navigation', { name: 'Parts of the playground' })
      .getByText('Settings', { exact: true })
      .click();
    const titles = page.getByRole('list', { name: /outermost first/ }).getByRole('heading', { level: 3 });
    await expect(titles).toHaveText(['Retry', 'Circuit breaker', 'Timeout']);
    await page.getByRole('button', { name: 'Timeout', exact: true }).tap();
    await page.getByRole('button', { name: 'Move outward' }).tap();
    await expect(titles).toHaveText(['Retry', 'Timeout', 'Circuit breaker']);
    await isSound(page, 'the stack on a phone');
    await page.getByRole('button', { name: 'Add layer' }).tap();
    await page.getByRole('button', { name: 'Presets of bulkhead' }).tap();
    await isSound(page, 'layers to add on a phone');
    await page.getByRole('button', { name: 'Payment pool' }).tap();
    await expect(titles).toHaveText(['Retry', 'Timeout', 'Circuit breaker', 'Bulkhead']);
  });
});
