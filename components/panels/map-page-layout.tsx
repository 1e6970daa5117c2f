'use client';

import { JourneyCanvas } from '../canvas/journey-canvas';
import { useEditorState } from '../store/editor-context';
import { FootBar } from './foot-bar';
import { MapBanner } from './map-banner';
import { MapDialogs } from './map-dialogs';
import { SidePanel } from './side-panel';
import { ToolStrip } from './tool-strip';
import { TopBar } from './top-bar';
import { WalkLayer } from './walk/walk-layer';

/** The canvas with everything that floats above it. */
export function MapPageLayout({ linkKey }: { readonly linkKey: string }) {
  // A presentation has the window to itself; the canvas goes on living behind it, out of reach.
  const presenting = useEditorState((state) => state.walk?.presenting === true);
  return (
    <div className="fixed inset-0 overflow-hidden bg-paper">
      {presenting ? null : <TopBar />}
      <main aria-label="Map" inert={presenting} className="absolute inset-0">
        <JourneyCanvas />
      </main>
      <div className="pointer-events-none absolute inset-x-3 top-[128px] z-20 flex justify-center *:pointer-events-auto md:top-[72px]">
        <MapBanner />
      </div>
      {presenting ? null : (
        <>
          <ToolStrip />
          <FootBar />
          <SidePanel />
        </>
      )}
      <WalkLayer />
      <MapDialogs linkKey={linkKey} />
    </div>
  );
}
