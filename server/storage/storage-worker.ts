import { parentPort, workerData } from 'node:worker_threads';
import { type MapRows, unpackRows } from './pack-rows';
import { SqliteDatabase } from './sqlite-database';
import type { WorkerAnswer, WorkerCalls, WorkerMessage, WorkerRequest, WorkerSetup } from './worker-messages';

/*
 * Group commit: updates that arrive while a commit waits for the disk are stored together by the next one. An update
 * never waits for a timer, so the group is as large as the load and the delay as short as the disk.
 */

const port = parentPort;
if (!port) throw new Error('the storage worker must be started as a worker thread');
const say = (message: WorkerMessage): void => port.postMessage(message);

interface Waiting {
  readonly id: number;
  readonly maps: readonly MapRows[];
}

function serve(database: SqliteDatabase): void {
  let group: Waiting[] = [];
  let scheduled = false;

  function commit(): void {
    scheduled = false;
    if (group.length === 0) return;
    const rows = group;
    group = [];
    say({ kind: 'answers', answers: answersOf(rows) });
  }

  function answersOf(rows: readonly Waiting[]): WorkerAnswer[] {
    try {
      const seqs = database.append(rows.flatMap(({ maps }) => maps));
      let at = 0;
      return rows.map(({ id, maps }) => {
        const value = Float64Array.from(seqs.slice(at, at + maps.length));
        at += maps.length;
        return { id, ok: true, value };
      });
    } catch (error) {
      return rows.map(({ id }) => failure(id, error));
    }
  }

  function run(request: WorkerRequest): WorkerCalls[keyof WorkerCalls]['result'] {
    switch (request.method) {
      case 'createMap':
        database.createMap(...request.args);
        return null;
      case 'findMap':
        return database.findMap(...request.args);
      case 'deleteMap':
        return database.deleteMap(...request.args);
      case 'eraseDeleted':
        return database.eraseDeleted(...request.args);
      case 'load':
        return database.load(...request.args);
      case 'compact':
        database.compact(...request.args);
        return null;
      case 'renewKeys':
        return database.renewKeys(...request.args);
      case 'since':
        return database.since(...request.args);
      case 'heads':
        return database.heads(...request.args);
      case 'mapIds':
        return database.mapIds(...request.args);
      case 'addVersion':
        return database.addVersion(...request.args);
      case 'versions':
        return database.versions(...request.args);
      case 'versionState':
        return database.versionState(...request.args);
      case 'nameVersion':
        return database.nameVersion(...request.args);
      case 'dropVersions':
        database.dropVersions(...request.args);
        return null;
      case 'note':
        return database.note(...request.args);
      case 'setNote':
        database.setNote(...request.args);
        return null;
      case 'secret':
        return database.secret(...request.args);
      case 'ping':
        database.ping();
        return null;
      case 'close':
        database.close();
        return null;
      case 'append':
        return null;
    }
  }

  port?.on('message', (request: WorkerRequest) => {
    if (request.method === 'append') {
      group.push({ id: request.id, maps: unpackRows(request.args[0]) });
      if (!scheduled) {
        scheduled = true;
        setImmediate(commit);
      }
      return;
    }
    commit();
    let answer: WorkerAnswer;
    try {
      answer = { id: request.id, ok: true, value: run(request) };
    } catch (error) {
      answer = failure(request.id, error);
    }
    say({ kind: 'answers', answers: [answer] });
    if (request.method === 'close') port?.close();
  });
}

function failure(id: number, error: unknown): WorkerAnswer {
  return { id, ok: false, ...wordsOf(error) };
}

function wordsOf(error: unknown): { code: string; message: string } {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : 'UNKNOWN', message: String(message ?? error) };
}

try {
  const { dataDir, busyTimeoutMs } = workerData as WorkerSetup;
  serve(new SqliteDatabase(dataDir, busyTimeoutMs));
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'failed', ...wordsOf(error) });
  port.close();
}
