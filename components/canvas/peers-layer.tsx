'use client';

import { useStore as useFlowStore, ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { PRESENCE_COLORS } from '@/lib/protocol/presence';
import { useEditorState } from '../store/editor-context';
import type { Person } from '../store/types';
import { useCanvas } from './canvas-context';

/** What others have selected, and where their pointers are. */
export function PeersLayer() {
  const people = useEditorState((state) => state.people);
  if (people.length === 0) return null;
  return (
    <ViewportPortal>
      <div className="tl-peers" aria-hidden="true">
        {people.map((person) => (
          <Rings key={person.clientId} person={person} />
        ))}
        {people.map((person) => (
          <Pointer key={person.clientId} person={person} />
        ))}
      </div>
    </ViewportPortal>
  );
}

function colorOf(person: Person): string {
  return PRESENCE_COLORS[person.color % PRESENCE_COLORS.length] ?? PRESENCE_COLORS[0];
}

const Rings = memo(
  function Rings({ person }: { readonly person: Person }) {
    const { model } = useCanvas();
    // Names stay readable far away, and do not grow into signboards near by.
    const scale = useFlowStore((state) => Math.max(1, 1 / state.transform[2]));
    const shown = useEditorState((state) => state.shown);
    const ids = [...new Set((person.selection ?? []).flatMap((id) => shown.standIn(id) ?? []))];
    const boxes = useStore(
      model.store,
      useShallow((view) => ids.map((id) => view.boxes.get(id))),
    );
    let tagged = false;
    return ids.map((id, index) => {
      const box = boxes[index];
      if (!box) return null;
      const tag = !tagged;
      tagged = true;
      return (
        <div
          key={id}
          className="tl-peer-ring"
          style={{
            transform: `translate(${box.x}px, ${box.y}px)`,
            width: box.width,
            height: box.height,
            ['--tl-peer' as string]: colorOf(person),
            ['--tl-scale' as string]: scale,
          }}
        >
          {tag ? (
            <span className="tl-peer-tag">
              {person.name}
              {person.editing === id ? ' is writing…' : ''}
            </span>
          ) : null}
        </div>
      );
    });
  },
  // A moving pointer makes a new person object many times a second; rings need only these.
  (a, b) =>
    a.person.selection === b.person.selection &&
    a.person.name === b.person.name &&
    a.person.color === b.person.color &&
    a.person.editing === b.person.editing,
);

function Pointer({ person }: { readonly person: Person }) {
  const zoom = useFlowStore((state) => state.transform[2]);
  if (!person.cursor) return null;
  const [x, y] = person.cursor;
  return (
    <div
      className="tl-pointer"
      style={{ transform: `translate(${x}px, ${y}px)`, ['--tl-peer' as string]: colorOf(person) }}
    >
      <div className="tl-pointer-size" style={{ transform: `scale(${1 / zoom})` }}>
        <svg width="18" height="20" viewBox="0 0 18 20" aria-hidden="true">
          <path d="M1 1l6 17 2.5-7L17 9z" fill="var(--tl-peer)" stroke="var(--tl-paper)" strokeWidth="1.5" />
        </svg>
        <span className="tl-peer-tag">{person.name}</span>
      </div>
    </div>
  );
}
