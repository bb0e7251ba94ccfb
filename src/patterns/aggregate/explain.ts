import { durationText, instantText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, type Time } from '../../base/time';
import {
  APPEND,
  AS_LOADED,
  CONFLICT,
  DONE,
  HANDLED,
  KEY_TAKEN,
  LOAD,
  REFUSED,
  REPEATED,
  RESULTS,
  STORE_SAYS_NO,
  UNANSWERED,
  UNKNOWN,
  WAIT,
} from './codes';
import type { AggregateConfig } from './config';
import type { Handling, RepositoryState } from './state';

/** What commands came to so far. */
export function explain(state: RepositoryState): Explanation {
  const { begun, handled, overtaken, conflicts, loads, eventsRead } = state;
  const facts: Fact[] = [
    { label: 'commands', value: begun },
    { label: 'handled', value: handled },
    { label: 'without events', value: state.withoutEvents },
    { label: 'handled before', value: state.repeated },
    { label: 'refused', value: state.refused },
    { label: 'ended in a conflict', value: conflicts },
    { label: 'not taken by the store', value: state.notTaken + state.keyTaken },
    { label: 'no answer', value: state.unanswered + state.unknown },
    { label: 'overtaken', value: overtaken, unit: 'times' },
    { label: 'decided anew', value: state.retried, unit: 'times' },
    { label: 'sent again', value: state.resent, unit: 'times' },
    { label: 'events appended', value: state.eventsAppended },
    { label: 'snapshots', value: state.snapshots },
  ];
  if (begun === 0) return { sentence: 'No command has come yet.', facts };
  if (loads > 0)
    facts.push({ label: 'events read for a load', value: Number((eventsRead / loads).toFixed(1)) });
  const share = percentText(handled / begun);
  const met =
    overtaken === 0
      ? 'none was overtaken by another'
      : `another was quicker ${counted(overtaken, 'time')}, and ${conflicts} gave up for it`;
  return { sentence: `Of ${counted(begun, 'command')} ${handled} (${share}) were handled; ${met}.`, facts };
}

/** Where a command stands, or how it ended and why. */
export function explainHandling(config: AggregateConfig, handling: Handling, now: Time): Explanation {
  const { conflicts, loads, version, beganAt, endedAt, wants } = handling;
  const facts: Fact[] = [
    { label: 'result', value: RESULTS[handling.result] },
    { label: 'began at', value: instantText(beganAt) },
    { label: 'took', value: nsToMs((wants === DONE ? endedAt : now) - beganAt), unit: 'ms' },
    { label: 'loads', value: loads },
    { label: 'conflicts', value: conflicts },
    { label: 'version', value: version },
  ];
  return { sentence: `${wants === DONE ? endText(config, handling) : wayText(handling, now)}.`, facts };
}

function wayText({ wants, expected, events, wakeAt, conflicts, unanswered }: Handling, now: Time): string {
  if (wants === LOAD) return 'The stream is being read';
  if (wants === APPEND) return `${counted(events, 'event')} to be appended after version ${expected}`;
  if (wants !== WAIT) return 'Nothing was begun';
  const why =
    unanswered > 0
      ? `no answer came ${counted(unanswered, 'time')}`
      : `another command was quicker ${counted(conflicts, 'time')}`;
  return `Waits for ${durationText(wakeAt - now)}, because ${why}`;
}

function endText(config: AggregateConfig, handling: Handling): string {
  const { conflicts, events, given, version, decides } = handling;
  switch (handling.result) {
    case HANDLED: {
      const again = conflicts === 0 ? '' : `, decided anew ${counted(conflicts, 'time')}`;
      return `Handled by ${counted(events, 'event')}${again}: the stream is at version ${version}`;
    }
    case REPEATED:
      return 'Handled before: a command of the same key has had its effect';
    case REFUSED:
      return `Refused by the aggregate at version ${version}`;
    case CONFLICT:
      if (given !== AS_LOADED)
        return `Conflict: the command names another version than ${version}, and is not decided anew`;
      if (decides === 0)
        return `Conflict: the stream is at version ${version}, and what was done without it cannot be done anew`;
      return `Conflict: another command was quicker at each of ${counted(config.retries + 1, 'try', 'tries')}`;
    case STORE_SAYS_NO:
      return 'The store takes no more events for it';
    case KEY_TAKEN:
      return 'The key belongs to events elsewhere: the command needs another one';
    case UNANSWERED:
      return `No read was answered in ${counted(config.resends + 1, 'try', 'tries')}: nothing has happened`;
    case UNKNOWN:
      return `No append was answered in ${counted(config.resends + 1, 'try', 'tries')}: whether it happened is not known`;
    default:
      return 'Nothing followed from the command';
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
