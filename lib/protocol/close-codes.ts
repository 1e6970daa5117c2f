/**
 * Why a sync socket was closed. 4400–4499 mean 'do not come back' (y-websocket 3.1 stops on them);
 * any other code means 'come back'.
 */
export const CLOSE = {
  /** The ticket is missing, expired or of another map. */
  noTicket: 4401,
  /** A view-only client kept on writing, or a socket broke the protocol. */
  notAllowed: 4403,
  /** There is no such map, or it has been deleted. */
  unknownMap: 4404,
  /** A frame, a socket's total or the map itself is over its limit. */
  tooLarge: 4413,
  /** Too many messages or sockets. */
  tooFast: 4429,
  /** A frame or an update that could not be decoded. */
  badFrame: 4400,
  /** What the server has stored of the map can't be read. */
  unreadable: 4422,
  /** The server restarts or sheds a reader that fell behind: come back. */
  comeBack: 1013,
  goingAway: 1001,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
