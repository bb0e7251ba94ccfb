import { canonicalJson } from '../../base/json';
import { secondsToNs } from '../../base/time';
import type { Input } from '../../sim/outside/input';
import type { RunInput } from './input-schema';

/** In time of the run: whoever asks from outside does not wait for ever. */
const CONSOLE_PATIENCE_NS = secondsToNs(30);

/** What of an input the run itself takes in; its other words go into the trace hash and nowhere else. */
export function kernelInput(input: RunInput): Input {
  if (input.kind === 'ask') {
    const { number, edge, requestType, key, user, answeredBy, method, path } = input;
    const ask = { number, edge, requestType, key, user, answeredBy, patienceNs: CONSOLE_PATIENCE_NS };
    return { kind: 'ask', text: canonicalJson({ ...ask, method, path }), ask };
  }
  if (input.kind === 'operator') {
    const { saga, step, direction, said } = input;
    const word = { saga, step, direction, said };
    return { kind: 'operator', text: canonicalJson(word), ...word };
  }
  if (input.kind === 'view') {
    const { view, said } = input;
    return { kind: 'view', text: canonicalJson({ view, said }), view, said };
  }
  if (input.kind === 'command') {
    const { service, command, expectedVersion } = input;
    const sent = { service, command, expectedVersion };
    return { kind: 'command', text: canonicalJson(sent), ...sent };
  }
  const { exchange, outcome, row, events } = input;
  const text = canonicalJson({ exchange, outcome, status: row.status, events: [...events] });
  return { kind: 'reply', text, exchange, outcome };
}
