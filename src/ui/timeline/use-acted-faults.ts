import { useMemo } from 'react';
import type { Fault } from '../../scenario/format';
import { useRun } from '../app/app-context';
import { useAlike } from '../app/use-alike';
import { useFaultHistory } from './use-fault-history';

const NO_FAULTS: never[] = [];

/** The faults of the run as they acted, for the shades behind lanes and charts. */
export function useActedFaults(): readonly Fault[] {
  const faults = useRun((run) => run.scenario?.faults ?? NO_FAULTS);
  const log = useRun((run) => run.log);
  const history = useFaultHistory();
  // Every edit makes another log, and most of them say nothing of faults.
  return useAlike(useMemo(() => history?.actedFaults(faults, log) ?? faults, [faults, log, history]));
}
