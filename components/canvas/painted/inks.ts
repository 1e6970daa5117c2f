import { THEMES } from '@/lib/scene/theme';
import type { Ink } from '@/lib/scene/types';

export type InkValues = Readonly<Record<Ink | 'focus', string>>;

/** The colours of the page as they are now. */
export function readInks(element: Element): InkValues {
  const style = getComputedStyle(element);
  const names = [...Object.keys(THEMES.light), 'focus'] as (Ink | 'focus')[];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--tl-${name}`)])) as Record<
    Ink | 'focus',
    string
  >;
}

/** Tells when the theme changes, by the system or on the page, until the function that it returns is called. */
export function watchInks(changed: () => void): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  const theme = new MutationObserver(changed);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });
  return () => {
    dark.removeEventListener('change', changed);
    theme.disconnect();
  };
}
