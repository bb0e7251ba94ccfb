import type { ReadModelStatus } from '../../worker/read-models';
import { Glyph } from '../marks/glyph';
import { Badge } from '../widgets/badge';
import { Tooltip } from '../widgets/tooltip';
import { STATUS_GLYPHS } from './status-glyphs';
import { STATUS_WORDS } from './status-words';
import classes from './model-header.module.css';

export function StatusGlyph({
  status,
  size = 12,
}: {
  readonly status: ReadModelStatus;
  readonly size?: number;
}) {
  return <Glyph geometry={STATUS_GLYPHS[status]} size={size} />;
}

export function StatusBadge({ status }: { readonly status: ReadModelStatus }) {
  const { word, help, tone } = STATUS_WORDS[status];
  return (
    <Tooltip content={help}>
      <span className={classes.state}>
        <Badge tone={tone} icon={<StatusGlyph status={status} size={10} />}>
          {word}
        </Badge>
      </span>
    </Tooltip>
  );
}
