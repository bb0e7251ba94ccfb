import { instantText } from '../../../base/duration-text';
import type { InstanceDetail } from '../../../worker/protocol';
import { Mark } from '../../marks/mark';
import { classNames } from '../../widgets/class-names';
import { lookOf } from './instance-look';
import classes from './instance-list.module.css';

export interface InstanceStateProps {
  readonly instance: InstanceDetail;
  readonly slower?: number | undefined;
  readonly startupMs: number;
  readonly now: number | undefined;
}

/** How an instance stands, by mark and word; the pie of one that starts fills up. */
export function InstanceState({ instance, slower, startupMs, now = 0 }: InstanceStateProps) {
  const { mark, word, tone } = lookOf(instance, slower);
  return (
    <span
      className={classNames(classes.state, classes[tone])}
      title={`${word} since ${instantText(instance.since)}`}
    >
      <Mark kind={mark} size={10} share={(now - instance.since) / (startupMs * 1e6)} />
      {word}
    </span>
  );
}
