import './bench-canvas';

/** What is looked at in each frame: the view, or where one card is. */
export type Probe = { readonly kind: 'view' } | { readonly kind: 'card'; readonly id: string };

/** Times in milliseconds of the page's clock. */
export interface Recording {
  /** When the browser got the first input; 0 when there was none. */
  readonly begun: number;
  /** When each frame began, and what the probe said then. */
  readonly frames: readonly (readonly [time: number, seen: string])[];
}

export interface FrameWatch {
  /** When the first card had been painted, counted from the start of navigation; null until then. */
  firstCard: number | null;
  record(probe: Probe): void;
  stop(): Recording;
  /** Settles when nothing moved and no frame was late for a while: with when that while began. */
  rest(): Promise<number>;
}

declare global {
  var benchWatch: FrameWatch;
}

/** A frame that took longer is still work; so many that didn't are rest. */
const LATE_MS = 45;
const QUIET_FRAMES = 12;

let probe: Probe = { kind: 'view' };
let frames: (readonly [number, string])[] | null = null;
let begun = 0;
let looking = false;

function look(): string {
  const canvas = globalThis.benchCanvas;
  if (!canvas) return '';
  if (probe.kind === 'view') {
    const { x, y, zoom } = canvas.view();
    return `${x.toFixed(2)} ${y.toFixed(2)} ${zoom.toFixed(5)}`;
  }
  const box = canvas.box(probe.id);
  return box ? `${box.x.toFixed(2)} ${box.y.toFixed(2)}` : '';
}

/** After the frame that runs now was styled, laid out and recorded: a message sent from its callback arrives then. */
function afterFrame(act: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = act;
  port2.postMessage(null);
}

function frame(time: number): void {
  requestAnimationFrame(frame);
  if (globalThis.benchWatch.firstCard === null && !looking && globalThis.benchCanvas?.cardPainted()) {
    looking = true;
    afterFrame(() => {
      globalThis.benchWatch.firstCard = performance.now();
    });
  }
  frames?.push([time, look()]);
}

globalThis.benchWatch = {
  firstCard: null,
  record(wanted) {
    probe = wanted;
    begun = 0;
    frames = [];
  },
  stop() {
    const recording = { begun, frames: frames ?? [] };
    frames = null;
    return recording;
  },
  rest() {
    return new Promise((resolve) => {
      let quiet = 0;
      let since = performance.now();
      let [before, seen] = [since, ''];
      const watchFrame = (time: number): void => {
        const now = look();
        if (now !== seen || time - before > LATE_MS) {
          quiet = 0;
          since = time;
        } else quiet += 1;
        [before, seen] = [time, now];
        // What is seen in one frame has been painted by the next.
        if (quiet > QUIET_FRAMES) resolve(since);
        else requestAnimationFrame(watchFrame);
      };
      requestAnimationFrame(watchFrame);
    });
  },
};

for (const kind of ['pointerdown', 'wheel', 'keydown'] as const) {
  window.addEventListener(
    kind,
    (event) => {
      begun ||= event.timeStamp;
    },
    { capture: true, passive: true },
  );
}
requestAnimationFrame(frame);
