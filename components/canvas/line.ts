import type { TransitionStateResult } from '@/lib/analysis/types';
import type { Transition } from '@/lib/model/types';
import { drawTransition } from '@/lib/scene/transition';
import type { Box, Route, TransitionDrawing } from '@/lib/scene/types';
import type { LineRecord } from './elements';
import { createLineCourse, type LineCourse, plannedCourse } from './line-course';

/** What a line is given; the rest follows from it. */
export type LineTraits = Omit<LineRecord, 'id' | 'course' | 'drawing'>;

/** A line between two cards. Its way is found, and its drawing made, when they are first asked for. */
export class Line implements LineRecord {
  readonly id: string;
  readonly transition: Transition;
  readonly state: TransitionStateResult;
  readonly source: Box;
  readonly target: Box;
  readonly targetBreaks: boolean;
  readonly flow: number | undefined;
  readonly lane: number;
  readonly planned: Route | undefined;
  readonly course: LineCourse;
  private drawn: TransitionDrawing | null = null;

  /** `old`: the line as it was; a course that did not change is taken over. */
  constructor(traits: LineTraits, old?: LineRecord) {
    const { transition, source, target, lane, planned } = traits;
    this.id = transition.id;
    this.transition = transition;
    this.state = traits.state;
    this.source = source;
    this.target = target;
    this.targetBreaks = traits.targetBreaks;
    this.flow = traits.flow;
    this.lane = lane;
    this.planned = planned;
    const sameCourse =
      old &&
      old.source === source &&
      old.target === target &&
      old.lane === lane &&
      old.planned === planned &&
      old.transition.source === transition.source &&
      old.transition.target === transition.target;
    if (sameCourse) this.course = old.course;
    else if (planned) this.course = plannedCourse(planned);
    else this.course = createLineCourse(source, target, lane, transition.source === transition.target);
  }

  get drawing(): TransitionDrawing {
    this.drawn ??= drawTransition({ ...this, route: this.course.route });
    return this.drawn;
  }
}
