import type { toast } from 'sonner';

type Toast = typeof toast;
type Notice = (show: Toast) => void;

const waiting: Notice[] = [];
const listeners = new Set<() => void>();
let show: Toast | null = null;

/** Shows a notice; one that is said before the toaster's code is there is shown as soon as it is. */
export function pushNotice(notice: Notice): void {
  if (show) {
    notice(show);
    return;
  }
  waiting.push(notice);
  for (const listener of [...listeners]) listener();
}

/** The toaster is on the page: shows what has waited. Gives what ends it. */
export function attachToaster(toaster: Toast): () => void {
  show = toaster;
  for (const notice of waiting.splice(0)) notice(toaster);
  return () => {
    if (show === toaster) show = null;
  };
}

/** How many notices wait for a toaster. */
export function waitingNotices(): number {
  return waiting.length;
}

/** Called when a notice begins to wait; returns the function that ends it. */
export function onWaitingNotice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
