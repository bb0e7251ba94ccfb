import {
  Box,
  ChartColumn,
  Database,
  DoorOpen,
  FileText,
  KeyRound,
  Monitor,
  type LucideIcon,
} from 'lucide-react';
import type { ScenarioNode } from '../../../scenario/format';
import type { StoreKind } from '../../../scenario/store-settings';

const NODE_GLYPHS: Readonly<Record<Exclude<ScenarioNode['kind'], 'database'>, LucideIcon>> = {
  client: Monitor,
  gateway: DoorOpen,
  service: Box,
};

const STORE_GLYPHS: Readonly<Record<StoreKind, LucideIcon>> = {
  relational: Database,
  document: FileText,
  'key-value': KeyRound,
  analytic: ChartColumn,
};

export interface NodeGlyphProps {
  readonly kind: ScenarioNode['kind'];
  /** Of a database; a relational one when it is left out. */
  readonly store?: StoreKind | undefined;
  readonly size?: number;
}

export function NodeGlyph({ kind, store = 'relational', size = 16 }: NodeGlyphProps) {
  const Glyph = kind === 'database' ? STORE_GLYPHS[store] : NODE_GLYPHS[kind];
  return <Glyph size={size} aria-hidden="true" />;
}
