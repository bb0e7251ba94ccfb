import type { Drawn } from '../topology/use-drawn';
import { PartPalette } from './adding/part-palette';
import { ConnectList } from './connecting/connect-list';
import { useDesk } from './desk';
import { NewGroup } from './groups/new-group';
import { PutList } from './groups/put-list';
import { ContextMenu } from './menu/context-menu';
import { GroupMenu } from './menu/group-menu';
import { NameField } from './naming/name-field';
import type { Tool } from './tools';

interface OpenToolProps {
  readonly tool: Tool;
  readonly drawn: Drawn;
}

/** The tool that is open over the canvas. */
export function OpenTool({ tool, drawn }: OpenToolProps) {
  switch (tool.kind) {
    case 'palette':
      return <PartPalette {...tool} />;
    case 'connect':
      return <ConnectList {...tool} />;
    case 'new-group':
      return <NewGroup {...tool} drawn={drawn} />;
    case 'put':
      return <PutList {...tool} />;
    case 'menu':
      return <ContextMenu key={`${tool.at.x} ${tool.at.y}`} {...tool} />;
    case 'group-menu':
      return <GroupMenu key={`${tool.at.x} ${tool.at.y}`} {...tool} />;
    case 'rename':
      return <NodeName node={tool.node} drawn={drawn} />;
    case 'rename-group':
      return null;
  }
}

function NodeName({ node, drawn }: { readonly node: string; readonly drawn: Drawn }) {
  const desk = useDesk();
  const box = drawn.boxes.get(node);
  const name = desk.scenario().nodes.find(({ id }) => id === node)?.name;
  if (box === undefined || name === undefined) return null;
  return (
    <NameField
      label={`Name of ${name}`}
      name={name}
      place={box}
      onName={(next) => void desk.doing.act({ kind: 'rename', node, name: next })}
      onClose={() => desk.close('rename')}
    />
  );
}
