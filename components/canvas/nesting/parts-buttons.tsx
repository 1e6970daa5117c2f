'use client';

import { useStore as useFlowStore } from '@xyflow/react';
import { ChevronDown, ChevronUp, type LucideIcon, SquareArrowRight } from 'lucide-react';
import { formatParts } from '@/lib/scene/nesting/parts-words';
import { goInside, toggleOpen } from '../../actions/nesting/nest';
import { useEditor } from '../../store/editor-context';
import { plainLabel } from '../describe-element';
import type { TouchpointData } from '../elements';

/** Below this zoom buttons of 24 screen pixels would cover their card; keys and the menu still open it. */
const BUTTON_ZOOM = 0.45;

/** Opens or closes a touchpoint that has parts, or goes inside: under a closed card, in the head of a frame. */
export function PartsButtons({
  id,
  data,
  open = false,
}: {
  readonly id: string;
  readonly data: TouchpointData;
  readonly open?: boolean;
}) {
  const editor = useEditor();
  const usable = useFlowStore((state) => state.transform[2] >= BUTTON_ZOOM);
  const scale = useFlowStore((state) => Math.max(1, 1 / state.transform[2]));
  if (!usable) return null;
  const label = plainLabel(data.touchpoint.label);
  const parts = formatParts(data.parts);
  return (
    <div className={`tl-parts nodrag nopan${open ? ' open' : ''}`} style={{ ['--tl-scale' as string]: scale }}>
      <PartsButton
        icon={open ? ChevronUp : ChevronDown}
        name={`${open ? 'Close' : 'Open'} “${label}”: ${parts}`}
        onPress={() => toggleOpen(editor, id)}
      />
      <PartsButton icon={SquareArrowRight} name={`Go inside “${label}”`} onPress={() => goInside(editor, id)} />
    </div>
  );
}

/** The keyboard has keys of its own for these; Tab goes from card to page. */
function PartsButton({
  icon: Icon,
  name,
  onPress,
}: {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={name}
      title={name}
      // The focus stays on the card.
      onMouseDown={(event) => event.preventDefault()}
      // Neither selects the card, nor opens its label.
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
    </button>
  );
}
