import type { StreamRef } from '../../state/view';
import { AskedPane } from '../traces/asked-pane';
import { KeyedPane, type PaneHands } from './event-pane';
import { BackButton } from './pane-header';
import { StreamShown } from './stream-shown';
import { useStream } from './use-events';

interface StreamPaneProps extends Omit<PaneHands, 'openStream'> {
  readonly shown: StreamRef;
  readonly backLabel: string;
  readonly choose: (version: number | null) => void;
}

/** What became of one thing. */
export function StreamPane({ shown, backLabel, choose, ...hands }: StreamPaneProps) {
  const { back, open, sendTo } = hands;
  const answer = useStream(shown);
  return (
    <KeyedPane {...hands} label="Stream" request={null}>
      <AskedPane
        answer={answer}
        top={<BackButton back={back} backLabel={backLabel} />}
        show={(detail) => (
          <StreamShown
            detail={detail}
            wanted={shown.version}
            choose={choose}
            back={back}
            backLabel={backLabel}
            open={open}
            sendTo={sendTo}
          />
        )}
      />
    </KeyedPane>
  );
}
