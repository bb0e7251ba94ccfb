import { describe, expect, it } from 'vitest';
import { SAGA_STATES } from '../../worker/sagas';
import { STATE_GLYPHS, STEP_GLYPHS } from './saga-glyphs';
import { actName, operatorWords, STATE_WORDS, STATES, STEP_WORDS } from './saga-words';
import { rowWords, stepsWords } from './row-words';
import { matrixOf, unfinished } from './matrix-rows';
import { sagaAct, sagaRow } from './sagas.test-support';

describe('states of sagas and steps', () => {
  it('are offered once each', () => {
    expect([...STATES].toSorted()).toEqual([...SAGA_STATES].toSorted());
  });

  it('have a word of their own each, and one sentence that explains it', () => {
    for (const words of [Object.values(STATE_WORDS), Object.values(STEP_WORDS)]) {
      expect(new Set(words.map(({ word }) => word)).size).toBe(words.length);
      for (const { word, help } of words) {
        expect(word).toMatch(/^[A-Z][^.]*$/);
        expect(help).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('have a shape of their own each, whatever their colour', () => {
    for (const glyphs of [STATE_GLYPHS, STEP_GLYPHS]) {
      const shapes = Object.values(glyphs).map((glyph) => JSON.stringify(glyph.shapes));
      expect(new Set(shapes).size).toBe(shapes.length);
    }
  });

  it('are red only where something failed or is stuck', () => {
    const red = (glyphs: Readonly<Record<string, { readonly colour: string }>>): string[] =>
      Object.entries(glyphs).flatMap(([name, { colour }]) => (colour === 'failed' ? [name] : []));
    expect(red(STATE_GLYPHS)).toEqual(['stuck', 'failed']);
    expect(red(STEP_GLYPHS)).toEqual(['not-done', 'needs-operator', 'given-up']);
  });
});

describe('the words of a row', () => {
  it('say why it turned back, in the tone of its state', () => {
    expect(rowWords(sagaRow({ state: 'compensating', why: 'Payment declined' }))).toEqual({
      word: 'Compensating',
      rest: 'Payment declined',
      tone: 'warn',
    });
    expect(rowWords(sagaRow({ state: 'stuck' })).tone).toBe('bad');
    expect(rowWords(sagaRow({ state: 'completed' }))).toEqual({ word: 'Completed', rest: '', tone: 'plain' });
  });

  it('say that nothing goes on, as long as something would', () => {
    expect(rowWords(sagaRow({ isDown: true })).rest).toBe('its orchestrator is down');
    expect(rowWords(sagaRow({ isDown: true, state: 'completed' })).rest).toBe('');
  });

  it('read the steps', () => {
    expect(stepsWords(['done', 'needs-operator'])).toBe('Steps: done, needs a person.');
  });
});

describe('what a person can say', () => {
  it('depends on the way that the act goes', () => {
    const [forward, back] = [operatorWords('action'), operatorWords('compensation')];
    expect(forward.map(({ said }) => said)).toEqual(['try-again', 'done', 'failed']);
    expect(forward.map(({ help }) => help)).not.toEqual(back.map(({ help }) => help));
  });
});

it('an act is known by its step, and on the way back by what it does', () => {
  expect(actName(sagaAct())).toBe('Payment');
  expect(actName(sagaAct({ direction: 'compensation', does: 'Give the money back' }))).toBe(
    'Give the money back',
  );
  expect(actName(sagaAct({ direction: 'compensation', does: '' }))).toBe('Undo Payment');
});

describe('the matrix', () => {
  it('has the steps of the scenario before any saga has begun', () => {
    const steps = [{ id: 'pay', name: 'Payment', forward: 2, back: 1, stuck: 1 }];
    const told = [{ saga: 'order', name: 'Order', steps }];
    expect(matrixOf(told, [])).toBe(told);
    expect(unfinished(told[0])).toBe(4);
    expect(matrixOf([], [])).toEqual([]);
  });
});
