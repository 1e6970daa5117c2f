'use client';

import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { fetchAgain } from './fetch-again';
import { createPartLoader, type PartLoader } from './part-loader';

/** What stands in the place of a part whose code could not be loaded. */
export interface PartFaultProps {
  readonly onRetry: () => void;
  /** Gives it up, where that can be. */
  readonly onClose?: () => void;
}

export interface LazyOptions<Props> {
  /** Shown while the code is on its way; nothing by default. */
  readonly pending?: (props: Props) => ReactNode;
  readonly Fault: ComponentType<PartFaultProps>;
}

/** A component whose code is fetched when it is first shown, or before by `preload`. */
export interface LazyPart<Props> {
  (props: Props): ReactNode;
  /** Fetches the code without showing anything. Never fails: who shows the part then tries again, and says so. */
  preload(): Promise<void>;
}

/**
 * Makes a component of code that is loaded on demand. Unlike React's `lazy` it can be tried again after a failure, and
 * is drawn at once, without a frame of waiting, when the code is there already.
 */
export function lazyPart<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  options: LazyOptions<Props>,
): LazyPart<Props> {
  const loader = createPartLoader(() => fetchAgain(fetchPart));
  const show = (props: Props): ReactNode => <PartSlot loader={loader} options={options} props={props} />;
  return Object.assign(show, { preload: async () => void (await loader.load()) });
}

interface SlotProps<Props> {
  readonly loader: PartLoader<ComponentType<Props>>;
  readonly options: LazyOptions<Props>;
  readonly props: Props;
}

function PartSlot<Props extends object>({ loader, options, props }: SlotProps<Props>): ReactNode {
  const state = useSyncExternalStore(loader.subscribe, loader.state, loader.state);
  useEffect(() => {
    if (loader.state().kind === 'waiting') void loader.load();
  }, [loader]);
  if (state.kind === 'ready') {
    const Part = state.part;
    return <Part {...props} />;
  }
  if (state.kind !== 'failed') return options.pending?.(props) ?? null;
  const { Fault } = options;
  const { onClose } = props as Partial<PartFaultProps>;
  return <Fault onRetry={() => void loader.load()} {...(onClose && { onClose })} />;
}
