import { useReactFlow, useStore } from '@xyflow/react';
import { Info, Map as MapIcon, Maximize, Minus, Plus, SquarePlus } from 'lucide-react';
import { memo } from 'react';
import { useActors, usePreferences } from '../../app/app-context';
import { IconButton } from '../../widgets/icon-button';
import { Tooltip } from '../../widgets/tooltip';
import classes from './canvas-tools.module.css';

export interface CanvasToolsProps {
  readonly fit: () => void;
  /** The person chose a zoom, which React Flow would jump to. */
  readonly onZoom: (jump: () => void) => void;
  /** On a phone there is room for one tool. */
  readonly fitOnly: boolean;
  /** Whether the pane has room for a legend. */
  readonly roomy: boolean;
}

/** Stand still while cards are dragged below them. */
export const CanvasTools = memo(function CanvasTools({ fit, onZoom, fitOnly, roomy }: CanvasToolsProps) {
  const { canvas } = useActors();
  const fitTool = (
    <IconButton
      size="small"
      label="Fit the topology into sight"
      shortcut="F"
      icon={<Maximize size={15} aria-hidden="true" />}
      onClick={fit}
    />
  );
  if (fitOnly)
    return (
      <div className={classes.single} data-panel="">
        {fitTool}
      </div>
    );
  return (
    <div role="toolbar" aria-label="Canvas" className={classes.tools} data-panel="">
      <ZoomTools onZoom={onZoom} />
      {fitTool}
      <span className={classes.divider} />
      <IconButton
        size="small"
        label="Add a part"
        shortcut="I"
        icon={<SquarePlus size={15} aria-hidden="true" />}
        onClick={() => canvas.draw?.('draw.add')}
      />
      <span className={classes.divider} />
      <PanelToggles roomy={roomy} />
    </div>
  );
});

function ZoomTools({ onZoom }: Pick<CanvasToolsProps, 'onZoom'>) {
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  const zoom = (jump: () => Promise<boolean>) => () => {
    onZoom(() => void jump());
  };
  return (
    <>
      <IconButton
        size="small"
        label="Zoom out"
        icon={<Minus size={15} aria-hidden="true" />}
        onClick={zoom(zoomOut)}
      />
      <Tooltip content="Zoom to 100%">
        <button
          type="button"
          className={classes.percent}
          aria-label={`Zoom ${percent}%, set it to 100%`}
          onClick={zoom(async () => zoomTo(1))}
        >
          {percent}%
        </button>
      </Tooltip>
      <IconButton
        size="small"
        label="Zoom in"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={zoom(zoomIn)}
      />
    </>
  );
}

function PanelToggles({ roomy }: Pick<CanvasToolsProps, 'roomy'>) {
  const { preferences } = useActors();
  const minimap = usePreferences((now) => now.minimap);
  const legend = usePreferences((now) => now.legend);
  return (
    <>
      <IconButton
        size="small"
        label="Minimap"
        shortcut="M"
        pressed={minimap}
        icon={<MapIcon size={15} aria-hidden="true" />}
        onClick={() => preferences.setState({ minimap: !minimap })}
      />
      <IconButton
        size="small"
        label="Legend"
        pressed={legend && roomy}
        disabledReason={
          roomy ? undefined : 'The pane is too low for it. The status bar says what a mark stands for.'
        }
        icon={<Info size={15} aria-hidden="true" />}
        onClick={() => preferences.setState({ legend: !legend })}
      />
    </>
  );
}
