import { Box, Database, DoorOpen, type LucideIcon, Monitor } from 'lucide-react';
import type { ScenarioNode } from '../../../scenario/format';

const NODE_GLYPHS: Readonly<Record<ScenarioNode['kind'], LucideIcon>> = {
  client: Monitor,
  gateway: DoorOpen,
  service: Box,
  database: Database,
};

export function NodeGlyph({
  kind,
  size = 16,
}: {
  readonly kind: ScenarioNode['kind'];
  readonly size?: number;
}) {
  const Glyph = NODE_GLYPHS[kind];
  return <Glyph size={size} aria-hidden="true" />;
}
