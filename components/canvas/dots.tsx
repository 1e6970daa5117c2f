'use client';

import { Background, BackgroundVariant, useStore } from '@xyflow/react';

const GAP = 24;
const LEAST_GAP = 17;

/** The dots behind everything; farther away only every second, fourth, eighth of them, so that they stay dots. */
export function Dots() {
  const factor = useStore(({ transform }) => {
    const doublings = Math.ceil(Math.log2(LEAST_GAP / (GAP * transform[2])));
    return 2 ** Math.max(0, doublings);
  });
  return <Background variant={BackgroundVariant.Dots} gap={GAP * factor} size={2.4 * factor} color="var(--tl-dot)" />;
}
