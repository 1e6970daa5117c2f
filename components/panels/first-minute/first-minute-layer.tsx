'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useEditorState } from '../../store/editor-context';
import { isShownAround } from './wanted';

const FirstMinute = dynamic(() => import('./first-minute').then((module) => module.FirstMinute), { ssr: false });

/** The first steps, in the one map where they are wanted; nothing of them is loaded elsewhere. */
export function FirstMinuteLayer() {
  const mapId = useEditorState((state) => state.mapId);
  const [wanted, setWanted] = useState(false);
  useEffect(() => setWanted(isShownAround(mapId)), [mapId]);
  return wanted ? <FirstMinute onEnd={() => setWanted(false)} /> : null;
}
