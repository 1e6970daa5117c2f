'use client';

import {
  MousePointer2,
  Redo2,
  Search,
  SquareDashedMousePointer,
  SquarePlus,
  Undo2,
  Waypoints,
  Workflow,
  Zap,
} from 'lucide-react';
import { useEditor, useEditorState } from '../store/editor-context';
import { CaptionButton } from '../ui/caption-button';
import { cx } from '../ui/cx';
import { useFinger } from '../ui/hand';
import { IconButton, type IconButtonProps } from '../ui/icon-button';
import { Panel } from '../ui/panel';
import { breaksOf } from './breaks-of';
import { PanelToggle } from './panel-toggle';
import { useAction } from './use-action';

/** The tools: a strip at the left of a roomy screen, a bar under a compact one. */
export function ToolStrip({ className }: { readonly className?: string }) {
  const editor = useEditor();
  const finger = useFinger();
  const connecting = useEditorState((state) => state.connecting !== null);
  const several = useEditorState((state) => state.several);
  const readOnly = useEditorState((state) => state.role === 'view');
  const undo = useEditorState((state) => state.undo);
  const add = useAction('add-touchpoint');
  return (
    <nav
      aria-label="Tools"
      className={cx(
        'pointer-events-none flex max-w-full justify-center',
        'roomy:fixed roomy:inset-y-0 roomy:left-4 roomy:items-center',
        className,
      )}
    >
      <Panel
        className={cx(
          'pointer-events-auto flex gap-0.5 compact:shadow-float roomy:flex-col',
          finger ? 'p-1 compact:w-[412px] compact:max-w-full' : 'p-[5px]',
        )}
      >
        {readOnly ? null : (
          <>
            {finger ? null : (
              <Tool
                icon={MousePointer2}
                caption="Select"
                name="Select"
                keys="Esc"
                pressed={!connecting}
                onClick={() => editor.setConnecting(null)}
                className="compact:hidden"
              />
            )}
            <Tool
              icon={SquarePlus}
              caption="New"
              name={add.name}
              keys={add.keys}
              disabled={!add.enabled}
              onClick={add.perform}
            />
            {finger ? null : <ActionTool id="connect" icon={Waypoints} caption="Connect" pressed={connecting} />}
          </>
        )}
        {finger ? (
          <ActionTool id="select-several" icon={SquareDashedMousePointer} caption="Select" pressed={several} />
        ) : null}
        {readOnly ? null : <ActionTool id="tidy" icon={Workflow} caption="Tidy" />}
        <Tool icon={Zap} caption="Break" name="Show the next break" onClick={() => showNextBreak(editor)} />
        <ActionTool id="palette" icon={Search} caption="Search" />
        {readOnly ? null : (
          <>
            <hr className="border-line compact:mx-0.5 compact:h-auto compact:border-l roomy:my-0.5 roomy:border-t" />
            <ActionTool id="undo" icon={Undo2} caption="Undo" idle={!undo.canUndo} />
            <ActionTool id="redo" icon={Redo2} caption="Redo" idle={!undo.canRedo} />
          </>
        )}
        <PanelToggle caption={finger} className={finger ? 'compact:flex-1 roomy:hidden' : 'roomy:hidden'} />
      </Panel>
    </nav>
  );
}

interface ToolProps extends Omit<IconButtonProps, 'size' | 'side'> {
  /** One word under the picture, for a finger. */
  readonly caption: string;
}

function Tool({ caption, keys, icon: Icon, className, ...button }: ToolProps) {
  const finger = useFinger();
  if (!finger) return <IconButton side="right" icon={Icon} keys={keys} className={className} {...button} />;
  return (
    <CaptionButton
      caption={caption}
      picture={<Icon size={19} strokeWidth={1.8} aria-hidden />}
      className={cx('compact:flex-1 roomy:w-12', className)}
      {...button}
    />
  );
}

interface ActionToolProps extends Pick<ToolProps, 'icon' | 'pressed' | 'caption'> {
  readonly id: string;
  /** It would only say that there is nothing to do. */
  readonly idle?: boolean;
}

function ActionTool({ id, idle, ...rest }: ActionToolProps) {
  const { name, keys, enabled, perform } = useAction(id);
  return <Tool {...rest} name={name} keys={keys} disabled={!enabled || idle} onClick={perform} />;
}

/** Goes to the break after the one that is lit, round and round. */
function showNextBreak(editor: ReturnType<typeof useEditor>): void {
  const { states, highlight } = editor.store.getState();
  const breaks = breaksOf(states);
  if (breaks.length === 0) {
    editor.say('No break: every start that leads to a final gets there.');
    return;
  }
  const at = breaks.findIndex((one) => one.focus === highlight?.focus);
  const next = breaks[(at + 1) % breaks.length];
  if (!next) return;
  editor.setHighlight(next);
  editor.camera?.fit(next.path);
}
