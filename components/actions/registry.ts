import { CLIPBOARD_ACTIONS } from './clipboard-actions';
import { CURVE_ACTIONS } from './curve-actions';
import { EDIT_ACTIONS } from './edit-actions';
import { FIND_ACTIONS } from './find-actions';
import { LANE_ACTIONS } from './lane-actions';
import { MOVE_ACTIONS } from './move-actions';
import { NESTING_ACTIONS } from './nesting-actions';
import { OUTLINE_ACTIONS } from './outline-actions';
import { PAGE_ACTIONS } from './page-actions';
import { PHASE_ACTIONS } from './phase-actions';
import { RATE_ACTIONS } from './rate-actions';
import { ROLE_ACTIONS } from './role-actions';
import { ROW_ACTIONS } from './row-actions';
import { TOUCH_ACTIONS } from './touch-actions';
import { TRIAL_ACTIONS } from './trial-actions';
import type { Action } from './types';
import { VIEW_ACTIONS } from './view-actions';
import { WALK_ACTIONS } from './walk-actions';

export type { Action, ActionGroup } from './types';

/** Everything that a person can do on the canvas. Menus, keys, help and tests share it. */
export const ACTIONS: readonly Action[] = [
  ...EDIT_ACTIONS,
  ...CLIPBOARD_ACTIONS,
  ...RATE_ACTIONS,
  ...ROLE_ACTIONS,
  ...MOVE_ACTIONS,
  ...NESTING_ACTIONS,
  ...PHASE_ACTIONS,
  ...OUTLINE_ACTIONS,
  ...FIND_ACTIONS,
  ...LANE_ACTIONS,
  ...ROW_ACTIONS,
  ...VIEW_ACTIONS,
  ...TOUCH_ACTIONS,
  ...TRIAL_ACTIONS,
  ...WALK_ACTIONS,
  ...PAGE_ACTIONS,
  ...CURVE_ACTIONS,
];

/** The action with an id. Throws when there is none: that is a bug. */
export function findAction(id: string): Action {
  const action = ACTIONS.find((one) => one.id === id);
  if (!action) throw new Error(`There is no action "${id}"`);
  return action;
}
