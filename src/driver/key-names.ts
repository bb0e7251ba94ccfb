import { hashText128 } from '../base/hash-text';
import { UNASKED, type Call, type CallKeys } from './call';

/** In place of a number: what is asked for must not be kept or shared. */
const NOT_SHARED = -1;
/** In place of the number of a key or a user that nobody named. */
const NOBODY_IN_PARTICULAR = 0;

const TWO_TO_32 = 4294967296;
const words = new Uint32Array(4);

/** A whole number of 53 bits, above zero, for a name; the same one in every process. */
function numberOf(name: string): number {
  hashText128(name, 0, words, 0);
  return (words[0] >>> 11) * TWO_TO_32 + words[1] || 1;
}

interface Known {
  readonly name: string;
  calls: number;
}

/** Knows which name stands behind the number of an answer that it keeps. */
export interface NameKeeper {
  /** The name of what is kept under this number; nothing when there is nothing. */
  nameUnder(key: number): string | undefined;
}

/**
 * Engines know what is asked for by numbers. Two names may have the same number, and then the answer to one must never
 * be given to the other: whoever comes second shares nothing.
 */
export class KeyNames {
  private readonly underWay = new Map<number, Known>();

  constructor(private readonly keepers: readonly NameKeeper[]) {}

  keyOf(call: Call): number {
    const { options } = call;
    if (options?.key === undefined) return NOBODY_IN_PARTICULAR;
    const { keys } = call.withExtras();
    if (keys.key === UNASKED) keys.key = numberOf(options.key);
    return keys.key;
  }

  userOf(call: Call): number {
    const { options } = call;
    if (options?.user === undefined) return NOBODY_IN_PARTICULAR;
    const { keys } = call.withExtras();
    if (keys.user === UNASKED) keys.user = numberOf(options.user);
    return keys.user;
  }

  /** What tells the answer to this call from all others. It is the call's until `release`. */
  answerKeyOf(call: Call, perUser: boolean): number {
    if (call.options?.key === undefined) return NOT_SHARED;
    const { keys } = call.withExtras();
    if (perUser) {
      if (keys.personal === UNASKED) keys.personal = this.claim(nameOf(call, true));
      return keys.personal;
    }
    if (keys.shared === UNASKED) keys.shared = this.claim(nameOf(call, false));
    return keys.shared;
  }

  release(keys: CallKeys): void {
    if (keys.shared >= 0) this.leave(keys.shared);
    if (keys.personal >= 0) this.leave(keys.personal);
    keys.shared = NOT_SHARED;
    keys.personal = NOT_SHARED;
  }

  private claim(name: string | undefined): number {
    if (name === undefined) return NOT_SHARED;
    const key = numberOf(name);
    const known = this.underWay.get(key);
    if (known === undefined) {
      if (this.keepers.some((keeper) => (keeper.nameUnder(key) ?? name) !== name)) return NOT_SHARED;
      this.underWay.set(key, { name, calls: 1 });
      return key;
    }
    if (known.name !== name) return NOT_SHARED;
    known.calls++;
    return key;
  }

  private leave(key: number): void {
    const known = this.underWay.get(key);
    if (known !== undefined && --known.calls === 0) this.underWay.delete(key);
  }
}

/** The name of an answer. The length keeps "a" asking for "bc" apart from "ab" asking for "c". */
export function nameOf({ options }: Call, perUser: boolean): string | undefined {
  if (!perUser) return options?.key;
  if (options?.key === undefined || options.user === undefined) return undefined;
  return `${options.user.length}/${options.user}/${options.key}`;
}
