import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { messageYjsSyncStep1, messageYjsSyncStep2 } from 'y-protocols/sync';
import { messageAuth, messageAwareness, messageSync, WebsocketProvider } from 'y-websocket';
import { type Doc, encodeStateAsUpdate } from 'yjs';
import { CLOSE } from '@/lib/protocol/close-codes';
import { readNotSaved, type StorageFailure } from '@/lib/protocol/storage-failures';
import type { AccessRole, SaveState } from '../store/types';
import { applyFirst } from './apply-first';
import type { Memory } from './memory';
import type { OfflineCopy } from './offline-copy';
import { Outbox } from './outbox';
import { refusalSentence, renewedSentence } from './refusals';
import { requestTicket } from './request-ticket';

export interface SessionOptions {
  readonly mapId: string;
  readonly key: string;
  readonly doc: Doc;
  /** `https://host`, without a path. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly WebSocket: typeof WebSocket;
  readonly offline: OfflineCopy | null;
  readonly memory: Memory;
  readonly now: () => number;
  /** No more than this is asked of the server, whatever the key allows. */
  readonly atMost?: AccessRole;
  /** What the link is thought to allow until the server has said so; otherwise what it allowed last time, or 'view'. */
  readonly expectedRole?: AccessRole;
}

export interface Session {
  readonly awareness: Awareness;
  save(): SaveState;
  role(): AccessRole;
  /** True when every edit of ours is stored by the server or kept by this browser. */
  kept(): boolean;
  /** Called after each change of `save` or `role`; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Tries at once instead of waiting, also after a refusal. */
  reconnect(): void;
  destroy(): void;
}

const EMPTY_UPDATE = new Uint8Array([0, 0]);
const COPY_PATIENCE_MS = 1500;
const FIRST_ANSWER_PATIENCE_MS = 5000;
const RENEW_BEFORE_MS = 60_000;
const MAX_WAIT_MS = 10_000;
/** After the system has said that its network is gone; a server on the same machine may still be there. */
const OFFLINE_RETRY_MS = 500;
const MAX_TICKETS_IN_VAIN = 4;

/** Opens a map: the offline copy first, then the server, for as long as it takes. */
export function openSession(options: SessionOptions): Session {
  const { doc, mapId, memory, offline } = options;
  const roleKey = roleKeyOf(mapId);
  const unsavedKey = `throughline:unsaved:${mapId}`;
  const listeners = new Set<() => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const outbox = new Outbox();
  let role = options.expectedRole ?? rememberedRole(memory.get(roleKey));
  let refusal: { code: number; reason: string } | null = null;
  let failures = 0;
  let ticketsInVain = 0;
  /** The server closed our socket for want of a good ticket, and has given none since. */
  let sentOut = false;
  let waitedLongEnough = false;
  let admitting = false;
  let destroyed = false;
  let renewal: ReturnType<typeof setTimeout> | null = null;
  let unsavedBefore = memory.get(unsavedKey) === '1';
  let unsavedNoted = unsavedBefore;
  /** Why the server could not store our edits, from its word until they are stored; and how often in a row. */
  let failure: StorageFailure | null = null;
  let failedWrites = 0;
  let published: SaveState = { kind: 'loading' };
  // A browser that was never let in has no copy to wait for. Should it have one, it is merged when it comes.
  const mayHaveCopy = offline !== null && wasLetIn(memory, mapId);
  const copyRead = mayHaveCopy ? Promise.race([offline.loaded, delay(COPY_PATIENCE_MS)]) : Promise.resolve();

  const provider = new WebsocketProvider(`${options.origin.replace(/^http/, 'ws')}/sync`, mapId, doc, {
    connect: false,
    disableBc: true,
    awareness: new Awareness(doc),
    WebSocketPolyfill: options.WebSocket,
  });

  provider.messageHandlers[messageSync] = (encoder, decoder) => {
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === messageYjsSyncStep1) {
      // A deletion set comes along even when nothing is new; with a view link it would be taken for an attempt to write.
      const update = role === 'view' ? EMPTY_UPDATE : encodeStateAsUpdate(doc, bytes);
      encoding.writeVarUint(encoder, messageSync);
      encoding.writeVarUint(encoder, messageYjsSyncStep2);
      encoding.writeVarUint8Array(encoder, update);
      outbox.answer(update);
    } else {
      const ours = kind !== messageYjsSyncStep2 && outbox.receive(bytes);
      if (!ours) applySafely(doc, bytes, provider);
      if (kind === messageYjsSyncStep2) provider.synced = true;
    }
    publish();
  };
  provider.messageHandlers[messageAuth] = () => {
    role = 'view';
    memory.set(roleKey, role);
    outbox.refused();
    publish();
  };

  // The provider resends other people's presence as well; the server would drop it, so it is not sent at all.
  provider.awareness.off('update', provider._awarenessUpdateHandler);
  const sendPresence = (_changes: unknown, origin: unknown): void => {
    if (origin !== 'local' || !provider.wsconnected || provider.ws?.readyState !== 1) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageAwareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(provider.awareness, [doc.clientID]));
    provider.ws.send(encoding.toUint8Array(encoder));
  };
  provider.awareness.on('update', sendPresence);

  const onUpdate = (update: Uint8Array, from: unknown): void => {
    if (from === provider) return;
    const connected = provider.wsconnected && provider.ws?.readyState === 1;
    // What the offline copy held is no new edit; if the server lacks some of it, the answer to its step 1 brings it.
    if (offline?.wrote(from) && !connected) return;
    outbox.edited(update, connected);
    publish();
  };
  doc.on('update', onUpdate);

  provider.on('status', ({ status }) => {
    if (status === 'disconnected') outbox.lost();
    publish();
  });
  provider.on('sync', (synced) => {
    if (synced) {
      failures = 0;
      ticketsInVain = 0;
    }
    publish();
  });
  provider.on('connection-close', (event) => {
    waitedLongEnough = true;
    if (event) failure = event.code === CLOSE.comeBack ? readNotSaved(event.reason) : null;
    if (failure) {
      // A sync that succeeds resets the provider's waiting; but a server without room is not to be asked ever faster.
      failedWrites += 1;
      provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, failedWrites);
    }
    outbox.lost();
    publish();
  });
  provider.on('closed', ({ code }) => {
    if (code !== CLOSE.noTicket) return refuse(code);
    sentOut = true;
    ticketsInVain += 1;
    if (ticketsInVain > MAX_TICKETS_IN_VAIN) return refuse(code);
    later(ticketsInVain === 1 ? 0 : waitMs(ticketsInVain), () => void admit());
  });

  function refuse(code: number): void {
    const kept = offline?.ready() ?? false;
    // Deleting a map closes its sockets with another code: who is sent out and then unknown had a link that ended.
    refusal =
      sentOut && code === CLOSE.unknownMap
        ? { code: CLOSE.noTicket, reason: renewedSentence(kept) }
        : { code, reason: refusalSentence(code, kept) };
    provider.disconnect();
    publish();
  }

  function later(ms: number, task: () => void): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!destroyed) task();
    }, ms);
    timers.add(timer);
    return timer;
  }

  /** Gets a ticket and, unless connected, connects with it. */
  async function admit(): Promise<void> {
    if (admitting || destroyed || refusal) return;
    admitting = true;
    // Side by side; but what the copy holds must be in the document before the server is told what we have.
    const [answer] = await Promise.all([requestTicket(options), copyRead]);
    admitting = false;
    if (destroyed) return;
    if (answer.kind === 'refused') return refuse(answer.code);
    if (answer.kind === 'unreachable') {
      failures += 1;
      waitedLongEnough = true;
      later(answer.waitMs ?? waitMs(failures), () => void admit());
      return publish();
    }
    failures = 0;
    sentOut = false;
    role = answer.role;
    memory.set(roleKey, role);
    provider.params = { ticket: answer.ticket };
    if (renewal) clearTimeout(renewal);
    renewal = later(Math.max(5000, answer.expiresInMs - RENEW_BEFORE_MS), () => void admit());
    provider.connect();
    publish();
  }

  function current(): SaveState {
    if (refusal) return { kind: 'refused', ...refusal };
    const connected = provider.wsconnected && provider.synced;
    if (connected && outbox.settled) return { kind: 'saved' };
    const unsaved = !outbox.clean || unsavedBefore;
    if (failure) return { kind: 'offline', unsaved, failure };
    if (connected) return { kind: 'saving' };
    if (!waitedLongEnough) return { kind: 'loading' };
    return { kind: 'offline', unsaved };
  }

  function publish(): void {
    if (destroyed) return;
    const next = current();
    if (next.kind === 'saved') {
      unsavedBefore = false;
      failure = null;
      failedWrites = 0;
    }
    const unsaved = next.kind !== 'saved' && (unsavedBefore || !outbox.clean);
    if (unsaved !== unsavedNoted) memory.set(unsavedKey, unsaved ? '1' : null);
    unsavedNoted = unsaved;
    if (!sameState(next, published)) published = next;
    for (const listener of listeners) listener();
  }

  const onOnline = (): void => void admit();
  globalThis.addEventListener?.('online', onOnline);
  // A socket without a network closes only after a long silence; until then 'saving' would be said of what cannot arrive.
  const onOffline = (): void => {
    if (refusal) return;
    provider.disconnect();
    waitedLongEnough = true;
    later(OFFLINE_RETRY_MS, () => void admit());
    publish();
  };
  globalThis.addEventListener?.('offline', onOffline);
  later(FIRST_ANSWER_PATIENCE_MS, () => {
    waitedLongEnough = true;
    publish();
  });
  void admit();

  return {
    awareness: provider.awareness,
    save: () => published,
    role: () => role,
    kept: () => outbox.clean || (offline?.ready() ?? false),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reconnect() {
      refusal = null;
      ticketsInVain = 0;
      void admit();
      publish();
    },
    destroy() {
      destroyed = true;
      globalThis.removeEventListener?.('online', onOnline);
      globalThis.removeEventListener?.('offline', onOffline);
      for (const timer of timers) clearTimeout(timer);
      listeners.clear();
      doc.off('update', onUpdate);
      // The last word to the others, while the socket is still open: we are gone.
      provider.awareness.setLocalState(null);
      provider.awareness.off('update', sendPresence);
      provider.destroy();
      provider.awareness.destroy();
      offline?.destroy();
    },
  };
}

/** True when the server has let this browser into a map before: only then may there be an offline copy of it. */
export function wasLetIn(memory: Memory, mapId: string): boolean {
  return memory.get(roleKeyOf(mapId)) !== null;
}

const roleKeyOf = (mapId: string): string => `throughline:role:${mapId}`;

function rememberedRole(value: string | null): AccessRole {
  return value === 'own' || value === 'edit' ? value : 'view';
}

function waitMs(failures: number): number {
  return Math.min(MAX_WAIT_MS, 200 * 2 ** Math.min(failures, 6));
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function sameState(a: SaveState, b: SaveState): boolean {
  if (a.kind === 'offline' && b.kind === 'offline') return a.unsaved === b.unsaved && a.failure === b.failure;
  if (a.kind === 'refused' && b.kind === 'refused') return a.code === b.code && a.reason === b.reason;
  return a.kind === b.kind;
}

/** One update that cannot be read must not take the page down; the server checks what it stores. */
function applySafely(doc: Doc, update: Uint8Array, origin: unknown): void {
  try {
    applyFirst(doc, update, origin);
  } catch (error) {
    console.error('An update could not be read and was skipped.', error);
  }
}
