'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { PHASE_COLORS, type PhaseColor } from '@/lib/scene/lanes/phase-color';
import { findAction } from '../../actions/registry';
import { useEditor } from '../../store/editor-context';

const ITEM =
  'flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-lg px-2.5 text-body outline-none data-[highlighted]:bg-neutral-bg data-[disabled]:cursor-not-allowed data-[disabled]:opacity-45';
const GROUPS: readonly (readonly (readonly [action: string, label: string, keys?: string])[])[] = [
  [
    ['rename-phase', 'Rename', 'F2'],
    ['move-phase-left', 'Move left', 'Alt+←'],
    ['move-phase-right', 'Move right', 'Alt+→'],
  ],
  [
    ['add-phase-before', 'Add a phase before'],
    ['add-phase-after', 'Add a phase after'],
  ],
];

export interface PhaseMenuProps {
  readonly id: string;
  readonly name: string;
  readonly color: PhaseColor | null;
  readonly open: boolean;
  onOpenChange(open: boolean): void;
}

/** All that can be done with a phase: the same actions as elsewhere. */
export function PhaseMenu({ id, name, color, open, onOpenChange }: PhaseMenuProps) {
  const editor = useEditor();
  const item = (action: string, label: string, keys?: string) => (
    <Base.Item
      key={action}
      className={action === 'remove-phase' ? `${ITEM} text-negative` : ITEM}
      disabled={!findAction(action).enabled(editor)}
      // The menu gives the focus back when it has closed; what opens a text field must come after.
      onClick={() => setTimeout(() => findAction(action).perform(editor), 0)}
    >
      <span className="flex-1">{label}</span>
      {keys ? <kbd className="font-sans text-small text-soft">{keys}</kbd> : null}
    </Base.Item>
  );
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (next) editor.setPhase(id);
        onOpenChange(next);
      }}
    >
      <Base.Trigger className="tl-head-more" aria-label={`Menu of ${name}`} title="Menu of the phase">
        <Ellipsis size={16} aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="start" sideOffset={6} className="z-[60]">
          <Base.Popup className="min-w-[216px] rounded-xl border border-line bg-surface p-1.5 text-ink shadow-float outline-none">
            {GROUPS.map((items) => (
              <div key={items[0]?.[0]} className="mb-1.5 border-b border-line pb-1.5">
                {items.map(([action, label, keys]) => item(action, label, keys))}
              </div>
            ))}
            <Base.RadioGroup
              className="mb-1.5 flex gap-0.5 border-b border-line px-1 pb-1.5"
              value={color ?? 'none'}
              aria-label="Colour"
              onValueChange={(value: string) => findAction(`color-phase-${value}`).perform(editor)}
            >
              {(['none', ...PHASE_COLORS] as const).map((value) => (
                <Base.RadioItem key={value} value={value} className="tl-swatch" aria-label={value} title={value}>
                  <i className="tl-head-dot" data-color={value} />
                </Base.RadioItem>
              ))}
            </Base.RadioGroup>
            {item('remove-phase', 'Remove the phase')}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
