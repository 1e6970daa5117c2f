'use client';

import { useMemo, useRef } from 'react';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';
import { pageTheme } from '../../preview/page-theme';
import { PreviewBox } from '../../preview/preview-box';
import { usePreview } from '../../preview/use-preview';
import { useRoom } from '../../preview/use-room';

/** A small picture of a map that is about to come in. */
export function ImportPreview({ map }: { readonly map: JourneyMap }) {
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  const options = useMemo(
    () => ({ ...DEFAULT_OPTIONS, theme: pageTheme(), title: false, legend: false, data: false }),
    [],
  );
  const preview = usePreview(map, 'png', options, room);
  return (
    <div ref={box} className="h-44 sm:h-56">
      <PreviewBox preview={preview} name="What would come in" className="size-full" />
    </div>
  );
}
