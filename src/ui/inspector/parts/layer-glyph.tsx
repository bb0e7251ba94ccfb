import {
  Boxes,
  Copy,
  Gauge,
  Layers,
  LifeBuoy,
  type LucideIcon,
  Merge,
  Repeat2,
  Split,
  Timer,
  ToggleLeft,
  UserX,
} from 'lucide-react';
import type { PatternId } from '../../../patterns/registry';

const LAYER_GLYPHS: Readonly<Record<PatternId, LucideIcon>> = {
  retry: Repeat2,
  'circuit-breaker': ToggleLeft,
  timeout: Timer,
  bulkhead: Boxes,
  'rate-limiter': Gauge,
  cache: Layers,
  'single-flight': Merge,
  fallback: LifeBuoy,
  hedge: Copy,
  'load-balancer': Split,
  'outlier-ejection': UserX,
};

export function LayerGlyph({ kind, size = 14 }: { readonly kind: PatternId; readonly size?: number }) {
  const Glyph = LAYER_GLYPHS[kind];
  return <Glyph size={size} aria-hidden="true" />;
}
