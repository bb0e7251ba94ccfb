import { RowLog } from '../../../base/row-log';
import type { Schema } from '../../../base/table';

/** What the readers of a read model see is another: up to this position. `build` counts its rebuilds from 0. */
const PROGRESS = { view: 'u16', build: 'u16', position: 'i32', time: 'f64' } as const satisfies Schema;

/** The status of a read model, or of one that is being made anew beside it, has changed (patterns/projection/codes.ts). */
const CHANGES = {
  view: 'u16',
  build: 'u16',
  status: 'u8',
  cause: 'u8',
  /** The position of the event that it is about, or 0. */
  about: 'i32',
  time: 'f64',
} as const satisfies Schema;

/** Somebody read and did not see what they had written themselves: up to `shown`, and theirs is at `wanted`. */
const STALE = {
  view: 'u16',
  client: 'u16',
  request: 'i32',
  wanted: 'i32',
  shown: 'i32',
  time: 'f64',
} as const satisfies Schema;

/** What is written down about read models. */
export class ViewBook {
  constructor(
    readonly progress = new RowLog(PROGRESS, 'progress of a read model'),
    readonly changes = new RowLog(CHANGES, 'change of a read model'),
    readonly stale = new RowLog(STALE, 'stale read'),
  ) {}

  tellProgress(view: number, build: number, position: number, now: number): void {
    const { progress } = this;
    progress.open();
    const { col } = progress.table;
    progress.put(col.view, 'read model', view);
    progress.put(col.build, 'version', build);
    progress.put(col.position, 'position', position);
    progress.put(col.time, 'time', now);
    progress.close();
  }

  tellChange(view: number, build: number, status: number, cause: number, about: number, now: number): void {
    const { changes } = this;
    changes.open();
    const { col } = changes.table;
    changes.put(col.view, 'read model', view);
    changes.put(col.build, 'version', build);
    changes.put(col.status, 'status', status);
    changes.put(col.cause, 'cause', cause);
    changes.put(col.about, 'position', about);
    changes.put(col.time, 'time', now);
    changes.close();
  }

  tellStale(
    view: number,
    { client, request }: { readonly client: number; readonly request: number },
    wanted: number,
    shown: number,
    now: number,
  ): void {
    const { stale } = this;
    stale.open();
    const { col } = stale.table;
    stale.put(col.view, 'read model', view);
    stale.put(col.client, 'client', client);
    stale.put(col.request, 'request', request);
    stale.put(col.wanted, 'own write', wanted);
    stale.put(col.shown, 'position', shown);
    stale.put(col.time, 'time', now);
    stale.close();
  }

  get logs() {
    return [this.progress, this.changes, this.stale];
  }

  fork(): ViewBook {
    return new ViewBook(this.progress.fork(), this.changes.fork(), this.stale.fork());
  }
}
