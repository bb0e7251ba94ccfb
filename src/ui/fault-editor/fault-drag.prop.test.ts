import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { editor } from '../../worker/editor';
import { randomScenario } from '../../worker/scenarios.test-support';
import { barCommand } from './fault-keys';
import { draggedTo, type Grip } from './fault-drag';
import { addFault, changeFault, removeFault } from './fault-edits';
import { aimsOf } from './aims';
import { afterwards, copyOf, FAULT_KINDS, newFault, usualRange } from './new-fault';
import { whyNotNow } from './past-rule';
import { snapped } from './snapping';

const GRIPS: readonly Grip[] = ['move', 'from', 'to', 'grow', 'fade'];
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', '+', '-'] as const;

const act = fc.oneof(
  fc.record({
    does: fc.constant('drag' as const),
    which: fc.nat(),
    grip: fc.constantFrom(...GRIPS),
    turn: fc.nat({ max: 3 }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    isFree: fc.boolean(),
  }),
  fc.record({
    does: fc.constant('key' as const),
    which: fc.nat(),
    key: fc.constantFrom(...KEYS),
    altKey: fc.boolean(),
    ctrlKey: fc.boolean(),
    shiftKey: fc.boolean(),
  }),
  fc.record({ does: fc.constant('copy' as const), which: fc.nat() }),
  fc.record({ does: fc.constant('add' as const), kind: fc.nat(), aim: fc.nat() }),
);

describe('faults by hand', () => {
  it('are after any drags, keys, copies and additions what a scenario takes, or refused in words', () => {
    fc.assert(
      fc.property(
        randomScenario,
        fc.array(act, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (start, acts, moment) => {
          let scenario = start;
          const duration = start.durationMs;
          const now = Math.floor(moment * 2) === 0 ? 0 : Math.ceil(moment * duration);
          const apply = ({ edit }: ReturnType<typeof addFault>): void => {
            const made = editor.applyPatch(scenario, edit);
            expect(made.ok ? [] : made.error).toEqual([]);
            scenario = ensure(made.ok ? made.value : undefined, 'the edited scenario');
          };
          for (const one of acts) {
            if (one.does === 'add') {
              const kind = FAULT_KINDS[one.kind % FAULT_KINDS.length];
              const aims = aimsOf(scenario, kind);
              const { target } = aims[one.aim % aims.length];
              apply(addFault(newFault(scenario, kind, target, usualRange(now, duration)), duration));
              continue;
            }
            const fault = scenario.faults.at(one.which % Math.max(1, scenario.faults.length));
            if (fault === undefined) continue;
            if (one.does === 'copy') {
              apply(addFault(copyOf(scenario, fault, afterwards(fault, duration)), duration));
              continue;
            }
            const edges = scenario.faults.flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
            const snap = (ms: number): number =>
              snapped(ms, { edges, msPerPx: duration / 900, isFree: one.does === 'drag' && one.isFree });
            const command =
              one.does === 'key'
                ? barCommand({ ...one, metaKey: false }, fault, { duration, now })
                : undefined;
            const after =
              one.does === 'drag'
                ? draggedTo(
                    {
                      fault,
                      grip: one.grip,
                      turn: Math.min(one.turn, fault.times - 1),
                      at: one.from * duration,
                    },
                    one.to * duration,
                    { duration, now, snap },
                  )
                : command?.does === 'change'
                  ? command.to
                  : fault;
            const why = whyNotNow(fault, after, now);
            if (why === undefined) apply(changeFault(fault, after, duration));
            else expect(why).toMatch(/^.+\. .*go back before .+\.$/);
          }
          const last = scenario.faults.findLast(({ id }) => !start.faults.some((known) => known.id === id));
          if (last !== undefined) apply(removeFault(last));
        },
      ),
      { numRuns: 150 },
    );
  });
});
