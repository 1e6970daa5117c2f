import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE } from '@/lib/protocol/close-codes';
import { type Grant, hasEnded } from '@/lib/protocol/keys';
import type { Limits } from '@/lib/protocol/limits';
import { isSameOrigin } from '../access/same-origin';
import type { Tickets } from '../access/tickets';
import { identifyRequest } from '../http/request-log';
import type { Log } from '../log';
import type { Metrics } from '../metrics';
import { failureReason } from '../storage/failure-words';
import { type Storage, StorageError } from '../storage/storage';
import { Connection } from './connection';
import type { Room } from './room';
import { LINK_RENEWED, type Rooms } from './rooms';
import { SyncSocket } from './sync-socket';
import { TurnClock } from './turn-clock';
import { UNREADABLE, UnreadableMap } from './unreadable-map';

export interface SyncServerOptions {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly tickets: Tickets;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly publicUrl?: string;
  /** How often every client hears something, in milliseconds. */
  readonly keepAliveMs: number;
}

export interface SyncServer {
  /** Takes an upgrade of `/sync/:id`; false when the address is another. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Takes no more, tells all clients to come back; settles when what they sent is stored. */
  close(): Promise<void>;
  /** Ends the sockets that are still open. */
  cut(): void;
}

const PATH = /^\/sync\/([A-Za-z0-9_-]{1,64})$/;

/**
 * The sync socket. An upgrade is always accepted and then, if need be, closed with a code: y-websocket takes an HTTP
 * refusal for a lost network and retries for ever.
 */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { storage, rooms, tickets, limits, metrics, log, publicUrl } = options;
  const connections = new Set<Connection>();
  const clock = new TurnClock();
  let ending = false;
  const acceptor = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    // Answered by the connection, within its limits.
    autoPong: false,
    WebSocket: SyncSocket,
  });
  acceptor.on('headers', (headers, request) => headers.push(`x-request-id: ${request.headers['x-request-id']}`));
  const heart = setInterval(() => {
    for (const connection of connections) connection.keepAlive();
  }, options.keepAliveMs);

  async function admit(socket: SyncSocket, stream: Duplex, mapId: string, grant: Grant): Promise<void> {
    // What the client says before its room is loaded waits in the network.
    socket.pause();
    let room: Room | null = null;
    try {
      const map = await storage.findMap(mapId);
      if (!map || map.deleted !== null) return refuse(socket, CLOSE.unknownMap, 'unknown-map', 'there is no such map');
      if (hasEnded(grant, map.generations)) return refuse(socket, CLOSE.noTicket, 'renewed-link', LINK_RENEWED);
      room = await rooms.acquire(mapId);
    } catch (error) {
      const fields = { socket: socket.number, map: mapId, error: String(error) };
      log.error(fields, 'a client was sent away: its map could not be opened');
      if (error instanceof UnreadableMap) return refuse(socket, CLOSE.unreadable, 'unreadable-map', UNREADABLE);
      const reason = error instanceof StorageError ? failureReason(error) : 'the map can’t be opened; come back';
      return refuse(socket, CLOSE.comeBack, 'storage', reason);
    }
    const loaded = room;
    const turnAway = (code: number, metric: string, reason: string): void => {
      rooms.release(loaded);
      refuse(socket, code, metric, reason);
    };
    if (ending) return turnAway(CLOSE.goingAway, 'going-away', 'the server restarts; come back');
    if (socket.readyState !== SyncSocket.OPEN) {
      socket.resume();
      return rooms.release(loaded);
    }
    if (loaded.size >= limits.socketsPerMap) return turnAway(CLOSE.tooFast, 'full-map', 'too many people in this map');
    const connection = new Connection({
      socket,
      stream,
      room: loaded,
      grant,
      backlog: rooms.backlog,
      clock,
      limits,
      metrics,
      log,
      now: () => performance.now(),
      onClose: () => {
        connections.delete(connection);
        log.info({ socket: socket.number, map: mapId }, 'a client left');
        metrics.socketClosed();
        rooms.release(loaded);
      },
    });
    connections.add(connection);
    log.info({ socket: socket.number, map: mapId, role: grant.role }, 'a client joined');
    metrics.socketOpened();
    loaded.join(connection);
    socket.resume();
    void recheck(mapId, connection);
  }

  /** What ended while the map was opened was not yet among its sockets, so that nobody closed it. */
  async function recheck(mapId: string, connection: Connection): Promise<void> {
    try {
      const map = await storage.findMap(mapId);
      if (!map || map.deleted !== null) connection.close(CLOSE.unknownMap, 'there is no such map');
      else if (hasEnded(connection.grant, map.generations)) connection.close(CLOSE.noTicket, LINK_RENEWED);
    } catch (error) {
      const fields = { map: mapId, error: String(error) };
      log.error(fields, 'a client was sent away: its link could not be checked');
      connection.close(CLOSE.comeBack, 'the map can’t be opened; come back');
    }
  }

  function refuse(socket: SyncSocket, code: number, metric: string, reason: string): void {
    metrics.refused(metric);
    log.info({ socket: socket.number, code, reason: metric }, 'a client was turned away');
    socket.resume();
    socket.close(code, reason);
  }

  function onError(this: WebSocket, error: Error): void {
    log.info({ socket: (this as SyncSocket).number, error: error.message }, 'a socket broke the protocol');
  }

  /** Judges who comes. Apart from the rest, so that no open socket keeps hold of the request that it came with. */
  function receive(socket: SyncSocket, stream: Duplex, headers: IncomingHttpHeaders, mapId: string, ticket: string) {
    socket.on('error', onError);
    log.info({ socket: socket.number, request: headers['x-request-id'] }, 'a client came');
    if (!isSameOrigin(headers.origin, headers.host, publicUrl)) {
      return refuse(socket, CLOSE.notAllowed, 'foreign-origin', 'a foreign origin');
    }
    const grant = tickets.read(ticket, mapId);
    if (!grant) return refuse(socket, CLOSE.noTicket, 'no-ticket', 'no ticket, or an expired one');
    void admit(socket, stream, mapId, grant);
  }

  return {
    upgrade(request, stream, head) {
      const [path = '', query = ''] = (request.url ?? '').split('?', 2);
      const mapId = PATH.exec(path)?.[1];
      if (mapId === undefined || ending) return false;
      identifyRequest(request);
      const ticket = new URLSearchParams(query).get('ticket') ?? '';
      acceptor.handleUpgrade(request, stream, head, (socket) =>
        receive(socket, stream, request.headers, mapId, ticket),
      );
      return true;
    },
    async close() {
      ending = true;
      clearInterval(heart);
      await rooms.flush();
      for (const connection of connections) connection.close(CLOSE.goingAway, 'the server restarts; come back');
    },
    cut() {
      for (const connection of connections) connection.cut();
    },
  };
}
