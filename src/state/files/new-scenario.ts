import type { FilePage } from '../view';
import { FORMAT, FORMAT_VERSION } from '../../scenario/format';
import { ENGINE_VERSION } from '../../sim/engine-version';

/** A scenario in which nothing is yet. */
export function newScenario(): FilePage {
  const file = {
    format: FORMAT,
    version: FORMAT_VERSION,
    engine: ENGINE_VERSION,
    id: 'new-scenario',
    name: 'New scenario',
  };
  return { kind: 'file', name: 'New scenario', text: JSON.stringify(file), isNew: true };
}
