import type { Theme } from '@/lib/scene/types';

/** The theme that the page has now, for pictures that stand on it. */
export function pageTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
