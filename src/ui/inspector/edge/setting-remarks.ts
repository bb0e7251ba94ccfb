import type { ScenarioLayer } from '../../../scenario/format';

/**
 * What is worth a word about a setting that is valid and yet does not do what it says: the engine takes the smaller
 * of two that belong together.
 */
export function settingRemark(layer: ScenarioLayer, key: string): string | undefined {
  if (layer.kind !== 'circuit-breaker') return undefined;
  const { tripOn, minimumCalls, windowCalls, trialsPermitted, trialsRequired } = layer.settings;
  if (key === 'minimumCalls' && tripOn === 'failure-rate-calls' && minimumCalls > windowCalls) {
    return `The window holds ${counted(windowCalls, 'call')}, so ${enough(windowCalls)} enough.`;
  }
  // 0 lets all of them through.
  if (key === 'trialsRequired' && trialsPermitted > 0 && trialsRequired > trialsPermitted) {
    const verb = trialsPermitted === 1 ? 'is' : 'are';
    return `${counted(trialsPermitted, 'trial')} ${verb} permitted, so ${enough(trialsPermitted)} enough.`;
  }
  return undefined;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function enough(count: number): string {
  return `${count} ${count === 1 ? 'is' : 'are'}`;
}
