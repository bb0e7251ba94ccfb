import { Monitor, Moon, Sun } from 'lucide-react';
import { ToggleGroup } from '../widgets/toggle-group';
import { useActors, usePreferences } from './app-context';

const THEMES = [
  { value: 'light', label: 'Light theme', icon: <Sun size={14} aria-hidden="true" /> },
  { value: 'dark', label: 'Dark theme', icon: <Moon size={14} aria-hidden="true" /> },
  { value: 'system', label: 'Theme of the system', icon: <Monitor size={14} aria-hidden="true" /> },
] as const;

export function ThemeSwitch() {
  const { preferences } = useActors();
  const theme = usePreferences((now) => now.theme);
  return (
    <ToggleGroup
      label="Theme"
      options={THEMES}
      value={theme}
      onChange={(chosen) => preferences.setState({ theme: chosen })}
    />
  );
}
