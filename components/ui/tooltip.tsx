'use client';

import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { type HintSide, placeHint } from './place-hint';

/** What has a place in the window: an element, or a rectangle that is worked out. */
export interface HintAnchor {
  getBoundingClientRect(): Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;
}

export interface TooltipProps {
  readonly text: ReactNode;
  /** Keys that do the same, e.g. `N`. */
  readonly keys?: string;
  readonly side?: HintSide;
  /** What it stands beside, where that is not the control itself. */
  readonly anchor?: HintAnchor | (() => HintAnchor | null);
  readonly children: ReactElement<Record<string, unknown>>;
}

const DELAY_MS = 600;
/** So soon after another hint the next one comes at once. */
const GROUP_MS = 400;
let lastShown = Number.NEGATIVE_INFINITY;

/**
 * A short hint beside a control, on hover and on the keyboard's focus; Esc, a press and leaving end it. It only repeats
 * the control's own name, so nothing is lost by touch.
 */
export function Tooltip({ text, keys, side = 'bottom', anchor, children }: TooltipProps) {
  const [control, setControl] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const wait = (task: () => void, ms: number): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(task, ms);
  };
  const hide = (): void => {
    if (timer.current) clearTimeout(timer.current);
    if (control) lastShown = performance.now();
    setControl(null);
  };
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  const handlers = {
    onPointerEnter(event: PointerEvent) {
      const { currentTarget, pointerType } = event;
      if (pointerType === 'touch') return;
      wait(() => setControl(currentTarget), performance.now() - lastShown < GROUP_MS ? 0 : DELAY_MS);
    },
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus({ currentTarget }: FocusEvent) {
      if (currentTarget.matches(':focus-visible')) setControl(currentTarget);
    },
    onBlur: hide,
  };
  return (
    <>
      {cloneElement(children, joinHandlers(children.props, handlers))}
      {control ? <Hint control={control} anchor={anchor} text={text} keys={keys} side={side} onEnd={hide} /> : null}
    </>
  );
}

interface HintProps extends Omit<TooltipProps, 'children'> {
  readonly control: Element;
  readonly side: HintSide;
  readonly onEnd: () => void;
}

function Hint({ control, anchor, text, keys, side, onEnd }: HintProps) {
  const popup = useRef<HTMLDivElement>(null);
  // Measured before it is painted; again when its words change.
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return;
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { left, top } = placeHint(
      ((typeof anchor === 'function' ? anchor() : anchor) ?? control).getBoundingClientRect(),
      { width: element.offsetWidth, height: element.offsetHeight },
      view,
      side,
    );
    element.style.translate = `${left}px ${top}px`;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onEnd();
    };
    // A control that is switched off under the pointer hears no leaving.
    const onMove = ({ target }: Event): void => {
      if (!control.contains(target as Node) && !control.matches(':focus-visible')) onEnd();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('scroll', onEnd, true);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('scroll', onEnd, true);
    };
  }, [control, onEnd]);
  return createPortal(
    <div
      ref={popup}
      role="tooltip"
      className="pointer-events-none fixed left-0 top-0 z-[70] flex w-max max-w-[calc(100vw-12px)] items-center gap-2 rounded-lg bg-accent px-2.5 py-1.5 text-small font-medium text-accent-ink shadow-float"
    >
      {text}
      {keys ? <kbd className="rounded-sm border border-current/30 px-1 font-sans text-caption">{keys}</kbd> : null}
    </div>,
    document.body,
  );
}

type Handlers = Readonly<Record<string, (event: never) => void>>;

/** Handlers of ours that leave those of the control in place. */
function joinHandlers(props: Readonly<Record<string, unknown>>, ours: Handlers): Handlers {
  return Object.fromEntries(
    Object.entries(ours).map(([name, handle]) => {
      const own = props[name];
      if (typeof own !== 'function') return [name, handle];
      return [
        name,
        (event: never): void => {
          own(event);
          handle(event);
        },
      ];
    }),
  );
}
