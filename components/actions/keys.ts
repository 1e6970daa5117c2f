/** The part of a keyboard event that decides which keys were pressed. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const NAMED: Readonly<Record<string, string>> = { '+': 'Plus', '=': 'Plus', '-': 'Minus', '−': 'Minus', ' ': 'Space' };

/**
 * The ways in which a press can be written as a key of an action, the likeliest first. Letters go by what the layout
 * gives, or, where that is no Latin letter (Cyrillic, Mongolian, Greek …), by where the key lies; digits always by where
 * the key lies, since on some layouts they need Shift, and where else a layout has them (a Hungarian one has its `0` left
 * of the `1`). A sign such as `?` is itself, wherever the layout has it; where it lies on a digit without Shift, as on a
 * Mongolian layout, the digit comes first.
 */
export function keyNames(press: KeyPress): string[] {
  const mod = press.ctrlKey || press.metaKey;
  const prefix = `${mod ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}${press.shiftKey ? 'Shift+' : ''}`;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  const sign =
    press.key.length === 1 && !mod && !press.altKey && /[!-/:-@[-`{-~−]/.test(press.key)
      ? [NAMED[press.key] ?? press.key]
      : [];
  if (digit !== undefined && !press.shiftKey) return [prefix + digit, ...sign];
  const names = sign;
  if (/^[a-z]$/i.test(press.key)) names.push(prefix + press.key.toUpperCase());
  else if (/^Key[A-Z]$/.test(press.code) && press.key !== 'Dead' && [...press.key].length === 1) {
    names.push(prefix + press.code.slice(3));
  } else if (digit !== undefined) names.push(prefix + digit);
  else if (/^\d$/.test(press.key)) names.push(prefix + press.key);
  else if (press.key.length > 1) names.push(prefix + press.key);
  else if (press.key === ' ') names.push(`${prefix}Space`);
  return names;
}

/** True for a key that types a character: those can be switched off (WCAG 2.1.4). */
export function isCharacterKey(key: string): boolean {
  if (/^(?:Mod|Alt)\+/.test(key)) return false;
  const last = key.replace(/^Shift\+/, '');
  return last.length === 1 || last === 'Plus' || last === 'Minus';
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Plus: '+',
  Minus: '−',
};

/** A key as people know it: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function formatKey(key: string, mac: boolean): string {
  const parts = key.split('+').map((part) => SIGNS[part] ?? part);
  const last = parts.pop() ?? '';
  if (!mac) return [...parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)), last].join('+');
  const order = ['Alt', 'Shift', 'Mod'].filter((part) => parts.includes(part));
  return order.map((part) => ({ Alt: '⌥', Shift: '⇧', Mod: '⌘' })[part]).join('') + last;
}
