import type { Shared } from '../../state/files/file-desk';
import { moment } from '../figures';

/** What a link holds, in words. */
export function sharedFacts({
  run,
  byName,
}: Pick<Shared, 'run' | 'byName'>): readonly (readonly [string, string])[] {
  const { start, seed, log, inputs } = run;
  const name = 'builtIn' in start ? start.builtIn : start.name;
  return [
    ['Scenario', byName ? `${name}, as it comes with Breakwater` : `${name}, in full`],
    ['Seed', String(seed)],
    ['Edits', log.length === 0 ? 'none' : `${log.length}, each where it was made`],
    ...(inputs.length === 0 ? [] : [['From outside', counted(inputs.length)] as const]),
    ['Moment', moment(run.moment.time)],
  ];
}

function counted(inputs: number): string {
  return inputs === 1 ? '1 request or word' : `${inputs} requests and words`;
}
