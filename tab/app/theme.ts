import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Host, ThemeName } from '../host/teams';

const themes: Record<ThemeName, Theme> = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** Fluent's theme for the one that Teams shows now; follows it while the tab is open. */
export function useTheme(host: Host | null): Theme {
  const [name, setName] = useState<ThemeName>(host?.theme ?? 'default');
  useEffect(() => host?.onTheme(setName), [host]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = name;
    document.documentElement.style.colorScheme = name === 'default' ? 'light' : 'dark';
  }, [name]);
  return themes[name];
}
