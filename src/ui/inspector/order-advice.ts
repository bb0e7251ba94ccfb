import type { ScenarioLayer } from '../../scenario/format';
import type { Advice } from './advice/advice';
import { answerAdvice } from './advice/answer-advice';
import { guardAdvice } from './advice/guard-advice';
import { instanceAdvice } from './advice/instance-advice';
import { limiterAdvice } from './advice/limiter-advice';
import { sameKindAdvice } from './advice/same-kind-advice';

/**
 * Advice about the order of layers, outermost first: warnings, then what is worth knowing, then what is well. It
 * rests on how the layers here work: a timeout withdraws from what lies inside, and the layers inside hear of the
 * end only when the work has really ended. A layer that is switched off is not there.
 */
export function adviseOrder(stack: readonly ScenarioLayer[]): Advice[] {
  const layers = stack.filter(({ enabled }) => enabled);
  const advice = [
    ...guardAdvice(layers),
    ...answerAdvice(layers),
    ...limiterAdvice(layers),
    ...instanceAdvice(layers),
    ...sameKindAdvice(layers),
  ];
  const rank = { warning: 0, note: 1, sound: 2 };
  return advice.toSorted((one, other) => rank[one.tone] - rank[other.tone]);
}
