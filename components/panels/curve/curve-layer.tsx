'use client';

import { lazy, Suspense } from 'react';
import { useEditorState } from '../../store/editor-context';

const CurveDock = lazy(() => import('./curve-dock').then(({ CurveDock }) => ({ default: CurveDock })));

/** The emotion curve below the map, loaded when it is first asked for; it makes room for a walk. */
export function CurveLayer() {
  const shown = useEditorState(({ curve, walk }) => curve !== null && walk === null);
  if (!shown) return null;
  return (
    <Suspense fallback={null}>
      <CurveDock />
    </Suspense>
  );
}
