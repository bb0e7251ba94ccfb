import { NS_PER_SECOND } from '../../base/time';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import { secondsOf } from '../measured';
import { namesOf } from '../names';
import type { InvariantExpectation } from './format';
import { findAccount, type Account } from './ledgers';
import { rangeOf, wholeSecondsOf } from './span';
import { finding, type Watch } from './watch';
import { rangeText } from './words';

/** Watches what has to be so in any run; each second is looked at once, when it is over. */
export function watchInvariant(scenario: Scenario, { over, rule }: InvariantExpectation): Watch {
  const range = wholeSecondsOf(rangeOf(over, scenario));
  const { from, to } = secondsOf(range);
  const isAboutLoss = rule === 'nothing-lost';
  let next = isAboutLoss ? from : to - 1;

  const isWrong = ({ before, came, went, now }: Account): boolean =>
    isAboutLoss ? before + came !== went + now : now > 0;

  const wrongText = ({ configuration }: World, { group, row, came, went, before, now }: Account): string => {
    const name = namesOf(scenario)(group === 'edges' ? 'edge' : 'node', configuration[group][row].model.id);
    return isAboutLoss
      ? `From ${next} s to ${next + 1} s ${came} came to ${name} and ${went} ended there, ` +
          `but the number under way went from ${before} to ${now}.`
      : `At ${to} s ${now} ${group === 'edges' ? 'calls' : 'requests'} of ${name} were still under way.`;
  };

  return {
    range,
    find(world) {
      const { history } = world.meter;
      for (; next < Math.min(history.cursor, to); next++) {
        const wrong = findAccount(history, next, isWrong);
        if (wrong !== undefined) return finding(false, (next + 1) * NS_PER_SECOND, wrongText(world, wrong));
      }
      if (next < to) return undefined;
      const well = isAboutLoss
        ? `In every second ${rangeText(range)} all that came to a part ended there or was still under way.`
        : `At ${to} s nothing was under way any more.`;
      return finding(true, to * NS_PER_SECOND, well);
    },
  };
}
