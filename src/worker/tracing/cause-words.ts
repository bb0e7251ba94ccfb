import {
  BULKHEAD_FULL,
  BULKHEAD_WAIT,
  FALLBACK,
  OK,
  OUTCOMES,
  RATE_LIMITED,
  REFUSED,
  SHED,
  SHORT_CIRCUITED,
  TIMEOUT,
  isServed,
  type Outcome,
} from '../../base/outcome';
import type { Duration, Time } from '../../base/time';
import type { PatternId } from '../../patterns/registry';
import { DECISION } from '../../policies/decisions';
import type { ChangeLog } from '../../sim/change-log';
import { NO_EDGE } from '../../sim/configuration';
import { BreakerTimes } from './breaker-times';
import type { PartNames } from './part-names';

/** What is known of a request that has ended, without recording it. */
export interface EndedRequest {
  readonly client: number;
  readonly startedAt: Time;
  readonly duration: Duration;
  readonly outcome: Outcome;
  readonly late: boolean;
  /** A bit for each kind (policies/decisions.ts). */
  readonly decisions: number;
  hasPassed(node: number): boolean;
}

/** The decisions that say something about the end, in the order in which they are told. */
const TOLD: readonly (readonly [bit: number, words: string, at: PatternId | null])[] = [
  [DECISION.openCircuit, 'circuit open', 'circuit-breaker'],
  [DECISION.bulkheadFull, 'no place in the bulkhead', 'bulkhead'],
  [DECISION.limited, 'rate limit reached', 'rate-limiter'],
  [DECISION.shed, 'shed by a full queue', null],
  [DECISION.timedOut, 'timed out', 'timeout'],
  [DECISION.retried, 'tried again', null],
  [DECISION.hedged, 'hedged', null],
  [DECISION.fromCache, 'answered from a cache', null],
  [DECISION.shared, 'shared the answer of another call', null],
];

/** The decisions that turn a call away. */
const TURN_AWAY = DECISION.openCircuit | DECISION.bulkheadFull | DECISION.limited | DECISION.shed;

interface Site {
  readonly guard: number;
  readonly edge: number;
  readonly from: string;
}

/** Why requests ended as they did, in a few words: as far as their rows tell, and no further. */
export class CauseWords {
  /** By kind of layer: all that there were at any time, each with its edge and the id of its caller. */
  private readonly sites = new Map<PatternId, Site[]>();
  private readonly breakerTimes = new BreakerTimes();

  constructor(
    private readonly names: PartNames,
    /** The changes of the line that runs. */
    private readonly log: () => ChangeLog,
  ) {
    const { guards, edges } = names.configuration;
    guards.forEach(({ edge, kind }, guard) => {
      if (edge === NO_EDGE) return;
      const known = this.sites.get(kind) ?? [];
      known.push({ guard, edge, from: edges[edge].model.from });
      this.sites.set(kind, known);
    });
  }

  of(row: EndedRequest): string {
    const { outcome, late } = row;
    if (late && outcome === OK) return ['answered after its deadline', ...this.told(row)].join('; ');
    if (outcome === FALLBACK) return [...this.told(row), 'answered by a fallback'].join('; ');
    if (isServed(outcome)) return this.told(row).join('; ') || 'answered in time';
    const atClient = this.atClient(row);
    if (atClient !== null) return atClient;
    if (outcome === REFUSED) return this.told(row, TURN_AWAY).join('; ') || OUTCOMES[outcome].label;
    return [OUTCOMES[outcome].label, ...this.told(row, ~DECISION.retried)].join('; ');
  }

  /** Such an outcome comes from the client's own call, and not from further on. */
  private atClient(row: EndedRequest): string | null {
    switch (row.outcome) {
      case SHORT_CIRCUITED:
        return `circuit open${this.place(row, 'circuit-breaker', true)}`;
      case BULKHEAD_FULL:
        return `no place in the bulkhead${this.place(row, 'bulkhead', true)}`;
      case BULKHEAD_WAIT:
        return `waited too long at the bulkhead${this.place(row, 'bulkhead', true)}`;
      case RATE_LIMITED:
        return `rate limit reached${this.place(row, 'rate-limiter', true)}`;
      case TIMEOUT:
        return `timed out${this.place(row, 'timeout', true)}`;
      case SHED:
        return 'shed by a full queue';
      default:
        return null;
    }
  }

  private told(row: EndedRequest, which = ~0): string[] {
    return TOLD.filter(([bit]) => (row.decisions & bit & which) !== 0).map(
      ([, words, kind]) => words + (kind === null ? '' : this.place(row, kind, false)),
    );
  }

  /** " at orders → payments", where only one edge with such a layer can have done it. */
  private place(row: EndedRequest, kind: PatternId, isOfClient: boolean): string {
    const { names } = this;
    const sites = (this.sites.get(kind) ?? []).filter((site) => this.mayBe(row, kind, site, isOfClient));
    const edges = [...new Set(sites.map(({ edge }) => edge))];
    return edges.length === 1 ? ` at ${names.edge(edges[0])}` : '';
  }

  private mayBe(row: EndedRequest, kind: PatternId, { guard, from }: Site, isOfClient: boolean): boolean {
    const { configuration } = this.names;
    const { startedAt, duration } = row;
    const isMet =
      from === this.names.clientId(row.client) ||
      (!isOfClient &&
        configuration.nodes.some(({ model }, node) => model.id === from && row.hasPassed(node)));
    if (!isMet || kind !== 'circuit-breaker') return isMet;
    return this.breakerTimes.mayReject(this.log(), configuration, guard, startedAt, startedAt + duration);
  }
}
