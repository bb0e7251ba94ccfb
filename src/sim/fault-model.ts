import type { Outcome } from '../base/outcome';
import type { Duration, Time } from '../base/time';

/** What goes wrong at a time: with the work of nodes, or with messages. */
export type FaultModel = NodeFault | NetworkFault;

interface Schedule {
  readonly id: string;
  readonly from: Time;
  readonly to: Time;
  /** It grows in steps from nothing to its full effect, and fades out likewise. */
  readonly rampInNs: Duration;
  readonly rampOutNs: Duration;
  /** It comes back each time this long after it last began, so many times in all; 1 is once. */
  readonly everyNs: Duration;
  readonly times: number;
}

export interface NodeFault extends Schedule {
  readonly on: 'nodes';
  readonly nodes: readonly string[];
  /** Only instances in this zone; null is all. */
  readonly zone: string | null;
  /** Of the instances that are left, so large a share, rounded up: gray failure is one slow instance among many. */
  readonly share: number;
  /** Share of requests that fail on top of the node's own error rate, and how. */
  readonly errorRate: number;
  readonly errorOutcome: Outcome;
  /** The first requests that fail each time the fault begins. */
  readonly failFirst: number;
  readonly latencyFactor: number;
  readonly addedNs: Duration;
  /** The share of the workers that is left. */
  readonly capacity: number;
  /** The share of work at whose end the instance crashes, and how often at most each time the fault begins; 0 is ever. */
  readonly crashRate: number;
  readonly mostCrashes: number;
  /** Whether what the work was to do is not done then, or done, and only the answer lost. */
  readonly crashMoment: 'before' | 'after';
  /** A crashed instance loses all it has; a hung one keeps it and does nothing. */
  readonly state: 'up' | 'crashed' | 'hung';
}

export interface NetworkFault extends Schedule {
  readonly on: 'edges';
  readonly edges: readonly string[];
  /** Only messages between an instance of the first zone and one of the second; null is all. */
  readonly between: readonly [string, string] | null;
  /** Which messages it concerns: requests, answers or both. Between zones: from the first to the second, or back. */
  readonly direction: 'both' | 'there' | 'back';
  readonly lossRate: number;
  readonly duplicateRate: number;
  readonly addedNs: Duration;
  /** Nothing comes through: messages vanish, or the sender hears at once that there is no way. */
  readonly cut: 'no' | 'silent' | 'refused';
}
