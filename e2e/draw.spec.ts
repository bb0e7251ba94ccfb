import { expect, test } from '@playwright/test';
import { DrawingPage } from './pages/drawing-page';
import { PlaygroundPage } from './pages/playground-page';
import { isSoundInBothThemes } from './pages/soundness';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a system is drawn from nothing by mouse and keys, while it runs', async ({ page }) => {
  test.setTimeout(120_000);
  const playground = new PlaygroundPage(page);
  const drawing = new DrawingPage(page);
  await page.goto('./');
  await drawing.begin();
  await drawing.canvas.hover();
  await drawing.canvas.getByRole('button', { name: 'Add a client' }).click();
  await expect(drawing.said).toHaveText('Client added');
  const charts = playground.dock.getByRole('figure');
  await expect(charts).toHaveCount(3);
  const tops = await charts.evaluateAll((all) => all.map((chart) => chart.getBoundingClientRect().top));
  expect(new Set(tops).size, 'charts side by side').toBe(1);
  await drawing.add('gat', 'Gateway');
  await drawing.add('orders', 'Orders');
  await page.keyboard.press('f');

  // A call is drawn to a card, refused with its reason, and drawn to where nothing stands yet.
  const gateway = await drawing.boxOf('Gateway');
  await drawing.drawFrom('Client', { x: gateway.middleX, y: gateway.middleY });
  await page.mouse.up();
  await expect(drawing.said).toHaveText('Client → Gateway connected');
  const client = await drawing.boxOf('Client');
  await drawing.drawFrom('Gateway', { x: client.middleX, y: client.middleY });
  await expect(drawing.canvas.getByText('Client is a client: it asks, and answers nobody.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await drawing.drawFrom('Gateway', { x: gateway.middleX + 60, y: gateway.middleY + 150 });
  await page.mouse.up();
  // Where nothing is found the list has nothing in it: the words about that would be no option to choose.
  await page.getByPlaceholder('What do you need?').fill('a part of no name');
  await expect(page.getByText('Nothing is called “a part of no name”.')).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'What was found' })).toHaveText('');
  await page.getByPlaceholder('What do you need?').fill('payments');
  await page.keyboard.press('Enter');
  await expect(drawing.said).toHaveText('Payments added, called by Gateway');
  await drawing.card('Payments').click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeFocused();
  await isSoundInBothThemes(page, 'a system that is drawn, and a menu');
  await page.keyboard.press('Escape');

  // From here on it runs.
  await playground.play();
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(1);
  await drawing.card('Payments').click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name of Payments' }).fill('Bank');
  await page.keyboard.press('Enter');
  await expect(drawing.said).toHaveText('Payments renamed to Bank');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect(drawing.said).toHaveText('Bank 2 pasted');
  // Into another scenario, by whoever does not wait until the tools for drawing have come.
  const other = await page.context().newPage();
  await new PlaygroundPage(other).open();
  await other.keyboard.press('Control+v');
  await expect(new DrawingPage(other).said).toHaveText('Bank pasted');
  await other.close();
  await page.keyboard.press('Control+d');
  await expect(drawing.said).toHaveText('Bank 3 duplicated');
  await page.keyboard.press('Delete');
  await expect(drawing.said).toHaveText('Bank 3 removed');
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(drawing.card('Bank 3')).toBeVisible();

  // After a seek the drawing goes on, on another line of the run.
  await playground.pause();
  await playground.goTo(1);
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: /nodes$/ })).toBeVisible();
  await page.keyboard.press('l');
  await expect(drawing.said).toHaveText('Laid out');
  // What is taken back comes into sight, wherever somebody looks.
  for (let press = 0; press < 4; press++)
    await drawing.canvas.getByRole('button', { name: 'Zoom in' }).click();
  const cards = drawing.canvas.locator('.react-flow__node');
  for (const keys of ['Control+z', 'Control+Shift+z']) {
    await page.keyboard.press(keys);
    for (let card = 0; card < 4; card++) await expect(cards.nth(card)).toBeInViewport({ ratio: 0.99 });
  }
  await page.keyboard.press('Control+g');
  await page.getByRole('textbox', { name: 'Name of the new bounded context' }).fill('Shop');
  await page.keyboard.press('Enter');
  await expect(drawing.said).toHaveText('4 nodes grouped as Shop');
  await drawing.card('Orders').click();
  await drawing.card('Orders').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Take out of its group' }).click();
  await expect(drawing.said).toHaveText('Orders taken out of Shop');
  const inside = await drawing.boxOf('Gateway');
  // What was selected before stays so, and nothing changes around the hand, until the card is let go.
  await drawing.card('Gateway').click();
  await drawing.carry('Orders', { x: inside.middleX + 30, y: inside.middleY + 20 });
  await expect(drawing.card('Gateway')).toHaveAttribute('aria-pressed', 'true');
  await expect(drawing.card('Orders')).toHaveAttribute('aria-pressed', 'false');
  await page.mouse.up();
  await expect(drawing.said).toHaveText('Orders put into Shop');
  await expect(drawing.card('Orders')).toHaveAttribute('aria-pressed', 'true');
  await expect(drawing.card('Gateway')).toHaveAttribute('aria-pressed', 'false');
  await drawing.canvas.getByRole('button', { name: 'Fold Shop' }).click();
  const folded = drawing.canvas.getByRole('button', { name: /^Shop, folded/ });
  await folded.press('Enter');
  await expect(drawing.card('Orders')).toBeVisible();
});

test('a system is drawn and undone by the keyboard alone', async ({ page }) => {
  const drawing = new DrawingPage(page);
  await page.goto('./');
  await drawing.begin();
  await drawing.add('client', 'Client');
  await drawing.add('service', 'Service');
  await page.keyboard.press('ArrowDown');
  await expect(drawing.said).toHaveText('Service moved');
  await drawing.card('Client').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('d');
  await expect(page.getByPlaceholder('Which node?')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drawing.said).toHaveText('Client → Service connected');
  for (const _act of ['call', 'move', 'service', 'client']) await page.keyboard.press('Control+z');
  await expect(drawing.canvas.locator('.react-flow__node')).toHaveCount(0);
});
