import * as Y from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';
import type { Command, TouchpointFields, UndoController } from '@/lib/document/types';
import { createUndo } from '@/lib/document/undo';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';

/** Somebody at a map: a document, undo, and short ways to edit. */
export class TestPeer {
  readonly doc = new Y.Doc();
  readonly undo: UndoController = createUndo(this.doc);

  run(...commands: Command[]): this {
    applyCommands(this.doc, commands);
    return this;
  }

  add(id: string, label = id): this {
    return this.run({ type: 'add-touchpoint', id, label, x: 0, y: 0 });
  }

  connect(source: string, target: string): this {
    return this.run({ type: 'add-transition', id: `${source}-${target}`, source, target });
  }

  set(id: string, fields: TouchpointFields): this {
    return this.run({ type: 'set-touchpoints', ids: [id], fields });
  }

  remove(...ids: string[]): this {
    return this.run({ type: 'remove', touchpoints: ids, transitions: [] });
  }

  get map(): JourneyMap {
    return readMap(this.doc);
  }

  get(id: string): Touchpoint | undefined {
    return this.map.touchpoints.find((item) => item.id === id);
  }

  get ids(): string {
    return this.map.touchpoints.map((item) => item.id).join();
  }
}

/** Brings two peers up to date with each other. */
export function sync(a: TestPeer, b: TestPeer): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'network');
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'network');
}

export function twoPeers(): [TestPeer, TestPeer] {
  return [new TestPeer(), new TestPeer()];
}
