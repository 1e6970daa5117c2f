import { atOnce, readUpdateSteps, UPDATE_BOUNDS, type UpdateParts } from '@/server/sync/read-update';

/** Reads an update as the server does, without a pause. */
export const readUpdate = (update: Uint8Array): UpdateParts => atOnce(readUpdateSteps(update, UPDATE_BOUNDS));
