'use client';

import { useMemo } from 'react';
import { wholesAround } from '@/lib/scene/nesting/nest';
import { goOutTo } from '../../actions/nesting/nest';
import { useEditor, useEditorState } from '../../store/editor-context';
import { plainLabel } from '../describe-element';

/** Where one is, as a way out: `Map › Service › Support`. Only inside of a touchpoint. */
export function Breadcrumbs() {
  const editor = useEditor();
  const scope = useEditorState((state) => state.scope);
  const touchpoints = useEditorState((state) => state.map.touchpoints);
  const nest = useEditorState((state) => state.shown.nest);
  const path = useMemo(() => {
    if (scope === null) return [];
    const labels = new Map(touchpoints.map(({ id, label }) => [id, plainLabel(label)]));
    return [scope, ...wholesAround(nest, scope)].reverse().map((id) => ({ id, label: labels.get(id) ?? '' }));
  }, [scope, touchpoints, nest]);
  if (scope === null) return null;
  return (
    <nav className="tl-breadcrumbs" aria-label="Where you are on the map">
      <ol>
        <li>
          <button type="button" onClick={() => goOutTo(editor, null)}>
            Map
          </button>
        </li>
        {path.map(({ id, label }) => (
          <li key={id}>
            <span aria-hidden="true">›</span>
            {id === scope ? (
              <b aria-current="location" title={label}>
                {label}
              </b>
            ) : (
              <button type="button" title={label} onClick={() => goOutTo(editor, id)}>
                {label}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
