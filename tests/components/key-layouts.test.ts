import { describe, expect, test } from 'vitest';
import { handleKey } from '@/components/actions/handle-key';
import { type KeyPress, keyNames } from '@/components/actions/keys';
import { ACTIONS } from '@/components/actions/registry';
import { fill, mapOf, openTestEditor } from './support';

/** What the keys of a layout give: by place, without and with Shift. Of letters the row tells both. */
interface Layout {
  readonly letters: string;
  readonly digits: Readonly<Record<string, readonly [plain: string, shifted: string]>>;
  /** Where the question mark is. */
  readonly question: readonly [code: string, shift: boolean];
}

const PLACES = [...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((letter) => `Key${letter}`);
const english = { Digit0: ['0', ')'], Digit1: ['1', '!'], Digit2: ['2', '@'], Digit3: ['3', '#'] } as const;
const slash = ['Slash', true] as const;

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'QWERTY, English': { letters: 'qwertyuiopasdfghjklzxcvbnm', digits: english, question: slash },
  'AZERTY, French': {
    letters: 'azertyuiopqsdfghjklwxcvbn,',
    digits: { Digit0: ['à', '0'], Digit1: ['&', '1'], Digit2: ['é', '2'], Digit3: ['"', '3'] },
    question: ['KeyM', true],
  },
  'QWERTZ, German': {
    letters: 'qwertzuiopasdfghjklyxcvbnm',
    digits: { Digit0: ['0', '='], Digit1: ['1', '!'], Digit2: ['2', '"'], Digit3: ['3', '§'] },
    question: ['Minus', true],
  },
  'QWERTZ, Hungarian': {
    letters: 'qwertzuiopasdfghjklyxcvbnm',
    // The 0 lies left of the 1.
    digits: { Backquote: ['0', '§'], Digit1: ['1', "'"], Digit2: ['2', '"'], Digit3: ['3', '+'] },
    question: ['Comma', true],
  },
  'ЙЦУКЕН, Russian': {
    letters: 'йцукенгшщзфывапролдячсмить',
    digits: { Digit0: ['0', ')'], Digit1: ['1', '!'], Digit2: ['2', '"'], Digit3: ['3', '№'] },
    question: ['Digit7', true],
  },
  'БДС, Bulgarian': { letters: ',уеишщксдзьяаожгтнвюйъэфхп', digits: english, question: ['Digit8', true] },
  Mongolian: {
    letters: 'фцужэнгшүзйыбөахролячёсмит',
    // Digits need Shift here.
    digits: { Digit0: ['?', '0'], Digit1: ['№', '1'], Digit2: ['-', '2'], Digit3: ['"', '3'] },
    question: ['Digit0', false],
  },
  Greek: { letters: ';ςερτυθιοπασδφγηξκλζχψωβνμ', digits: english, question: slash },
};

function press(key: string, code: string, mods: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...mods };
}

/** The press of a key that the help writes so, by somebody with that layout. */
function pressOn(layout: Layout, written: string): KeyPress {
  const parts = written.split('+');
  const name = parts.pop() as string;
  const mods = { ctrlKey: parts.includes('Mod'), altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift') };
  if (/^[A-Z]$/.test(name)) {
    const latin = layout.letters.indexOf(name.toLowerCase());
    const at = latin >= 0 ? latin : PLACES.indexOf(`Key${name}`);
    const letter = layout.letters[at] as string;
    return press(mods.shiftKey ? letter.toUpperCase() : letter, PLACES[at] as string, mods);
  }
  if (/^\d$/.test(name)) {
    const [code, [plain, shifted]] = Object.entries(layout.digits).find(
      ([place, keys]) => place === `Digit${name}` || keys.includes(name),
    ) as [string, readonly [string, string]];
    return press(mods.shiftKey ? shifted : plain, code, mods);
  }
  return press(name, name, mods);
}

/** The action that a press means first. */
function meaningOf(event: KeyPress): string | undefined {
  for (const name of keyNames(event)) {
    const action = ACTIONS.find(({ keys, duringWalk }) => duringWalk !== 'only' && keys.includes(name));
    if (action) return action.id;
  }
  return undefined;
}

/** The keys of experience.md, row by row. */
const PROMISED: readonly (readonly [key: string, action: string])[] = [
  ['N', 'add-touchpoint'],
  ['Tab', 'add-next'],
  ['Shift+Tab', 'go-back'],
  ['C', 'connect'],
  ['1', 'rate-negative'],
  ['2', 'rate-neutral'],
  ['3', 'rate-positive'],
  ['0', 'rate-none'],
  ['S', 'role-start'],
  ['I', 'role-intermediate'],
  ['F', 'role-final'],
  ['Enter', 'edit-label'],
  ['F2', 'edit-label'],
  ['Escape', 'leave'],
  ['Mod+A', 'select-all'],
  ['Mod+C', 'copy'],
  ['Mod+X', 'cut'],
  ['Mod+V', 'paste'],
  ['Mod+D', 'duplicate'],
  ['Mod+Z', 'undo'],
  ['Mod+Shift+Z', 'redo'],
  ['Shift+1', 'fit'],
  ['Shift+2', 'fit-selection'],
  ['Mod+0', 'zoom-100'],
  ['ArrowLeft', 'move-left'],
  ['Shift+ArrowUp', 'move-up-far'],
  ['Mod+ArrowRight', 'walk-right'],
  ['Alt+ArrowDown', 'follow-down'],
  ['Mod+K', 'palette'],
  ['Mod+F', 'go-to'],
  ['Shift+L', 'tidy'],
];

describe.each(Object.entries(LAYOUTS))('keys of %s', (_name, layout) => {
  test('[CV-210] every key that people are promised does what it says', () => {
    expect(PROMISED.map(([key]) => [key, meaningOf(pressOn(layout, key))])).toEqual(PROMISED);
  });

  test('[CV-210] the question mark shows the keys, wherever it is', () => {
    const [code, shiftKey] = layout.question;
    const { editor } = openTestEditor();
    expect(handleKey(editor, press('?', code, { shiftKey }), 'canvas', true)).toBe(true);
    expect(editor.store.getState().dialog).toBe('help');
  });
});

test('[CV-210] where one key is a digit by place and a sign, the digit comes first when it means something', () => {
  const { editor, touchpoint } = openTestEditor();
  fill(editor, mapOf('a', { a: { reaction: 'negative' } }));
  editor.select({ touchpoints: ['a'] });
  handleKey(editor, press('-', 'Digit2'), 'canvas', true);
  expect(touchpoint('a').reaction).toBe('neutral');
  handleKey(editor, press('?', 'Digit0'), 'canvas', true);
  expect([touchpoint('a').reaction, editor.store.getState().dialog]).toEqual([undefined, null]);
});

test('[CV-16] in a text field of the page only the search opens', () => {
  const { editor, labels } = openTestEditor();
  expect(handleKey(editor, press('n', 'KeyN'), 'field', true)).toBe(false);
  expect(handleKey(editor, press('z', 'KeyZ', { ctrlKey: true }), 'field', true)).toBe(false);
  expect(handleKey(editor, press('f', 'KeyF', { ctrlKey: true }), 'field', true)).toBe(false);
  expect(handleKey(editor, press('л', 'KeyK', { ctrlKey: true }), 'field', true)).toBe(true);
  expect([editor.store.getState().dialog, editor.store.getState().draft, labels()]).toEqual(['palette', null, []]);
});
