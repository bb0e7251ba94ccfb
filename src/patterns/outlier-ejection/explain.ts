import { durationText, instantText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, type Time } from '../../base/time';
import { BELOW_FLEET, FAILURES_IN_A_ROW } from './causes';
import type { EjectionConfig } from './config';
import { mayEject } from './ejections';
import { copied, type EjectionState } from './state';
import { catchUp } from './sweep';

/** Instances are told one by one up to this many. */
const TOLD_ONE_BY_ONE = 20;

/** Who is ejected at `now` and why, or what it takes. Looks at a copy, so that asking never changes the run. */
export function explain(config: EjectionConfig, state: EjectionState, now: Time): Explanation {
  const seen = copied(state);
  catchUp(config, seen, now);
  const { members, ejectedNow } = seen;
  const facts: Fact[] = [
    { label: 'instances', value: members },
    { label: 'ejected', value: ejectedNow },
    { label: 'ejected in all', value: seen.ejections },
    { label: 'too many to eject', value: seen.overflowed },
    { label: 'next sweep in', value: nsToMs(seen.nextSweep - now), unit: 'ms' },
  ];
  if (seen.fleetHosts > 0) {
    facts.push({ label: 'mean success rate at the last sweep', value: percentText(seen.fleetMean) });
    facts.push({ label: 'an outlier was below', value: percentText(seen.fleetLimit) });
  }
  const sentences = [`${ejectedNow === 0 ? 'None' : ejectedNow} of ${counted(members)} is ejected.`];
  if (ejectedNow > 1) sentences[0] = `${ejectedNow} of ${counted(members)} are ejected.`;
  for (let instance = 0; instance < Math.min(seen.member.length, TOLD_ONE_BY_ONE); instance += 1) {
    if (seen.member[instance] === 0) continue;
    facts.push({ label: nameOf(instance), value: recordText(seen, instance) });
    if (seen.ejected[instance] === 1) sentences.push(ejectionText(config, seen, instance));
  }
  if (ejectedNow === 0) sentences.push(ruleText(config));
  if (members > 0 && !mayEject(config, seen)) {
    const limit = percentText(config.maxEjectedShare);
    sentences.push(
      `${ejectedNow === 0 ? 'None' : 'No more'} can be ejected: at most ${limit} of ${counted(members)} may be.`,
    );
  }
  return { sentence: sentences.join(' '), facts };
}

/** Numbered from 1, as people see them. */
function nameOf(instance: number): string {
  return `instance ${instance + 1}`;
}

function counted(instances: number): string {
  return instances === 1 ? '1 instance' : `${instances} instances`;
}

function recordText(state: EjectionState, instance: number): string {
  const times = state.ejectionsEach[instance];
  const ejections = times === 1 ? 'ejected once' : `ejected ${times} times`;
  if (state.ejected[instance] === 1) return ejections;
  const calls = `${state.failures[instance]} of ${state.calls[instance]} calls failed`;
  const record = `${calls}, ${state.inARow[instance]} in a row`;
  return times === 0 ? record : `${record}, ${ejections}`;
}

function ejectionText(config: EjectionConfig, state: EjectionState, instance: number): string {
  const { nextSweep, ejectedAt, ejectedUntil } = state;
  const sweeps = Math.max(0, Math.ceil((ejectedUntil[instance] - nextSweep) / config.intervalNs));
  const back = nextSweep + sweeps * config.intervalNs;
  const since = `ejected since ${instantText(ejectedAt[instance])} because ${causeText(state, instance)}`;
  return `${capital(nameOf(instance))} is ${since}; it comes back at ${instantText(back)}.`;
}

/** Why an instance was ejected last, as a clause. */
export function causeText(state: EjectionState, instance: number): string {
  const evidence = state.evidence[instance];
  const limit = state.limit[instance];
  switch (state.cause[instance]) {
    case FAILURES_IN_A_ROW:
      return `${evidence} calls in a row failed (${limit} eject it)`;
    case BELOW_FLEET:
      return `${percentText(evidence)} of its calls succeeded (the others put the limit at ${percentText(limit)})`;
    default:
      return `${percentText(evidence)} of its calls failed (at least ${percentText(limit)} eject it)`;
  }
}

function ruleText(config: EjectionConfig): string {
  const rules: string[] = [];
  if (config.consecutiveFailures > 0) {
    const row = config.consecutiveFailures;
    rules.push(row === 1 ? 'a single failure' : `${row} failures in a row`);
  }
  if (config.comparesFleet === 1) {
    rules.push(`a success rate ${config.fleetDeviations} deviations below the mean`);
  }
  if (config.judgesRate === 1) rules.push(`${percentText(config.failureRate)} of failures`);
  if (rules.length === 0) return 'Nothing ejects an instance.';
  return `What ejects one, for ${durationText(config.baseNs)} at first: ${rules.join(', or ')}.`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
