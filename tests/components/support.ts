import { onTestFinished } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { createPresence } from '@/components/collab/presence';
import type { Session } from '@/components/collab/session';
import { buildEditor } from '@/components/store/build-editor';
import type { StartTidy } from '@/components/store/tidying/start-tidy';
import type { AccessRole, Camera, Editor, SaveState } from '@/components/store/types';
import { analyze } from '@/lib/analysis/analyze';
import type { JourneyMap, Touchpoint, Transition } from '@/lib/model/types';

export interface TestEditor {
  readonly editor: Editor;
  readonly doc: Doc;
  readonly said: string[];
  readonly offers: { readonly message: string; readonly perform: () => void }[];
  /** How many updates the document has had. */
  updates(): number;
  map(): JourneyMap;
  labels(): string[];
  touchpoint(label: string): Touchpoint;
}

export interface TestEditorOptions {
  readonly role?: AccessRole;
  readonly save?: SaveState;
  readonly doc?: Doc;
  readonly startTidy?: StartTidy;
}

/** A real editor over a real document, off the network; figures are worked out at once instead of in a worker. */
export function openTestEditor({
  role = 'edit',
  save = { kind: 'saved' },
  doc = new Doc(),
  startTidy,
}: TestEditorOptions = {}): TestEditor {
  const said: string[] = [];
  const offers: { message: string; perform: () => void }[] = [];
  const awareness = new Awareness(doc);
  const session: Session = {
    awareness,
    save: () => save,
    role: () => role,
    kept: () => true,
    subscribe: () => () => undefined,
    reconnect: () => undefined,
    destroy: () => awareness.destroy(),
  };
  const me = { name: 'Anna', color: 1 };
  const editor = buildEditor({
    mapId: 'test',
    doc,
    session,
    me,
    presence: createPresence(awareness, me, {
      setTimeout: (task, ms) => setTimeout(task, ms),
      clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    }),
    notices: {
      say: (message) => said.push(message),
      offer: (message, _button, perform) => offers.push({ message, perform }),
    },
    startAnalyst: (onAnswer) => ({
      ask: (map, states, mended) =>
        queueMicrotask(() => onAnswer({ ...analyze(mended ? { ...map, mended } : map), ...states })),
      destroy: () => undefined,
    }),
    rememberName: () => undefined,
    ...(startTidy && { startTidy }),
  });
  editor.camera = testCamera();
  onTestFinished(() => editor.destroy());
  let updates = 0;
  doc.on('update', () => {
    updates += 1;
  });
  const map = (): JourneyMap => editor.store.getState().map;
  return {
    editor,
    doc,
    said,
    offers,
    updates: () => updates,
    map,
    labels: () =>
      map()
        .touchpoints.map((one) => one.label)
        .sort(),
    touchpoint(label) {
      const found = map().touchpoints.find((one) => one.label === label);
      if (!found) throw new Error(`no touchpoint "${label}"`);
      return found;
    },
  };
}

function testCamera(): Camera {
  return {
    fit: () => undefined,
    zoomTo: () => undefined,
    zoomBy: () => undefined,
    area: () => ({ x: -480, y: -320, width: 960, height: 640 }),
    center: () => ({ x: 0, y: 0 }),
    pointer: () => null,
    viewport: () => ({ x: 0, y: 0, zoom: 1 }),
    reveal: () => undefined,
    show: () => undefined,
    uncover: () => undefined,
    lookAt: () => undefined,
    panBy: () => undefined,
  };
}

/** A map from `a>b` words; a touchpoint stands in a row, 320 pixels apart, in the order of its first mention. */
export function mapOf(chains: string, fields: Record<string, Partial<Touchpoint>> = {}): JourneyMap {
  const touchpoints = new Map<string, Touchpoint>();
  const transitions: Transition[] = [];
  for (const chain of chains.split(/\s+/)) {
    const ids = chain.split('>');
    ids.forEach((id, index) => {
      if (!touchpoints.has(id)) touchpoints.set(id, { id, label: id, x: touchpoints.size * 320, y: 0, ...fields[id] });
      const source = ids[index - 1];
      if (source) transitions.push({ id: `${source}-${id}`, source, target: id });
    });
  }
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    title: '',
    phases: [],
    touchpoints: [...touchpoints.values()].sort(byId),
    transitions: transitions.sort(byId),
  };
}

/** Fills the map of an editor. */
export function fill(editor: Editor, map: JourneyMap): void {
  editor.run([{ type: 'merge', map }]);
}
