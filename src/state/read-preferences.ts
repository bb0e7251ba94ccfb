export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  /** `projector` is larger, for the back of a room. */
  readonly scale: 'normal' | 'projector';
  readonly motion: 'system' | 'reduced';
  /** Which panels are folded away. */
  readonly folded: Readonly<Record<PanelId, boolean>>;
  /** Sizes of the resizable panels in rem, by the room and the panel. */
  readonly sizes: Readonly<Record<string, readonly number[]>>;
  readonly minimap: boolean;
  readonly legend: boolean;
  /** Which sections of the inspector are open, by their titles; those that nobody has touched are not there. */
  readonly sections: Readonly<Record<string, boolean>>;
  /** Which charts are shown, in order, as their list writes them down; null: the usual ones. */
  readonly charts: readonly string[] | null;
  /** Somebody has taken the tour, or ended it. */
  readonly toured: boolean;
}

export type PanelId = 'rail' | 'inspector' | 'timeline' | 'dock';

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  scale: 'normal',
  motion: 'system',
  folded: { rail: false, inspector: false, timeline: false, dock: false },
  sizes: {},
  minimap: false,
  legend: true,
  sections: {},
  charts: null,
  toured: false,
};

/** Reads what was kept; every field that is missing or not of its kind takes its default. */
export function parsePreferences(text: string | null): Preferences {
  const kept = objectOf(parsed(text));
  const { theme, scale, motion, folded, sizes, minimap, legend, sections } = DEFAULT_PREFERENCES;
  return {
    theme: oneOf(kept.theme, ['system', 'light', 'dark'], theme),
    scale: oneOf(kept.scale, ['normal', 'projector'], scale),
    motion: oneOf(kept.motion, ['system', 'reduced'], motion),
    folded: readFolded(kept.folded, folded),
    sizes: readEntries(kept.sizes, sizes, (value) =>
      Array.isArray(value) && value.every((size) => typeof size === 'number' && Number.isFinite(size))
        ? value
        : undefined,
    ),
    minimap: typeof kept.minimap === 'boolean' ? kept.minimap : minimap,
    legend: typeof kept.legend === 'boolean' ? kept.legend : legend,
    sections: readEntries(kept.sections, sections, (value) =>
      typeof value === 'boolean' ? value : undefined,
    ),
    toured: kept.toured === true,
    charts: Array.isArray(kept.charts) ? kept.charts.filter((one) => typeof one === 'string') : null,
  };
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Kept = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Kept {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf<Value extends string>(value: unknown, allowed: readonly Value[], otherwise: Value): Value {
  return allowed.find((one) => one === value) ?? otherwise;
}

function readFolded(value: unknown, otherwise: Record<PanelId, boolean>): Record<PanelId, boolean> {
  const kept = objectOf(value);
  const flag = (panel: PanelId): boolean =>
    typeof kept[panel] === 'boolean' ? kept[panel] : otherwise[panel];
  return {
    rail: flag('rail'),
    inspector: flag('inspector'),
    timeline: flag('timeline'),
    dock: flag('dock'),
  };
}

function readEntries<Value>(
  value: unknown,
  otherwise: Readonly<Record<string, Value>>,
  read: (value: unknown) => Value | undefined,
): Readonly<Record<string, Value>> {
  if (!isObject(value)) return otherwise;
  const entries: [string, Value][] = [];
  for (const [key, inner] of Object.entries(value)) {
    const item = read(inner);
    if (item !== undefined) entries.push([key, item]);
  }
  return Object.fromEntries(entries);
}
