import { LatePaste } from '../actions/late-paste';
import { CanvasMenuPopup } from '../canvas/context-menu';
import { whenIdle } from '../canvas/when-idle';
import { PaletteDialog } from '../palette/palette-host';
import { afterFirstView } from '../ui/first-view';
import { CurveDock } from './curve/curve-layer';
import { DIALOGS } from './map-dialogs';
import { PanelTabs } from './side-panel';
import { ActionBar } from './touch/dock';
import { WalkBar, WalkPresentation } from './walk/walk-layer';

/**
 * Fetches the code of what may be opened, once the map is on the screen and the page has nothing else to do: a part a
 * moment, what is likely first. So it opens at once, and opens at all when the network has gone since.
 */
export function preloadParts(): () => void {
  const parts = [
    PanelTabs,
    LatePaste,
    CanvasMenuPopup,
    ActionBar,
    PaletteDialog,
    DIALOGS.share,
    DIALOGS.export,
    DIALOGS.help,
    ...Object.values(DIALOGS),
    WalkBar,
    WalkPresentation,
    CurveDock,
  ];
  let end = (): void => {};
  const next = (): void => {
    const part = parts.shift();
    if (!part) return;
    end = whenIdle(() => void part.preload().then(next));
  };
  const endWaiting = afterFirstView(next);
  return () => {
    parts.length = 0;
    endWaiting();
    end();
  };
}
