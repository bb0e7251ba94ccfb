import type { Problem } from '../base/problem';
import { LIMITS } from './limits';
import { receivedText } from '../base/received-text';

/** Names through which an object can reach what all objects share. No part of a scenario may be called so. */
const PROTOTYPE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * Looks at a value of unknown origin before anything reads it: plain data only, not too deep, and no key that
 * means something to the language. A value that passes can be read without surprises.
 */
export function checkPlainData(value: unknown, deepest: number = LIMITS.depth): Problem[] {
  const problems: Problem[] = [];
  visit(value, '', { left: deepest, deepest }, problems);
  return problems;
}

/** How many levels more there may be, and how many in all. */
interface Depth {
  readonly left: number;
  readonly deepest: number;
}

function visit(value: unknown, path: string, depth: Depth, problems: Problem[]): void {
  if (typeof value !== 'object' || value === null) return;
  const at = path === '' ? 'file' : path;
  if (depth.left < 0) {
    problems.push({
      path: at,
      expected: `at most ${depth.deepest} levels of nesting`,
      received: receivedText(value),
    });
    return;
  }
  const inside = { ...depth, left: depth.left - 1 };
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, `${path}[${index}]`, inside, problems));
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    problems.push({
      path: at,
      expected: 'plain data, as JSON carries it',
      received: 'an instance of a class',
    });
    return;
  }
  for (const key of Object.keys(value)) {
    if (PROTOTYPE_KEYS.includes(key)) {
      problems.push({ path: at, expected: 'keys of a scenario', received: `the reserved key "${key}"` });
    } else {
      const inner: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
      visit(inner, path === '' ? key : `${path}.${key}`, inside, problems);
    }
  }
}
