import type { PictureEdge, PictureNode } from '../../scenario/library/details';
import type { Moment } from '../../worker/lines';
import type { PartRef } from '../../worker/protocol';
import type { DockTab, PhoneTab } from '../view';

/** The parts with what reached a run from outside are called so, and by their line and place. */
export const INPUTS = 'inputs ';

/** Grows when an older build could not read what this one keeps. */
export const DRAFT_FORMAT = 1;

/** From what a draft was made. */
export type DraftOrigin =
  | { readonly kind: 'built-in'; readonly id: string }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'link' }
  | { readonly kind: 'new' };

/**
 * What a list says of a draft, and where its run stands: all of it changes often and is small. What the run is made of
 * lies beside it in parts, of which a write touches those that have changed.
 */
export interface DraftHead {
  readonly id: string;
  readonly format: number;
  /** Counts the writes, so that nobody overwrites what he has not seen. */
  readonly revision: number;
  /** The tab that wrote it last. */
  readonly writer: string;
  /** That of the scenario, or what the person has called it. */
  readonly name: string;
  /** The person has called it so. */
  readonly isNamed: boolean;
  readonly origin: DraftOrigin;
  /** The draft of which it is an earlier state, set aside when its run began anew; null of all others. */
  readonly asideOf: string | null;
  /** In ms since 1970. */
  readonly updatedAt: number;
  /** Of the engine that made the run: another one would make another run. */
  readonly engine: number;
  readonly seed: number;
  readonly changedAtStart: number;
  readonly stand: Stand;
  readonly facts: DraftFacts;
  readonly view: DraftView;
  readonly picture: DraftPicture;
  /** How many characters each part has. */
  readonly parts: Readonly<Record<string, number>>;
}

/** Where a run stands. */
export interface Stand {
  readonly line: number;
  readonly at: Moment;
  /** How far its line has been run. */
  readonly reach: Moment;
}

export interface DraftFacts {
  readonly nodes: number;
  readonly edges: number;
  readonly edits: number;
  readonly lines: number;
  /** Length of the scenario. */
  readonly seconds: number;
}

/** What the person looked at. What it names may be gone: then nothing is selected. */
export interface DraftView {
  readonly selection: PartRef | null;
  readonly layer: string | null;
  readonly dockTab: DockTab;
  readonly phoneTab: PhoneTab;
  readonly dockMaximised: boolean;
  readonly speed: number;
}

export interface DraftPicture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** What a store holds of a draft. Nothing is known of it: it may be spoiled, or of another build. */
export interface StoredDraft {
  readonly id: string;
  readonly head: unknown;
  /** The texts that a run is made of, by name: see draft-parts.ts. */
  readonly parts: Readonly<Record<string, unknown>>;
}

/** The id of the built-in scenario from which a draft was made, where it was made from one. */
export function builtInOf(origin: DraftOrigin): string | null {
  return origin.kind === 'built-in' ? origin.id : null;
}

/** Whether it is its built-in scenario and nothing else: it began anew, or what was made in it was left behind. */
export function isBare({ origin, facts, isNamed, parts }: DraftHead): boolean {
  const hasInputs = Object.keys(parts).some((part) => part.startsWith(INPUTS));
  return origin.kind === 'built-in' && !isNamed && facts.edits === 0 && facts.lines <= 1 && !hasInputs;
}

/** How many characters a draft has in all. */
export function sizeOf({ parts }: Pick<DraftHead, 'parts'>): number {
  return Object.values(parts).reduce((sum, size) => sum + size, 0);
}
