'use client';

import { Ellipsis } from 'lucide-react';
import { useFirstView } from '../../ui/first-view';
import { lazyPart } from '../../ui/lazy-part';
import type { PhaseMenuProps } from './phase-menu';

const LateMenu = lazyPart<PhaseMenuProps>(async () => (await import('./phase-menu')).PhaseMenu, {
  pending: (props) => <MenuButton {...props} />,
  Fault: ({ onRetry }) => (
    <button type="button" className="tl-head-more" title="The menu could not be loaded. Try again" onClick={onRetry}>
      <Ellipsis size={16} aria-hidden />
    </button>
  ),
});

/** The menu of a phase: a button alone until the map is there, since what opens is not needed before. */
export function PhaseMenu(props: PhaseMenuProps) {
  const there = useFirstView();
  return there || props.open ? <LateMenu {...props} /> : <MenuButton {...props} />;
}

function MenuButton({ name, onOpenChange }: PhaseMenuProps) {
  return (
    <button
      type="button"
      className="tl-head-more"
      aria-label={`Menu of ${name}`}
      aria-haspopup="menu"
      title="Menu of the phase"
      onClick={() => onOpenChange(true)}
    >
      <Ellipsis size={16} aria-hidden />
    </button>
  );
}
