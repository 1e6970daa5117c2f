'use client';

import './lanes.css';
import { useEditorState } from '../../store/editor-context';
import { lanesOf } from '../../store/lanes/lanes-of';
import { LaneGround } from './lane-ground';
import { LaneHeads } from './lane-heads';

/** Phases as columns and, on request, rows across them: a few elements, however many cards stand in them. */
export function LanesLayer() {
  const lanes = useEditorState(lanesOf);
  const presenting = useEditorState((state) => state.walk?.presenting === true);
  if (lanes.columns.length === 0 && lanes.rows.length === 0) return null;
  return (
    <>
      <LaneGround lanes={lanes} />
      {presenting ? null : <LaneHeads lanes={lanes} />}
    </>
  );
}
