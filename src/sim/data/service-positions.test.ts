import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextTable } from '../../base/text-table';
import { EventLog } from '../../patterns/event-store/event-log';
import { ServicePositions } from './service-positions';

const SERVICES = ['orders', 'users', 'stock'] as const;

describe('the positions of the events of services', () => {
  it('are what somebody finds who goes through the whole log', () => {
    const services = fc.array(fc.constantFrom(...SERVICES), { maxLength: 40 });
    fc.assert(
      fc.property(
        services,
        fc.nat(45),
        fc.nat(45),
        fc.constantFrom(...SERVICES),
        (log, one, other, service) => {
          const positions = new ServicePositions(new EventLog(), new TextTable(Infinity));
          log.forEach((of, at) => positions.note(of, at + 1));
          const upTo = Math.min(other, log.length);
          const found = log.flatMap((of, at) => (of === service ? [at + 1] : []));
          const between = found.filter((position) => position > one && position <= upTo);
          expect(positions.count(service, one, upTo)).toBe(between.length);
          expect(positions.firstAfter(service, one, upTo)).toBe(between.at(0) ?? 0);
          expect(positions.lastUpTo(service, upTo)).toBe(found.findLast((at) => at <= upTo) ?? 0);
        },
      ),
    );
  });

  it('are noted once when the log goes back and comes again', () => {
    const positions = new ServicePositions(new EventLog(), new TextTable(Infinity));
    for (const at of [1, 2, 3, 2, 3, 4]) positions.note('orders', at);
    expect(positions.count('orders', 0, 4)).toBe(4);
    expect(positions.count('orders', 0, 2)).toBe(2);
  });
});
