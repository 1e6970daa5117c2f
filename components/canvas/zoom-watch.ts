/** Zooming rests when the zoom has not changed for so long. */
export const ZOOM_REST_MS = 120;

export interface ZoomWatch {
  /** The view is at this zoom now. */
  at(zoom: number): void;
  destroy(): void;
}

/**
 * Tells when zooming begins and when it has come to rest. One change alone is a jump and no zooming: what it leads to is
 * to be seen at once.
 */
export function createZoomWatch(first: number, tell: (zooming: boolean) => void): ZoomWatch {
  let last = first;
  let zooming = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const rest = (): void => {
    timer = null;
    if (!zooming) return;
    zooming = false;
    tell(false);
  };
  return {
    at(zoom) {
      if (zoom === last) return;
      last = zoom;
      const again = timer !== null;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(rest, ZOOM_REST_MS);
      if (!again || zooming) return;
      zooming = true;
      tell(true);
    },
    destroy() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
