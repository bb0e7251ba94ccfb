import { assert } from '../../base/assert';
import type { JsonValue } from '../../base/json';

/** An event as readers know it: its type, the schema version of what it carries, and that. */
export interface Shown {
  readonly type: number;
  readonly schema: number;
  readonly data: JsonValue;
}

/** What an event of a type and schema version is today: one event, several in a row, or none. */
export interface Upcaster {
  readonly type: number;
  readonly schema: number;
  readonly upcast: (data: JsonValue) => readonly Shown[];
}

/** More steps than any history has; a chain that takes so many leads round in a circle. */
const MAX_STEPS = 100;
const SCHEMAS = 65_536;

/**
 * Events stay as they were written, and are brought up to date whenever they are read. What comes out of one upcaster
 * goes into the next, until there is none for it.
 */
export class Upcasters {
  private readonly byShape = new Map<number, Upcaster>();

  constructor(upcasters: readonly Upcaster[]) {
    for (const upcaster of upcasters) {
      const { type, schema } = upcaster;
      assert(
        schema >= 0 && schema < SCHEMAS,
        `a schema version is from 0 to ${SCHEMAS - 1}, which ${schema} of type ${type} is not`,
      );
      const key = keyOf(type, schema);
      assert(!this.byShape.has(key), `there are two upcasters for type ${type} in schema version ${schema}`);
      this.byShape.set(key, upcaster);
    }
  }

  /** Whether events of this shape are read as they were written. */
  leaves(type: number, schema: number): boolean {
    return this.byShape.size === 0 || !this.byShape.has(keyOf(type, schema));
  }

  /** What readers are shown in place of an event, in order. */
  apply(event: Shown, steps = 0): readonly Shown[] {
    const upcaster = this.byShape.get(keyOf(event.type, event.schema));
    if (upcaster === undefined) return [event];
    assert(
      steps < MAX_STEPS,
      `the upcasters of type ${event.type}, schema version ${event.schema}, lead round in a circle`,
    );
    return upcaster.upcast(event.data).flatMap((next) => this.apply(next, steps + 1));
  }
}

function keyOf(type: number, schema: number): number {
  return type * SCHEMAS + schema;
}
