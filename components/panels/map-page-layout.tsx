'use client';

import { JourneyCanvas } from '../canvas/journey-canvas';
import { CaptureBar } from '../capture/capture-bar';
import { PaletteHost } from '../palette/palette-host';
import { useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { useKeyboardInset } from '../ui/use-keyboard-inset';
import { CurveLayer } from './curve/curve-layer';
import { FirstMinuteLayer } from './first-minute/first-minute-layer';
import { FootBar } from './foot-bar';
import { LateFileDrop } from './import/late-file-drop';
import { MapBanner } from './map-banner';
import { MapDialogs } from './map-dialogs';
import { SidePanel } from './side-panel';
import { SkipLinks } from './skip-links';
import { TopBar } from './top-bar';
import { Dock } from './touch/dock';
import { TrialBanner } from './trial/trial-banner';
import { WalkLayer } from './walk/walk-layer';

/** The canvas with everything that floats above it. */
export function MapPageLayout({ linkKey }: { readonly linkKey: string }) {
  // A presentation has the window to itself; the canvas goes on living behind it, out of reach.
  const presenting = useEditorState((state) => state.walk?.presenting === true);
  const inside = useEditorState((state) => state.scope !== null);
  const panelOpen = useEditorState((state) => state.panel !== null);
  useKeyboardInset();
  return (
    // Clipped and not hidden: what is hidden can still be scrolled, by a focus or a finger, and all bars with it.
    <div className="fixed inset-0 overflow-clip bg-paper">
      {presenting ? null : (
        <>
          <SkipLinks />
          <TopBar />
        </>
      )}
      <main aria-label="Map" tabIndex={-1} inert={presenting} className="absolute inset-0 -outline-offset-2">
        <JourneyCanvas />
      </main>
      <div
        className={cx(
          'pointer-events-none absolute inset-x-3 flex flex-col items-center gap-2 *:pointer-events-auto md:left-[84px]',
          // Inside a touchpoint the way back stands there first.
          inside ? 'top-[172px] md:top-[118px]' : 'top-[128px] md:top-[72px]',
          panelOpen && 'md:right-[392px]',
          // What is said of saving must be read in a presentation too.
          presenting ? 'z-40' : 'z-20',
        )}
      >
        <MapBanner />
        {presenting ? null : <TrialBanner />}
        <CaptureBar />
      </div>
      {presenting ? null : (
        <>
          <Dock />
          <FootBar />
          <FirstMinuteLayer />
          <SidePanel />
        </>
      )}
      <CurveLayer />
      <WalkLayer />
      <MapDialogs linkKey={linkKey} />
      <LateFileDrop />
      <PaletteHost />
    </div>
  );
}
