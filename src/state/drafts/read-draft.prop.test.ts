import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import type { LineInfo, LoggedInput } from '../../worker/lines';
import { changedParts, NOTHING_WRITTEN, type WrittenRun } from './draft-parts';
import { readHead } from './read-head';
import { readRun } from './read-run';
import { FakeBrowser, FakeTab } from './two-tabs.test-support';

async function written() {
  const browser = new FakeBrowser();
  const tab = new FakeTab(browser);
  tab.edit('one');
  await tab.pass(600);
  return ensure([...browser.store.drafts.values()][0], 'a draft');
}

const DRAFT = await written();

function input(number: number): LoggedInput {
  const ask = { kind: 'ask', number, edge: 'e', requestType: 't', key: 1, user: 1 } as const;
  return {
    time: number,
    after: number,
    edits: 0,
    input: { ...ask, answeredBy: '', method: 'GET', path: '/' },
  };
}

const FIRST: LineInfo = {
  id: 1,
  name: '',
  parent: null,
  from: { time: 0, dispatched: 0 },
  reach: { time: 0, dispatched: 0 },
  log: [],
  inherited: 0,
  made: [],
};

describe('a kept draft', () => {
  it('never throws, whatever has become of it', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(...Object.keys(DRAFT.parts)), (text, name) => {
        const head = readHead(JSON.parse(text));
        const sound = ensure(head.ok ? head.value : okOf(readHead(DRAFT.head)), 'a head');
        readRun(sound, { ...DRAFT.parts, [name]: text });
        readRun(sound, { ...DRAFT.parts, [name]: text.slice(1) });
      }),
      { numRuns: 500 },
    );
  });

  it('is refused or whole when one field of its head is another', () => {
    const kept: Record<string, unknown> = { ...Object(DRAFT.head) };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(kept)), fc.jsonValue(), (key, value) => {
        const read = readHead({ ...kept, [key]: value });
        if (read.ok) expect(Object.keys(read.value).toSorted()).toEqual(Object.keys(kept).toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('has what was written in parts, however it grew and shrank', () => {
    const head = ensure(okOf(readHead(DRAFT.head)), 'a head');
    const counts = fc.array(fc.record({ keep: fc.nat({ max: 900 }), add: fc.nat({ max: 500 }) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(counts, (changes) => {
        const parts: Record<string, string> = {};
        let before: WrittenRun = NOTHING_WRITTEN;
        let inputs: readonly LoggedInput[] = [];
        let number = 0;
        for (const { keep, add } of changes) {
          inputs = [...inputs.slice(0, keep), ...Array.from({ length: add }, () => input(++number))];
          const now: WrittenRun = { start: 'text', cameAs: 'came', lines: [FIRST], inputs: { 1: inputs } };
          for (const [name, text] of changedParts(before, now)) {
            if (text === null) delete parts[name];
            else parts[name] = text;
          }
          before = now;
        }
        if (changes.length === 0) return;
        const run = readRun(head, parts);
        expect(run.ok && run.value.resume?.inputs[1]).toEqual(inputs.length === 0 ? undefined : inputs);
        expect(run.ok && run.value.cameAs).toBe('came');
      }),
      { numRuns: 60 },
    );
  });
});

function okOf(read: ReturnType<typeof readHead>) {
  return read.ok ? read.value : undefined;
}
