import { createServer } from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

// The same as the package's own src/server.js, on a free port that is told. Without YPERSISTENCE nothing is stored.
const acceptor = new WebSocketServer({ noServer: true });
acceptor.on('connection', setupWSConnection);
const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) => {
  acceptor.handleUpgrade(request, socket, head, (opened) => acceptor.emit('connection', opened, request));
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
