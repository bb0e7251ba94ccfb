import type { Problem } from '../base/problem';
import { LIMITS } from './limits';
import { receivedText } from '../base/received-text';

/** Names through which an object can reach what all objects share. No part of a scenario may be called so. */
const PROTOTYPE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * Looks at a value of unknown origin before anything reads it: plain data only, not too deep, and no key that
 * means something to the language. A value that passes can be read without surprises.
 */
export function checkPlainData(value: unknown): Problem[] {
  const problems: Problem[] = [];
  visit(value, '', 0, problems);
  return problems;
}

function visit(value: unknown, path: string, depth: number, problems: Problem[]): void {
  if (typeof value !== 'object' || value === null) return;
  const at = path === '' ? 'file' : path;
  if (depth > LIMITS.depth) {
    problems.push({
      path: at,
      expected: `at most ${LIMITS.depth} levels of nesting`,
      received: receivedText(value),
    });
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, `${path}[${index}]`, depth + 1, problems));
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
      visit(inner, path === '' ? key : `${path}.${key}`, depth + 1, problems);
    }
  }
}
