'use client';

import { findAction } from '../actions/registry';
import { useEditor } from '../store/editor-context';

const LINK =
  'absolute -top-20 left-3 z-[70] h-11 rounded-xl border border-line bg-surface px-4 font-semibold text-ink shadow-float focus:top-3';

/**
 * The first stops of Tab, seen only while they have the focus: past the bar to the outline, to the map, to the
 * findings. Buttons, since the fragment of the address is the key of the map.
 */
export function SkipLinks() {
  const editor = useEditor();
  const toTab = (): void => {
    editor.setPanel('findings');
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
  };
  return (
    <nav aria-label="Skip">
      <button type="button" className={LINK} onClick={() => findAction('outline').perform(editor)}>
        Go to the outline
      </button>
      <button type="button" className={LINK} onClick={() => document.querySelector<HTMLElement>('main')?.focus()}>
        Go to the map
      </button>
      <button type="button" className={LINK} onClick={toTab}>
        Go to the findings
      </button>
    </nav>
  );
}
