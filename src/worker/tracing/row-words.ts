import type { ChangeLog } from '../../sim/change-log';
import { BY_HAND, FAILED, SAMPLE, type KeptRow } from '../../sim/tracing/kept-rows';
import type { TraceIds } from '../../sim/tracing/trace-ids';
import type { TraceLog } from '../../sim/tracing/trace-log';
import type { KeptFor, TraceEnd, TraceRow } from '../traces';
import { CauseWords, type EndedRequest } from './cause-words';
import { decisionsOf } from './decision-bits';
import type { PartNames } from './part-names';
import { endOf } from './request-ends';

/** What a row of the list would say of a request, and what its cause is told from. */
export type AskedRequest = Omit<KeptRow, 'keptFor'> & Pick<EndedRequest, 'hasPassed'>;

/** Rows of requests in words. */
export class RowWords {
  private readonly causes: CauseWords;
  /** The log whose causes were told, and these, by row. */
  private told: TraceLog | undefined;
  private toldCauses: (string | undefined)[] = [];

  constructor(
    readonly names: PartNames,
    private readonly ids: TraceIds,
    log: () => ChangeLog,
  ) {
    this.causes = new CauseWords(names, log);
  }

  kept(log: TraceLog, row: number): TraceRow {
    const kept = log.at(row);
    const end = endOf(kept.outcome, kept.late);
    return this.row(kept, end, this.causeOf(log, row), keptFor(kept));
  }

  /** Why a kept request ended as it did: made once, for whoever looks for words asks it of every row. */
  causeOf(log: TraceLog, row: number): string {
    if (this.told !== log) {
      this.told = log;
      this.toldCauses = [];
    }
    const known = this.toldCauses[row];
    if (known !== undefined) return known;
    const cause = this.causes.of({ ...log.at(row), hasPassed: (node) => log.hasPassed(row, node) });
    this.toldCauses[row] = cause;
    return cause;
  }

  /** A request that the list does not have: what was recorded of it. */
  asked(known: AskedRequest, end: TraceEnd): TraceRow {
    return this.row(known, end, end === 'open' ? 'still under way' : this.causes.of(known), 'asked');
  }

  private row(known: Omit<KeptRow, 'keptFor'>, end: TraceEnd, cause: string, why: KeptFor): TraceRow {
    const { client, number, type, startedAt, duration, decisions } = known;
    const id = this.names.clientId(client);
    return {
      ref: { client: id, number },
      traceId: this.ids.traceId(id, number),
      name: this.names.request(client, number, type),
      startedAt,
      durationNs: duration,
      end,
      cause,
      decisions: decisionsOf(decisions),
      keptFor: why,
    };
  }
}

function keptFor({ keptFor: code }: KeptRow): KeptFor {
  if (code === FAILED) return 'failed';
  if (code === BY_HAND) return 'asked';
  return code === SAMPLE ? 'sample' : 'slow';
}
