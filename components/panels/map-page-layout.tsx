'use client';

import { JourneyCanvas } from '../canvas/journey-canvas';
import { FootBar } from './foot-bar';
import { MapBanner } from './map-banner';
import { MapDialogs } from './map-dialogs';
import { SidePanel } from './side-panel';
import { ToolStrip } from './tool-strip';
import { TopBar } from './top-bar';

/** The canvas with everything that floats above it. */
export function MapPageLayout({ linkKey }: { readonly linkKey: string }) {
  return (
    <div className="fixed inset-0 overflow-hidden bg-paper">
      <TopBar />
      <main aria-label="Map" className="absolute inset-0">
        <JourneyCanvas />
      </main>
      <div className="pointer-events-none absolute inset-x-3 top-[128px] z-20 flex justify-center *:pointer-events-auto md:top-[72px]">
        <MapBanner />
      </div>
      <ToolStrip />
      <FootBar />
      <SidePanel />
      <MapDialogs linkKey={linkKey} />
    </div>
  );
}
