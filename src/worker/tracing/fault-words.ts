import { durationText, instantText, percentText } from '../../base/duration-text';
import { NEVER, type Time } from '../../base/time';
import type { FaultModel, NodeFault } from '../../sim/fault-model';
import { strengthAt, turnAt } from '../../sim/fault-schedule';
import { listed } from './phrases';

/** What a fault does at a moment, as a clause whose subject is the fault: "makes 90 % of requests fail". */
export function effectText(fault: FaultModel, now: Time): string {
  const strength = strengthAt(fault, now);
  const effects = fault.on === 'nodes' ? nodeEffects(fault, strength) : networkEffects(fault, strength);
  const text = effects.length === 0 ? 'changes nothing by itself' : listed(effects);
  const isPartly = strength > 0 && strength < 1;
  return isPartly ? `${text}, now at ${percentText(strength)} of its strength` : text;
}

/** Since when it lasts, and until when: "from 20.00 s to 45.00 s". */
export function spanText(fault: FaultModel, now: Time): string {
  const turn = Math.max(0, turnAt(fault, now));
  const from = fault.from + turn * fault.everyNs;
  const until = from + fault.to - fault.from;
  const began = instantText(from);
  return until >= NEVER ? `since ${began}` : `from ${began} to ${instantText(until)}`;
}

/** Whether it makes work or messages take longer. */
export function slows(fault: FaultModel): boolean {
  if (fault.on === 'edges') return fault.addedNs > 0;
  return fault.latencyFactor > 1 || fault.addedNs > 0 || fault.capacity < 1;
}

function nodeEffects(fault: NodeFault, strength: number): string[] {
  const effects: string[] = [];
  if (fault.state === 'crashed') effects.push('crashes its instances');
  if (fault.state === 'hung') effects.push('makes its instances hang');
  if (fault.errorRate > 0) effects.push(`makes ${percentText(fault.errorRate * strength)} of requests fail`);
  if (fault.failFirst > 0) effects.push(`makes the first ${fault.failFirst} requests fail`);
  if (fault.crashRate > 0) effects.push(crashText(fault, strength));
  const factor = 1 + (fault.latencyFactor - 1) * strength;
  if (factor !== 1) effects.push(`makes work take ${Number(factor.toFixed(2))} times as long`);
  if (fault.addedNs > 0) effects.push(`adds ${durationText(fault.addedNs * strength)} to work`);
  if (fault.capacity < 1) {
    effects.push(`leaves ${percentText(1 - (1 - fault.capacity) * strength)} of the workers`);
  }
  return effects;
}

function crashText({ crashRate, crashMoment, mostCrashes }: NodeFault, strength: number): string {
  const work = `${percentText(crashRate * strength)} of their work`;
  const when = crashMoment === 'after' ? `after ${work} has taken effect` : `before ${work} takes effect`;
  const most = mostCrashes === 0 ? '' : mostCrashes === 1 ? ', once' : `, ${mostCrashes} times at most`;
  return `crashes its instances ${when}${most}`;
}

function networkEffects(fault: FaultModel & { readonly on: 'edges' }, strength: number): string[] {
  const effects: string[] = [];
  if (fault.cut === 'silent') effects.push('lets no message through');
  if (fault.cut === 'refused') effects.push('refuses every message');
  if (fault.lossRate > 0) effects.push(`loses ${percentText(fault.lossRate * strength)} of messages`);
  if (fault.duplicateRate > 0)
    effects.push(`doubles ${percentText(fault.duplicateRate * strength)} of requests`);
  if (fault.addedNs > 0) effects.push(`makes messages take ${durationText(fault.addedNs * strength)} longer`);
  return effects;
}
