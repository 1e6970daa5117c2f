import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/*
 * The ceiling: hands what one client of a map says to all in it, without a look at it, once a turn of the loop and in
 * one write a reader. What the clients reach with it is what they could reach with any server.
 */

interface Place {
  readonly sockets: Set<Socket>;
  readonly said: Buffer[];
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const places = new Map<string, Place>();
const talking = new Set<Place>();

function flush(): void {
  for (const { sockets, said } of talking) {
    const bytes = said.length === 1 ? (said[0] as Buffer) : Buffer.concat(said);
    said.length = 0;
    for (const socket of sockets) socket.write(bytes);
  }
  talking.clear();
}

/** Takes whole frames off the front of what was read, as a server's; returns what is left over. */
function take(place: Place, bytes: Buffer): Buffer {
  let at = 0;
  while (bytes.length - at >= 8) {
    const short = (bytes[at + 1] as number) & 127;
    const head = short < 126 ? 2 : 4;
    const length = short < 126 ? short : bytes.readUInt16BE(at + 2);
    const end = at + head + 4 + length;
    if (end > bytes.length) break;
    const frame = Buffer.allocUnsafe(head + length);
    bytes.copy(frame, 0, at, at + head);
    frame[1] = short;
    bytes.copy(frame, head, end - length, end);
    if (talking.size === 0) setImmediate(flush);
    talking.add(place);
    place.said.push(frame);
    at = end;
  }
  return at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at));
}

/** A frame of this size that passes for an answer to the first step: what the clients can take in, sent without effort. */
function stepTwo(bytes: number): Buffer {
  const frame = Buffer.alloc(10 + bytes);
  frame[0] = 0x82;
  frame[1] = 127;
  frame.writeBigUInt64BE(BigInt(bytes), 2);
  frame[11] = 1;
  return frame;
}

const server = createServer();
server.on('upgrade', (request, stream) => {
  const socket = stream as Socket;
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
  socket.setNoDelay(true);
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  const wanted = Number(new URL(request.url ?? '', 'http://bench').searchParams.get('bytes') ?? 0);
  if (wanted > 0) {
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(stepTwo(wanted));
    return;
  }
  const place = places.get(request.url ?? '') ?? { sockets: new Set(), said: [] };
  places.set(request.url ?? '', place);
  place.sockets.add(socket);
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (read: Buffer) => {
    rest = take(place, rest.length > 0 ? Buffer.concat([rest, read]) : read);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => place.sockets.delete(socket));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`));
