import type { DialogName } from '../store/types';

/** What the palette is open for. */
export type PaletteMode = Extract<DialogName, 'palette' | 'go-to' | 'connect-to' | 'put-into'>;

const MODES: readonly DialogName[] = ['palette', 'go-to', 'connect-to', 'put-into'] satisfies readonly PaletteMode[];

export function isPaletteMode(dialog: DialogName | null): dialog is PaletteMode {
  return dialog !== null && MODES.includes(dialog);
}

interface ModeWords {
  readonly title: string;
  readonly placeholder: string;
  /** What Enter does, at the foot. */
  readonly enter: string;
}

export const MODE_WORDS: Readonly<Record<PaletteMode, ModeWords>> = {
  palette: { title: 'Search and commands', placeholder: 'Search touchpoints and commands', enter: 'open' },
  'go-to': { title: 'Go to a touchpoint', placeholder: 'Go to…', enter: 'go there' },
  'connect-to': {
    title: 'Connect to a touchpoint',
    placeholder: 'Which touchpoint does it lead to?',
    enter: 'connect',
  },
  'put-into': { title: 'Put into a touchpoint', placeholder: 'Which touchpoint is it a part of?', enter: 'put in' },
};
