import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { defaultsOf } from '../../../base/check-settings';
import type { SettingFields } from '../../../base/settings';
import { patternPresets } from '../../../patterns/preset-settings';
import { patterns, type PatternId } from '../../../patterns/registry';
import { stackPresets } from '../../../policies/stack-preset-settings';
import type { ScenarioLayer } from '../../../scenario/format';
import { lowered } from '../../forms/setting-words';
import { sameValue, type SettingValues } from '../../forms/visible-fields';
import { LayerGlyph } from '../parts/layer-glyph';
import type { NewLayer } from '../stack/stack-changes';
import { KINDS_IN_ORDER } from '../stack/stack-order';
import classes from './layer-chooser.module.css';

/** A preset as a list shows it. */
export interface NamedSettings {
  readonly label: string;
  readonly help: string;
  readonly settings: SettingValues;
}

export interface LayerChoiceProps {
  readonly choose: (layer: NewLayer) => void;
}

/** Every kind of layer with what it does, and under each the presets that it can begin with. */
export function LayerChoice({ choose }: LayerChoiceProps) {
  const [unfolded, setUnfolded] = useState<PatternId | null>(null);
  return (
    <ul className={classes.list} aria-label="Layers to add">
      {KINDS_IN_ORDER.map((kind) => {
        const { title, summary, fields } = patterns[kind];
        const isOpen = unfolded === kind;
        return (
          <Choice
            key={kind}
            icon={<LayerGlyph kind={kind} />}
            label={title}
            help={summary}
            choose={() => choose({ kind, settings: defaultsOf<SettingFields>(fields) })}
            aside={
              presetsOf(kind).length > 0 && (
                <Unfold
                  label={`Presets of ${lowered(title)}`}
                  open={isOpen}
                  toggle={() => setUnfolded(isOpen ? null : kind)}
                />
              )
            }
          >
            {isOpen && (
              <PresetList
                label={`Presets of ${lowered(title)}`}
                presets={presetsOf(kind)}
                choose={({ settings }) => choose({ kind, settings })}
              />
            )}
          </Choice>
        );
      })}
    </ul>
  );
}

export interface StackChoiceProps {
  readonly choose: (layers: readonly NewLayer[], label: string) => void;
}

/** Whole stacks by their names, with the way a call goes through each. */
export function StackChoice({ choose }: StackChoiceProps) {
  return (
    <ul className={classes.list} aria-label="Whole stacks">
      {stackPresets.map(({ id, label, help, layers }) => (
        <Choice key={id} label={label} help={help} choose={() => choose(layers, label)}>
          <p className={classes.way}>{layers.map(({ kind }) => patterns[kind].title).join(' › ')}</p>
        </Choice>
      ))}
    </ul>
  );
}

export interface PresetChoiceProps {
  readonly layer: ScenarioLayer;
  readonly choose: (preset: NamedSettings) => void;
}

/** The presets of a layer that is there, with a mark at the one that it is set to. */
export function PresetChoice({ layer: { kind, settings }, choose }: PresetChoiceProps) {
  const presets = presetsOf(kind);
  if (presets.length === 0) return <p className={classes.none}>There are none for this kind yet.</p>;
  return (
    <PresetList
      label={`Presets of ${lowered(patterns[kind].title)}`}
      presets={presets}
      current={settings}
      choose={choose}
    />
  );
}

function presetsOf(kind: PatternId): readonly (NamedSettings & { readonly id: string })[] {
  return patternPresets[kind];
}

interface PresetListProps {
  readonly label: string;
  readonly presets: readonly (NamedSettings & { readonly id: string })[];
  readonly current?: SettingValues;
  readonly choose: (preset: NamedSettings) => void;
}

function PresetList({ label, presets, current, choose }: PresetListProps) {
  return (
    <ul className={classes.presets} aria-label={label}>
      {presets.map((preset) => (
        <Choice
          key={preset.id}
          label={preset.label}
          help={preset.help}
          isChosen={current !== undefined && sameSettings(current, preset.settings)}
          choose={() => choose(preset)}
        />
      ))}
    </ul>
  );
}

function sameSettings(one: SettingValues, other: SettingValues): boolean {
  return Object.keys(other).every((key) => key in one && sameValue(one[key], other[key]));
}

interface ChoiceProps {
  readonly icon?: ReactNode;
  readonly label: string;
  readonly help: string;
  readonly isChosen?: boolean;
  readonly choose: () => void;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** One thing that can be chosen: its name is the button, and the whole of it can be pressed. */
function Choice({ icon, label, help, isChosen = false, choose, aside, children }: ChoiceProps) {
  return (
    <li className={classes.item}>
      <div className={classes.choice}>
        {icon}
        <span className={classes.words}>
          <button
            type="button"
            className={classes.name}
            aria-pressed={isChosen ? true : undefined}
            onClick={choose}
          >
            {label}
            {isChosen && <Check size={12} aria-hidden="true" />}
          </button>
          <span className={classes.help}>{help}</span>
        </span>
        {aside}
      </div>
      {children}
    </li>
  );
}

interface UnfoldProps {
  readonly label: string;
  readonly open: boolean;
  readonly toggle: () => void;
}

function Unfold({ label, open, toggle }: UnfoldProps) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button type="button" className={classes.unfold} aria-label={label} aria-expanded={open} onClick={toggle}>
      Presets
      <Chevron size={12} aria-hidden="true" />
    </button>
  );
}
