'use client';

import { MousePointer2, Redo2, Search, SquarePlus, Undo2, Waypoints, Workflow, Zap } from 'lucide-react';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { IconButton, type IconButtonProps } from '../ui/icon-button';
import { Panel } from '../ui/panel';
import { breaksOf } from './breaks-of';
import { PanelToggle } from './panel-toggle';
import { useAction } from './use-action';

/** The tools: a strip at the left of a wide screen, a bar under a narrow one. */
export function ToolStrip() {
  const editor = useEditor();
  const connecting = useEditorState((state) => state.connecting !== null);
  const readOnly = useEditorState((state) => state.role === 'view');
  const covered = useEditorState((state) => state.panel !== null || state.walk !== null || state.curve !== null);
  const undo = useEditorState((state) => state.undo);
  const add = useAction('add-touchpoint');
  return (
    <nav
      aria-label="Tools"
      className={cx(
        'pointer-events-none absolute inset-x-3 bottom-[max(12px,env(safe-area-inset-bottom))] z-10 flex justify-center md:inset-x-auto md:inset-y-0 md:left-4 md:items-center',
        // The sheet lies above it; nothing is to have the focus where nobody sees it.
        covered && 'max-md:hidden',
      )}
    >
      <Panel className="pointer-events-auto flex gap-0.5 p-[5px] max-md:shadow-float md:flex-col">
        {readOnly ? null : (
          <>
            <Tool
              icon={MousePointer2}
              name="Select"
              keys="Esc"
              pressed={!connecting}
              onClick={() => editor.setConnecting(null)}
              className="max-md:hidden"
            />
            <Tool icon={SquarePlus} name={add.name} keys={add.keys} disabled={!add.enabled} onClick={add.perform} />
            <ActionTool id="connect" icon={Waypoints} pressed={connecting} />
            <ActionTool id="tidy" icon={Workflow} />
          </>
        )}
        <Tool icon={Zap} name="Show the next break" onClick={() => showNextBreak(editor)} />
        <ActionTool id="palette" icon={Search} />
        {readOnly ? null : (
          <>
            <hr className="border-line max-md:mx-0.5 max-md:h-auto max-md:border-l md:my-0.5 md:border-t" />
            <ActionTool id="undo" icon={Undo2} idle={!undo.canUndo} />
            <ActionTool id="redo" icon={Redo2} idle={!undo.canRedo} />
          </>
        )}
        <PanelToggle className="md:hidden" />
      </Panel>
    </nav>
  );
}

function Tool(props: IconButtonProps) {
  return <IconButton side="right" {...props} />;
}

interface ActionToolProps extends Pick<IconButtonProps, 'icon' | 'pressed'> {
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
