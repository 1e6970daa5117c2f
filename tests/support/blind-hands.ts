import type { Page } from 'playwright-core';
import { type AxTree, type Heard, openAxTree } from './ax-tree';

/** Somebody who sees nothing of a page and has no pointer: keys go in, the accessibility tree comes out. */
export interface BlindHands extends AxTree {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Presses Tab (or `key`) until what has the focus is of that role and its name fits. */
  tabTo(role: string, name: RegExp, key?: string, most?: number): Promise<Heard>;
  /** In an open menu: goes down to the item, and chooses it. */
  choose(...names: readonly RegExp[]): Promise<void>;
}

/** Time for a key to have its effect before the next is pressed: a person's hands are far slower. */
const BEAT_MS = 12;

/** Gives a page to somebody with neither sight nor a pointer: whoever touches the mouse all the same, fails. */
export async function openBlindHands(page: Page): Promise<BlindHands> {
  for (const name of ['click', 'dblclick', 'move', 'down', 'up', 'wheel'] as const) {
    page.mouse[name] = () => Promise.reject(new Error('no mouse in this test'));
  }
  const tree = await openAxTree(page);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(BEAT_MS);
    }
  };
  const walkTo = async (key: string, role: string, name: RegExp, most: number): Promise<Heard> => {
    const passed: string[] = [];
    for (let step = 0; step < most; step += 1) {
      await press(key);
      const at = await tree.focused();
      passed.push(`${at?.role}: ${at?.name}`);
      if (at?.role === role && name.test(at.name)) return at;
    }
    throw new Error(`${key} did not lead to ${role} ${name}, only to:\n${passed.join('\n')}`);
  };
  return {
    ...tree,
    press,
    type: (text) => page.keyboard.type(text),
    tabTo: (role, name, key = 'Tab', most = 40) => walkTo(key, role, name, most),
    async choose(...names) {
      for (const [index, name] of names.entries()) {
        await tree.find('menuitem', name);
        const at = await tree.focused();
        if (at?.role !== 'menuitem' || !name.test(at.name)) await walkTo('ArrowDown', 'menuitem', name, 20);
        await press(index < names.length - 1 ? 'ArrowRight' : 'Enter');
      }
    },
  };
}
