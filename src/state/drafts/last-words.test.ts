import { describe, expect, it } from 'vitest';
import { ok } from '../../base/result';
import { rest } from './memory-drafts.test-support';
import { edited, FakeBrowser, FakeTab, labelsOf } from './two-tabs.test-support';

/** What is noted down and not written yet. */
function notedIn(browser: FakeBrowser): readonly string[] {
  return [...browser.notes.keys()].filter((key) => /unwritten|under-way/.test(key));
}

describe('a draft whose page ends at any moment', () => {
  it.each(['told', 'not told'])(
    'is not lost when a page that is %s ends before it is written',
    async (told) => {
      const { browser, tab, id } = await edited();
      browser.store.waiting = [];
      tab.edit('two');
      await tab.pass(200);
      // Another is made while this one is being written.
      tab.edit('three');
      await browser.store.answerOne();
      tab.end(told === 'told');
      browser.store.waiting = null;
      const other = new FakeTab(browser);
      await other.open(id);
      expect(other.log).toEqual(['one', 'two', 'three']);
      expect(notedIn(browser)).toEqual([]);
    },
  );

  it('is noted down with its first edit, and no longer than until it is written', async () => {
    const browser = new FakeBrowser();
    const tab = new FakeTab(browser);
    browser.store.waiting = [];
    tab.edit('one');
    await rest();
    expect(notedIn(browser)).toHaveLength(1);
    // Who has it open writes it.
    await new FakeTab(browser).desk.recovered;
    expect(browser.store.waiting).toHaveLength(1);
    expect(notedIn(browser)).toHaveLength(1);
    await browser.store.answerOne();
    expect(notedIn(browser)).toEqual([]);
  });

  it('that is open in a tab is written by the next tab that has it, when that one ends', async () => {
    const { browser, tab, id } = await edited();
    browser.store.trouble = { kind: 'full' };
    tab.edit('two');
    const other = new FakeTab(browser);
    await other.desk.recovered;
    tab.end(false);
    browser.store.trouble = null;
    await other.open(id);
    expect(other.log).toEqual(['one', 'two']);
  });

  it('is written at once where nothing can be noted down', async () => {
    const { browser, tab, id } = await edited();
    browser.canNote = false;
    tab.edit('two');
    await rest();
    expect(labelsOf(browser, id)).toEqual(['"label":"one"', '"label":"two"']);
  });

  it('asks its run again for what it had not answered when the page ended', async () => {
    const { browser, tab, id } = await edited();
    tab.wish('two');
    tab.end(false);
    const other = new FakeTab(browser);
    const asked: string[] = [];
    const hear = (heard: FakeTab): void => {
      heard.run.edit = async (path, value, label) => {
        asked.push(JSON.stringify([path, value, label]));
        return Promise.resolve(ok(undefined));
      };
    };
    hear(other);
    await other.open(id);
    expect(asked).toEqual(['["nodes.orders.instances",3,"two"]']);
    other.end(false);
    const third = new FakeTab(browser);
    hear(third);
    await third.open(id);
    expect(asked).toHaveLength(1);
  });

  it('asks its run for nothing that it has taken meanwhile', async () => {
    const { browser, tab, id } = await edited();
    tab.wish('two');
    const noted = new Map(browser.notes);
    tab.edit('two');
    await tab.pass(200);
    tab.end(false);
    for (const [key, text] of noted) browser.notes.set(key, text);
    const other = new FakeTab(browser);
    other.run.edit = async () => Promise.reject(new Error('it was asked twice'));
    await other.open(id);
    expect(other.log).toEqual(['one', 'two']);
  });
});
