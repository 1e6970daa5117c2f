'use client';

import {
  ArrowLeftRight,
  Copy,
  CopyPlus,
  Ellipsis,
  Footprints,
  Group,
  type LucideIcon,
  PencilLine,
  Scan,
  SlidersHorizontal,
  SquareArrowRight,
  Trash2,
  Waypoints,
} from 'lucide-react';
import { Fragment, useMemo, useState } from 'react';
import { type TouchBar, touchBar, usefulNow } from '../../actions/touch-bar';
import type { Action } from '../../actions/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { CaptionButton } from '../../ui/caption-button';
import { Menu } from '../../ui/menu';
import { Panel } from '../../ui/panel';
import { ReactionMark } from '../inspector/reaction-mark';
import { useAction } from '../use-action';

const FACES = { 'rate-negative': 'negative', 'rate-neutral': 'neutral', 'rate-positive': 'positive' } as const;

interface Look {
  readonly icon: LucideIcon;
  readonly caption: string;
}

const LOOKS: Readonly<Record<string, Look>> = {
  connect: { icon: Waypoints, caption: 'Connect' },
  'add-next': { icon: SquareArrowRight, caption: 'Next' },
  'edit-label': { icon: PencilLine, caption: 'Edit' },
  group: { icon: Group, caption: 'Put into' },
  duplicate: { icon: CopyPlus, caption: 'Duplicate' },
  delete: { icon: Trash2, caption: 'Delete' },
  'show-details': { icon: SlidersHorizontal, caption: 'Details' },
  'reverse-transition': { icon: ArrowLeftRight, caption: 'Reverse' },
  'walk-chain': { icon: Footprints, caption: 'Walk' },
  copy: { icon: Copy, caption: 'Copy' },
  'fit-selection': { icon: Scan, caption: 'Show' },
};

/** In a list of all sorts these need more words than beside each other. */
const WORDS: Readonly<Record<string, string>> = {
  'role-start': 'Mark as start',
  'role-intermediate': 'Mark as intermediate',
  'role-final': 'Mark as final',
  'role-none': 'Place by its transitions',
  'put-into': 'Put into, by a tap',
};

/** Within reach of a thumb: what can be done with the selection. The same actions as keys and menu. */
export function ActionBar() {
  const bar = useEditorState(touchBar);
  if (!bar) return null;
  return (
    <Panel
      role="toolbar"
      aria-label="For the selection"
      className="pointer-events-auto flex w-full max-w-[412px] gap-0.5 p-1 shadow-float"
    >
      {bar.main.map((ids, index) => (
        <Fragment key={ids[0]}>
          {index > 0 ? <BarLine /> : null}
          {ids.map((id) => (id in FACES ? <RateAction key={id} id={id} /> : <BarAction key={id} id={id} />))}
        </Fragment>
      ))}
      {bar.more.length > 0 ? <MoreActions bar={bar} /> : null}
    </Panel>
  );
}

/** Parts two groups of a bar. */
export function BarLine() {
  return <hr className="mx-px h-auto border-l border-line" />;
}

function BarAction({ id }: { readonly id: string }) {
  const { name, enabled, perform } = useAction(id);
  const look = LOOKS[id];
  return (
    <CaptionButton
      name={name}
      caption={look?.caption ?? name}
      picture={look ? <look.icon size={19} strokeWidth={1.8} aria-hidden /> : null}
      disabled={!enabled}
      className={id === 'delete' ? 'flex-1 text-negative' : 'flex-1'}
      onClick={perform}
    />
  );
}

function RateAction({ id }: { readonly id: string }) {
  const { name, enabled, perform } = useAction(id);
  const selection = useEditorState((state) => state.selection);
  const all = useEditorState((state) => state.map.touchpoints);
  const reaction = FACES[id as keyof typeof FACES];
  const rated = useMemo(
    () => all.every((touchpoint) => !selection.touchpoints.has(touchpoint.id) || touchpoint.reaction === reaction),
    [all, selection, reaction],
  );
  return (
    <CaptionButton
      name={name}
      caption={name}
      picture={<ReactionMark reaction={reaction} size={22} />}
      pressed={rated}
      disabled={!enabled}
      className="flex-1"
      onClick={perform}
    />
  );
}

function MoreActions({ bar }: { readonly bar: TouchBar }) {
  const editor = useEditor();
  const [groups, setGroups] = useState<readonly (readonly Action[])[]>([]);
  return (
    <Menu
      onOpen={() => setGroups(usefulNow(editor, bar.more))}
      trigger={
        <CaptionButton
          name="More for the selection"
          caption="More"
          picture={<Ellipsis size={19} strokeWidth={1.8} aria-hidden />}
          className="flex-1"
        />
      }
      groups={groups.map((actions) =>
        actions.map((action) => ({
          label: WORDS[action.id] ?? action.label,
          danger: action.id.startsWith('delete'),
          // The menu gives the focus back when it has closed; what opens a text field must come after.
          onSelect: () => void setTimeout(() => action.perform(editor), 0),
        })),
      )}
    />
  );
}
