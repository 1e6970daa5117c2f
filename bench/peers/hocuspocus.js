import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

// As its guide has it: the SQLite extension, every setting at its default (stored 2 s after an edit, 10 s at the latest).
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(process.argv[2], 'hocuspocus.sqlite') })],
});
await server.listen();
console.log(`port ${server.httpServer.address().port}`);
