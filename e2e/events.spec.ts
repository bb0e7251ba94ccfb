import { expect, test, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { complaintsOf } from './pages/complaints';
import { EventsPage } from './pages/events-page';
import { PlaygroundPage } from './pages/playground-page';
import { isSoundInBothThemes } from './pages/soundness';

async function open(page: Page): Promise<EventsPage> {
  const playground = new PlaygroundPage(page);
  await playground.open('order-saga');
  await playground.goTo(12);
  const events = new EventsPage(playground);
  await events.open();
  return events;
}

async function openCancelled(events: EventsPage): Promise<void> {
  await events.show('order.cancelled');
  await expect(events.rows.first()).toContainText('order.cancelled');
  await events.rows.first().click();
}

test('a cancelled order is followed back to its creation, and through its versions', async ({ page }) => {
  const complaints = complaintsOf(page);
  const events = await open(page);
  const { playground } = events;
  await openCancelled(events);
  await expect(events.event.getByRole('heading', { level: 2 })).toContainText('order.cancelled');
  await expect(events.chain.first()).toContainText('order.created');
  await expect(events.chain.filter({ hasText: '(this event)' })).toContainText('order.cancelled');
  // What came of the order: cancelled by the last event, pending after the first one.
  await events.event.getByRole('button', { name: 'What became of it' }).click();
  await expect(events.row).toContainText('"status": "cancelled"');
  await expect(events.linesThat('changed')).not.toHaveCount(0);
  await expect(events.row).toContainText('was "pending"');
  await events.slider.focus();
  await page.keyboard.press('Home');
  await expect(events.stream).toContainText('There was no such row yet');
  await page.keyboard.press('ArrowRight');
  await expect(events.slider).toHaveAttribute('aria-valuetext', /^Version 1 of \d+: order\.created/);
  await expect(events.row).toContainText('"status": "pending"');
  await expect(events.linesThat('added')).not.toHaveCount(0);
  await page.keyboard.press('End');
  await expect(events.versions.last()).toHaveAttribute('aria-selected', 'true');
  // To its moment: the run stands there, and the event is the newest of its order.
  const before = await playground.hash();
  await events.stream.getByRole('button', { name: /^Go to/ }).click();
  await expect(playground.transport.getByText('Replay')).toBeVisible();
  await expect(events.versions.last()).toContainText('order.cancelled');
  expect(await playground.seconds()).toBeLessThan(12);
  // Forward again the run is the same.
  await playground.goTo(12);
  expect(await playground.hash()).toBe(before);
  expect(complaints).toEqual([]);
});

test('a link of the chain leads to another event, and from there to its saga', async ({ page }) => {
  const events = await open(page);
  await openCancelled(events);
  await events.chain.first().getByRole('button').click();
  await expect(events.event.getByRole('heading', { level: 2 })).toContainText('order.created');
  await expect(events.event).toBeFocused();
  const about = await events.event.getByText(/^Event \d/).textContent();
  const order = ensure(/orders\/([^,]+),/.exec(about ?? ''), about ?? 'no words')[1];
  await events.event.getByRole('button', { name: /^Saga \d/ }).click();
  const saga = page.getByRole('region', { name: 'Saga', exact: true });
  await expect(saga.getByRole('heading', { level: 2 })).toContainText(`${order}Compensated`);
});

test('keys lead through the log, into an event and back', async ({ page }) => {
  const events = await open(page);
  await expect(events.rows.first()).toBeVisible();
  await page.getByRole('listbox', { name: 'Events' }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(events.event).toBeFocused();
  const first = await events.event.getByRole('heading', { level: 2 }).textContent();
  await page.keyboard.press('j');
  await expect(events.rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('k');
  await expect(events.event.getByRole('heading', { level: 2 })).toHaveText(first ?? '');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Events' })).toBeFocused();
});

test('new events do not push away the one that is looked at, and come when they are asked for', async ({
  page,
}) => {
  const events = await open(page);
  await events.rows.nth(1).click();
  const looked = (await events.rows.nth(1).textContent()) ?? '';
  await events.playground.goTo(13);
  const newer = page.getByRole('button', { name: /^\d+ newer$/ });
  await expect(newer).toBeVisible();
  await expect(events.rows.nth(1)).toHaveText(looked);
  await newer.click();
  await expect(events.rows.nth(1)).not.toHaveText(looked);
});

async function openPaid(events: EventsPage): Promise<void> {
  await events.show('order.paid');
  await expect(events.rows.first()).toContainText('order.paid');
  await events.rows.first().click();
  await events.event.getByRole('button', { name: 'What became of it' }).click();
  await expect(events.versions).toHaveCount(3);
}

test('an order is cancelled by hand once, and what a command lacks is said beside its field', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const events = await open(page);
  await openPaid(events);
  await events.writeCommand();
  const { command } = events;
  await expect(command.getByLabel('Command', { exact: true })).toHaveValue('cancel');
  // What is wrong is said beside the field, which takes the focus.
  const body = command.getByLabel('Body', { exact: true });
  await body.fill('{ "reason": 7 }');
  await page.keyboard.press('Control+Enter');
  await expect(body).toBeFocused();
  await expect(command.getByText('reason: expected a line of text')).toBeVisible();
  await body.fill('{ "reason": "changed my mind" }');
  // Another version than the one that is expected is a conflict.
  await command.getByLabel('Expected version', { exact: true }).selectOption('exactly');
  const version = command.getByRole('textbox', { name: /^Version/ });
  await expect(version).toHaveValue('2');
  await version.fill('1');
  await page.keyboard.press('Control+Enter');
  await expect(version).toBeFocused();
  await expect(command.getByText(/Expected version 1, but orders\/\S+ is at version 2/)).toBeVisible();
  await version.fill('2');
  await page.keyboard.press('Control+Enter');
  await expect(command.getByText(/^Done: order \S+ was cancelled/)).toBeVisible();
  // Once more there is nothing to cancel, and another state.
  await command.getByLabel('Expected version', { exact: true }).selectOption('any');
  await page.keyboard.press('Control+Enter');
  await expect(command.getByText('There is nothing to do: it would change nothing.')).toBeVisible();
  await command.getByLabel('Command', { exact: true }).selectOption('ship');
  await command.getByRole('button', { name: 'Send' }).click();
  await expect(command.getByText('Order is not paid.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(command).toBeHidden();
  await expect(events.stream.getByRole('button', { name: 'Send a command' })).toBeFocused();
  // The event is there, and says where it came from.
  await expect(events.versions.last()).toContainText('order.cancelled');
  await expect(events.versions.last()).toHaveAttribute('aria-selected', 'true');
  await expect(events.row).toContainText('"cancelReason": "changed my mind"');
  await events.stream.getByRole('button', { name: 'The event', exact: true }).click();
  await expect(events.event).toContainText('Somebody sent a command by hand');
  await expect(events.chain).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('a command at a past moment begins another line', async ({ page }) => {
  const events = await open(page);
  const { playground, command } = events;
  await playground.goTo(11.5);
  await openPaid(events);
  await events.writeCommand();
  await expect(command.getByText('sending begins another line')).toBeVisible();
  await command.getByRole('button', { name: 'Send' }).click();
  await command.getByRole('button', { name: /^order\.cancelled/ }).click();
  await expect(events.event.getByRole('heading', { level: 2 })).toContainText('order.cancelled');
  await expect(playground.transport.getByText('Replay')).toBeHidden();
});

test('a scenario without data has no events to show', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open('payment-outage');
  await expect(playground.dock.getByRole('tab', { name: 'Traces' })).toBeVisible();
  await expect(playground.dock.getByRole('tab', { name: 'Events' })).toHaveCount(0);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${viewport.width} x ${viewport.height}`, () => {
    test.use({ viewport });

    test('events are accessible and fit', async ({ page }) => {
      const events = await open(page);
      await expect(events.rows.first()).toBeVisible();
      await isSoundInBothThemes(page, 'the log of events');
      await events.showService(/^orders/);
      await openCancelled(events);
      await expect(events.chain.first()).toBeVisible();
      await isSoundInBothThemes(page, 'an event and its chain');
      await events.event.getByRole('button', { name: 'What became of it' }).click();
      await expect(events.row).toContainText('"status": "cancelled"');
      await isSoundInBothThemes(page, 'a stream and what changed');
      await events.writeCommand();
      await events.command.getByRole('button', { name: 'Send' }).click();
      await expect(events.command.getByText('There is nothing to do')).toBeVisible();
      await isSoundInBothThemes(page, 'a command that is refused');
    });
  });
}
