'use client';

import { useMemo, useState } from 'react';
import type { AnalyzedMap } from '@/lib/compare/analyzed-map';
import { mapScene } from '@/lib/scene/map-scene';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { SceneView } from '../../ui/scene-view';

/** How a version looked: whole, or at its own size to be scrolled. */
export function VersionPicture({ version }: { readonly version: AnalyzedMap }) {
  const [large, setLarge] = useState(false);
  const scene = useMemo(() => mapScene(version.map, version.analysis), [version]);
  return (
    <div className="relative mt-4">
      <section
        aria-label="Picture of the version"
        tabIndex={large ? 0 : undefined}
        className={cx(
          'rounded-xl border border-line bg-paper p-2',
          large ? 'max-h-[46dvh] overflow-auto md:max-h-[400px]' : 'grid place-items-center overflow-hidden',
        )}
      >
        <SceneView
          scene={scene}
          theme="page"
          className={large ? 'max-w-none rounded-lg' : 'max-h-[38dvh] w-full rounded-lg md:max-h-[320px]'}
          {...(large && { size: { width: scene.width, height: scene.height } })}
        />
      </section>
      <Button size="small" className="absolute right-3 top-3" aria-pressed={large} onClick={() => setLarge(!large)}>
        Full size
      </Button>
    </div>
  );
}
