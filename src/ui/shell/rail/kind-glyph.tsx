import { ArrowRight, Box, Database, DoorOpen, Monitor, type LucideIcon } from 'lucide-react';
import type { PartRow } from './part-rows';

const GLYPHS: Readonly<Record<PartRow['kind'], LucideIcon>> = {
  client: Monitor,
  gateway: DoorOpen,
  service: Box,
  database: Database,
  call: ArrowRight,
};

export function KindGlyph({ kind, size = 14 }: { readonly kind: PartRow['kind']; readonly size?: number }) {
  const Glyph = GLYPHS[kind];
  return <Glyph size={size} aria-hidden="true" />;
}
