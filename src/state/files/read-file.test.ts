import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { small, smallFile } from '../../scenario/small-scenario.test-support';
import { GOLDEN_RUN_V1 } from '../../scenario/run-file/golden-run-v1.test-support';
import { writeScenario } from '../../scenario/write-scenario';
import { readFile, type GivenFile, type Refusal } from './read-file';

const TEXT = writeScenario(small());

function file(bytes: Uint8Array | string, name = 'own.json'): GivenFile {
  const blob = new Blob([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)]);
  return { name, size: blob.size, arrayBuffer: async () => blob.arrayBuffer() };
}

async function refused(given: GivenFile): Promise<Refusal> {
  const read = await readFile(given);
  return ensure(read.ok ? undefined : read.error, 'a refusal');
}

/** As editors of another age store a text: two bytes for each of its units, and a mark before them. */
function utf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  view.setUint16(0, 0xfeff, isLittle);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at + 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

describe('readFile', () => {
  it.each([
    ['as it was written', TEXT],
    ['with the mark that some editors put before a text', `\uFEFF${TEXT}`],
    ['with the line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ['in two bytes a letter, low byte first', utf16(TEXT, true)],
    ['in two bytes a letter, high byte first', utf16(TEXT, false)],
  ])('reads a scenario %s', async (_, given) => {
    const read = await readFile(file(given));
    expect(read).toMatchObject({ ok: true, value: { kind: 'file', name: 'own.json' } });
    expect(read.ok && read.value.written).toBeUndefined();
  });

  it('reads a run: its beginning, where it stood, and what was looked at', async () => {
    const read = await readFile(file(GOLDEN_RUN_V1, 'run.json'));
    const page = ensure(read.ok ? read.value : undefined, JSON.stringify(read));
    expect(JSON.parse(page.text)).toMatchObject({ id: 'small' });
    expect(page.written?.snapshot).toMatchObject({
      seed: 7,
      changedAtStart: 0,
      resume: {
        line: 1,
        at: { time: 4e9 },
        lines: [{ reach: { time: 4.5e9 }, made: [{ id: 1 }, { id: 2 }] }],
      },
    });
    expect(page.written?.shown).toEqual({
      dockTab: 'log',
      selection: { kind: 'edge', id: 'shop-db' },
      layer: 'breaker',
      untouched: false,
    });
  });

  it('does not show what a scenario does not have', async () => {
    const other = GOLDEN_RUN_V1.replace('"kind": "edge", "id": "shop-db"', '"kind": "node", "id": "shop-db"');
    const read = await readFile(file(other));
    expect(read.ok && read.value.written?.shown).toEqual({ dockTab: 'log', untouched: false });
  });

  it.each([
    ['an empty file', '', 'It is empty.'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'It is a PNG picture'],
    ['bytes', Uint8Array.of(1, 0, 2, 0), 'It is a file of bytes that are no text'],
    ['half a letter', Uint8Array.of(0x22, 0xc3), 'It is a file of bytes that are no text'],
  ])('refuses %s in words', async (_, given, words) => {
    const { sentence, problems } = await refused(file(given));
    expect(sentence.startsWith(words)).toBe(true);
    expect(problems).toEqual([]);
  });

  it('refuses by its size what no scenario is as large as, before it reads any of it', async () => {
    const arrayBuffer = async (): Promise<ArrayBuffer> => Promise.reject(new Error('it was read'));
    const { sentence } = await refused({ name: 'film.json', size: 100_000_000, arrayBuffer });
    expect(sentence).toBe('It has 100 MB, and Breakwater reads at most 32 MB. Is it the right file?');
    expect((await refused({ name: 'gone.json', size: 5, arrayBuffer })).sentence).toContain('Was it moved');
  });

  it('says of everything else where it is wrong, what was expected and what came', async () => {
    const { name, sentence, problems } = await refused(file('{ "format": ', 'cut.json'));
    expect([name, sentence]).toEqual(['cut.json', 'One thing is wrong in it. What was open stays as it is.']);
    expect(problems).toEqual([
      { path: 'line 1, column 13', expected: 'JSON: a value', received: 'the end of the text' },
    ]);
    const foreign = await refused(file('{ "name": "package" }'));
    expect(foreign.problems[0]).toMatchObject({ path: 'format', received: 'nothing' });
    expect((await refused(file('  \n '))).problems[0]).toMatchObject({ received: 'an empty file' });
    expect((await refused(file('[1, 2]'))).problems[0]).toMatchObject({ received: 'a list of 2' });
  });

  it('refuses a key that is given twice where it stands, whatever its values', async () => {
    const twice = JSON.stringify(smallFile).replace('"seed":5', '"seed":5,"seed":6');
    const received = '"seed" for the second time';
    expect((await refused(file(twice))).problems).toMatchObject([{ received }]);
  });

  it('refuses a run whose built-in scenario is not the one that is here', async () => {
    const builtIn = (id: string): string =>
      JSON.stringify({
        ...JSON.parse(GOLDEN_RUN_V1),
        scenario: { builtIn: id, fingerprint: '0123456789abcdef' },
      });
    expect((await refused(file(builtIn('no-such')))).problems).toEqual([
      { path: 'scenario.builtIn', expected: 'a built-in scenario of this Breakwater', received: '"no-such"' },
    ]);
    expect((await refused(file(builtIn('payment-outage')))).problems).toMatchObject([
      { path: 'scenario.fingerprint', received: 'that of another one with this name' },
    ]);
  });
});
