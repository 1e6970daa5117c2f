import type { Node } from '@xyflow/react';
import type { TouchpointState, TransitionStateResult } from '@/lib/analysis/types';
import type { Touchpoint, Transition } from '@/lib/model/types';
import type { Box, Route, TransitionDrawing } from '@/lib/scene/types';
import type { LineCourse } from './line-course';

/** All that decides how a card looks; the same object as long as none of it changes. */
export type TouchpointData = {
  readonly touchpoint: Touchpoint;
  readonly state: TouchpointState;
  readonly restores: bigint | undefined;
  /** Shown as if it were mended. */
  readonly tried: boolean;
  /** How many parts it has. A card with parts is closed. */
  readonly parts: number;
};

/** A touchpoint that is to be seen, mounted or not. Where it stands and what is selected is no part of it. */
export interface CardRecord {
  readonly id: string;
  /** A card, or the frame of a touchpoint that is open. */
  readonly type: 'touchpoint' | 'frame';
  readonly data: TouchpointData;
}

/** What React Flow gets of a card that is mounted. */
export type TouchpointNode = Node<TouchpointData, 'touchpoint' | 'frame'>;

/** All that decides how a line looks; the same object as long as none of it changes. */
export interface LineRecord {
  readonly id: string;
  readonly transition: Transition;
  readonly state: TransitionStateResult;
  readonly source: Box;
  readonly target: Box;
  readonly targetBreaks: boolean;
  /** The share of all who enter that takes it; undefined while that is not shown. */
  readonly flow: number | undefined;
  readonly lane: number;
  /** Its way round other cards; without one the line takes the straightest curve. */
  readonly planned: Route | undefined;
  readonly course: LineCourse;
  /** Drawn when it is first asked for: most lines of a large map are out of sight. */
  readonly drawing: TransitionDrawing;
}

/** Where touchpoints stand for the moment, as an offset from where the document has them. */
export type Offsets = ReadonlyMap<string, readonly [dx: number, dy: number]>;
