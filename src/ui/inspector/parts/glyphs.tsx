import {
  Boxes,
  Database,
  DoorOpen,
  type LucideIcon,
  Monitor,
  Repeat2,
  Timer,
  ToggleLeft,
  Box,
} from 'lucide-react';
import type { PatternId } from '../../../patterns/registry';
import type { ScenarioNode } from '../../../scenario/format';

const NODE_GLYPHS: Readonly<Record<ScenarioNode['kind'], LucideIcon>> = {
  client: Monitor,
  gateway: DoorOpen,
  service: Box,
  database: Database,
};

const LAYER_GLYPHS: Readonly<Record<PatternId, LucideIcon>> = {
  retry: Repeat2,
  'circuit-breaker': ToggleLeft,
  timeout: Timer,
  bulkhead: Boxes,
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

export function LayerGlyph({ kind, size = 14 }: { readonly kind: PatternId; readonly size?: number }) {
  const Glyph = LAYER_GLYPHS[kind];
  return <Glyph size={size} aria-hidden="true" />;
}
