/** How a sentence is shown to the person. */
export interface Notices {
  say(message: string, kind: 'info' | 'error'): void;
  /** With a button; `brief`: for a moment only, when it may as well be missed. */
  offer(message: string, button: string, perform: () => void, brief?: boolean): void;
}
