'use client';

import { useEditor, useEditorState } from '../store/editor-context';
import { usePreferences } from '../store/use-preferences';
import { useFinger } from '../ui/hand';
import { plainLabel } from './describe-element';

/** What to do on an empty map, and while a connection is being made. */
export function CanvasHints() {
  const empty = useEditorState((state) => state.map.touchpoints.length === 0 && state.draft === null);
  const opening = useEditorState((state) => state.save.kind === 'loading');
  const editable = useEditorState((state) => state.role !== 'view');
  const inside = useEditorState(
    ({ scope, shown, draft, map }) =>
      scope !== null && shown.touchpoints.length === 0 && draft === null && map.touchpoints.length > 0,
  );
  return (
    <>
      {empty && !opening ? <EmptyHint editable={editable} /> : null}
      {inside ? <InsideHint editable={editable} /> : null}
      <ConnectHint />
      <PutHint />
      <TidyHint />
    </>
  );
}

function EmptyHint({ editable }: { readonly editable: boolean }) {
  const { singleKeys } = usePreferences();
  const finger = useFinger();
  if (editable && finger) {
    return (
      <div className="tl-empty-hint">
        <p className="tl-empty-title">Where do customers meet you first?</p>
        <p>
          Tap twice anywhere, or use <b>New</b>. With <b>Next</b> a name ends and the touchpoint after it begins. Hold a
          finger on the ground to paste a list.
        </p>
      </div>
    );
  }
  return (
    <div className="tl-empty-hint">
      {editable ? (
        <>
          <p className="tl-empty-title">Where do customers meet you first?</p>
          <p>
            Double-click anywhere
            {singleKeys ? (
              <>
                , or press <kbd>N</kbd>
              </>
            ) : null}
            . <kbd>Enter</kbd> ends a name, and again makes the next touchpoint. You can also paste a list.
          </p>
        </>
      ) : (
        <p className="tl-empty-title">This map is still empty.</p>
      )}
    </div>
  );
}

function ConnectHint() {
  const editor = useEditor();
  const finger = useFinger();
  const label = useEditorState(({ connecting, map }) =>
    connecting === null ? null : plainLabel(map.touchpoints.find((touchpoint) => touchpoint.id === connecting)?.label),
  );
  if (label === null) return null;
  return (
    <div className="tl-connect-hint" role="status">
      <span>
        Connect from <b>{label}</b>:{' '}
        {finger ? (
          'tap a touchpoint, or the ground for a new one'
        ) : (
          <>
            click a touchpoint, or walk with the arrow keys and press <kbd>Enter</kbd>
          </>
        )}
      </span>
      <button type="button" onClick={() => editor.setDialog('connect-to')}>
        Search…
      </button>
      <button type="button" onClick={() => editor.setConnecting(null)}>
        Cancel
      </button>
    </div>
  );
}

function InsideHint({ editable }: { readonly editable: boolean }) {
  return (
    <div className="tl-empty-hint">
      <p className="tl-empty-title">Nothing inside yet.</p>
      {editable ? <p>What is this made of? Double-click anywhere to add the first part.</p> : null}
    </div>
  );
}

function PutHint() {
  const editor = useEditor();
  const finger = useFinger();
  const name = useEditorState(({ putting, map }) => {
    if (putting === null || putting.length !== 1) return putting === null ? null : `${putting.length} touchpoints`;
    return plainLabel(map.touchpoints.find((touchpoint) => touchpoint.id === putting[0])?.label);
  });
  if (name === null) return null;
  return (
    <div className="tl-connect-hint" role="status">
      <span>
        Put <b>{name}</b> into:{' '}
        {finger ? (
          'tap a touchpoint'
        ) : (
          <>
            click a touchpoint, or walk with the arrow keys and press <kbd>Enter</kbd>
          </>
        )}
      </span>
      <button type="button" onClick={() => editor.setDialog('put-into')}>
        Search…
      </button>
      <button type="button" onClick={() => editor.setPutting(null)}>
        Cancel
      </button>
    </div>
  );
}

/** A large map is being laid out; it says so only when that takes a while. */
function TidyHint() {
  const editor = useEditor();
  const tidying = useEditorState((state) => state.tidying);
  if (!tidying) return null;
  return (
    <div className="tl-connect-hint tl-tidy-hint">
      <span>
        Tidying up {tidying.count.toLocaleString('en')} touchpoints… <b>{tidying.percent} %</b>
      </span>
      <button type="button" onClick={() => editor.tidy.cancel()}>
        Cancel
      </button>
    </div>
  );
}
