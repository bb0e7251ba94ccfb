import type { JsonValue } from '../../base/json';

/** What a read brings. A page is filled anew by each read; it is no part of any state. */
export class Page {
  /** Events shown; one that was split gives several with one position. */
  count = 0;
  readonly positions: number[] = [];
  readonly types: number[] = [];
  readonly schemas: number[] = [];
  readonly data: JsonValue[] = [];

  /** Of a read of a stream: what there is of it, and the version of its newest event, whatever was read. */
  status = 0;
  version = 0;
  /** The position of the newest record of the log. */
  head = 0;

  /** From which version or position a read would go on in the same direction. */
  next = 0;
  /** Nothing is left to be read in this direction. */
  isEnd = false;
  /** Of a read forward: everything that was asked for is here up to this position. */
  reached = 0;

  clear(): void {
    this.count = 0;
    this.data.length = 0;
  }

  add(position: number, type: number, schema: number, data: JsonValue): void {
    const at = this.count++;
    this.positions[at] = position;
    this.types[at] = type;
    this.schemas[at] = schema;
    this.data[at] = data;
  }
}
