import type { Finding } from '../../types';

export type Data = Finding['message']['data'];
/** The quoted label of the touchpoint under a key of the data. */
export type Name = (key: string) => string;

/** A finding in words: what is so, and what it means. */
export interface MessageWords {
  readonly title: string;
  readonly text: string;
}

/** What each message says, by its id. */
export type Messages = Readonly<Record<string, (name: Name, data: Data) => MessageWords>>;
