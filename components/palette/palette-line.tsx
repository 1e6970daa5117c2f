'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { CornerDownLeft, SquarePlus } from 'lucide-react';
import { formatKey } from '../actions/keys';
import { isMac } from '../panels/use-action';
import { useEditor } from '../store/editor-context';
import { nameTouchpoint } from './describe-touchpoint';
import { MarkedText } from './marked-text';
import type { PaletteItem } from './palette-item';
import { TouchpointLine } from './touchpoint-line';

interface PaletteLineProps {
  readonly item: PaletteItem;
  readonly sought: string;
  readonly onChoose: (item: PaletteItem) => void;
}

/** One line of the palette. */
export function PaletteLine({ item, sought, onChoose }: PaletteLineProps) {
  const { store } = useEditor();
  return (
    <Autocomplete.Item
      value={item}
      aria-label={item.kind === 'touchpoint' ? nameTouchpoint(item.touchpoint, store.getState()) : undefined}
      disabled={item.kind === 'action' && item.whyNot !== null}
      onClick={() => onChoose(item)}
      className="group mx-1.5 flex min-h-10 scroll-my-2 cursor-pointer select-none items-center gap-3 rounded-lg px-2.5 py-1 outline-none data-[disabled]:cursor-not-allowed data-[highlighted]:bg-neutral-bg"
    >
      {item.kind === 'touchpoint' ? (
        <TouchpointLine touchpoint={item.touchpoint} foundIn={item.foundIn} sought={sought} />
      ) : item.kind === 'action' ? (
        <ActionLine item={item} sought={sought} />
      ) : (
        <>
          <SquarePlus size={20} strokeWidth={1.8} aria-hidden className="shrink-0 text-soft" />
          <span className="min-w-0 flex-1 truncate text-body">
            New touchpoint “<span dir="auto">{item.label}</span>”
          </span>
        </>
      )}
      <CornerDownLeft
        size={14}
        aria-hidden
        className="hidden shrink-0 text-faint group-data-[highlighted]:md:block group-data-[disabled]:!hidden"
      />
    </Autocomplete.Item>
  );
}

function ActionLine({
  item: { action, whyNot },
  sought,
}: {
  readonly item: Extract<PaletteItem, { kind: 'action' }>;
  readonly sought: string;
}) {
  const [key] = action.keys;
  return (
    <>
      <span className={`min-w-0 flex-1 text-body ${whyNot === null ? '' : 'text-soft'}`}>
        <MarkedText text={action.label} sought={sought} />
        {whyNot === null ? null : <span className="text-small text-soft"> · {whyNot}</span>}
      </span>
      {key === undefined ? null : (
        <kbd className="shrink-0 rounded-md border border-line bg-paper px-1.5 py-0.5 font-sans text-small text-soft max-md:hidden">
          {formatKey(key, isMac())}
        </kbd>
      )}
    </>
  );
}
