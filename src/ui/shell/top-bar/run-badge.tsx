import { FastForward, History, Pause, Square, TriangleAlert } from 'lucide-react';
import { Badge } from '../../widgets/badge';
import { useCondition } from '../use-condition';

/** Live, paused, ended: in a word and a shape. */
export function RunBadge() {
  const condition = useCondition();
  switch (condition) {
    case 'live':
      return <Badge tone="live">Live</Badge>;
    case 'behind':
      return (
        <Badge tone="degraded" icon={<TriangleAlert size={11} aria-hidden="true" />}>
          Behind
        </Badge>
      );
    case 'paused':
      return <Badge icon={<Pause size={11} aria-hidden="true" />}>Paused</Badge>;
    case 'replay':
      return (
        <Badge tone="replay" icon={<History size={11} aria-hidden="true" />}>
          Replay
        </Badge>
      );
    case 'ended':
      return <Badge icon={<Square size={10} aria-hidden="true" />}>Ended</Badge>;
    case 'ahead':
      return <Badge icon={<FastForward size={11} aria-hidden="true" />}>Ahead</Badge>;
    case 'full':
      return (
        <Badge tone="degraded" icon={<TriangleAlert size={11} aria-hidden="true" />}>
          Full
        </Badge>
      );
    case 'recovering':
      return (
        <Badge tone="degraded" icon={<TriangleAlert size={11} aria-hidden="true" />}>
          Recovering
        </Badge>
      );
    case 'failed':
      return <Badge tone="failed">Failed</Badge>;
    case 'opening':
      return <Badge>Opening</Badge>;
  }
}
