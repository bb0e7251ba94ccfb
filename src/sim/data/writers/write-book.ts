import { RowLog } from '../../../base/row-log';
import type { Schema } from '../../../base/table';
import type { Time } from '../../../base/time';

/** A command that a writer was given. Its number is that of its row, from 1. */
const BEGUN = { writer: 'u16', client: 'u16', request: 'i32', time: 'f64' } as const satisfies Schema;

/** Another one was quicker: what was decided upon the version `expected` found `actual`. */
const CLASHES = {
  command: 'i32',
  writer: 'u16',
  client: 'u16',
  request: 'i32',
  /** The number of the text that names the stream. */
  stream: 'i32',
  expected: 'i32',
  actual: 'i32',
  time: 'f64',
} as const satisfies Schema;

/** The end of a command (patterns/aggregate/codes.ts). One that nobody waits for any more ends as under way. */
const ENDS = {
  command: 'i32',
  writer: 'u16',
  client: 'u16',
  request: 'i32',
  stream: 'i32',
  result: 'u8',
  /** How often another one was quicker. */
  conflicts: 'u16',
  version: 'i32',
  beganAt: 'f64',
  time: 'f64',
} as const satisfies Schema;

/** So many rows are kept of commands, and so many of conflicts; the run stops when there is no room for more. */
const MOST_ROWS = 1_000_000;

/** A conflict. */
interface Clash {
  /** The number of the text that names the stream. */
  readonly stream: number;
  readonly expected: number;
  readonly actual: number;
}

interface CommandEnd {
  readonly stream: number;
  readonly result: number;
  readonly conflicts: number;
  readonly version: number;
  readonly beganAt: Time;
}

/** What is written down about commands that writers have decided. */
export class WriteBook {
  constructor(
    readonly begun = new RowLog(BEGUN, 'command'),
    readonly clashes = new RowLog(CLASHES, 'conflict'),
    readonly ends = new RowLog(ENDS, 'end of a command'),
  ) {}

  get hasRoom(): boolean {
    return this.begun.length < MOST_ROWS && this.clashes.length < MOST_ROWS;
  }

  /** Writes down that a command begins. Its number. */
  begin(writer: number, client: number, request: number, now: Time): number {
    const { begun } = this;
    begun.open();
    const { col } = begun.table;
    begun.put(col.writer, 'writer', writer);
    begun.put(col.client, 'client', client);
    begun.put(col.request, 'request', request);
    begun.put(col.time, 'time', now);
    begun.close();
    return begun.length;
  }

  clash(command: number, { stream, expected, actual }: Clash, now: Time): void {
    const { clashes } = this;
    clashes.open();
    const { col } = clashes.table;
    this.putCommand(clashes, command);
    clashes.put(col.stream, 'stream', stream);
    clashes.put(col.expected, 'version', expected);
    clashes.put(col.actual, 'version', actual);
    clashes.put(col.time, 'time', now);
    clashes.close();
  }

  end(command: number, end: CommandEnd, now: Time): void {
    const { ends } = this;
    ends.open();
    const { col } = ends.table;
    this.putCommand(ends, command);
    ends.put(col.stream, 'stream', end.stream);
    ends.put(col.result, 'result', end.result);
    ends.put(col.conflicts, 'conflicts', end.conflicts);
    ends.put(col.version, 'version', end.version);
    ends.put(col.beganAt, 'beginning', end.beganAt);
    ends.put(col.time, 'time', now);
    ends.close();
  }

  get logs() {
    return [this.begun, this.clashes, this.ends];
  }

  fork(): WriteBook {
    return new WriteBook(this.begun.fork(), this.clashes.fork(), this.ends.fork());
  }

  /** Which command a row is about, and whose that is. */
  private putCommand(log: RowLog<typeof CLASHES> | RowLog<typeof ENDS>, command: number): void {
    const { writer, client, request } = this.begun.table.col;
    const { col } = log.table;
    log.put(col.command, 'command', command);
    log.put(col.writer, 'writer', writer[command - 1]);
    log.put(col.client, 'client', client[command - 1]);
    log.put(col.request, 'request', request[command - 1]);
  }
}
