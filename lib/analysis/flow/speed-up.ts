import type { Iterate, Sweeper } from './sweeps';

/** Of the largest value: a sweep changes no more than this where rounding allows no better. */
const ROUNDED = 1e-13;
const ENOUGH = 1e-15;

/**
 * Goes on from `start` where plain sweeps creep, as they do where customers go round for long: stabilised bi-conjugate
 * gradients (van der Vorst 1992) on what a sweep still changes, two sweeps a step, `most` sweeps in all. Begins anew
 * from what it has when that is not as near as its own account says.
 */
export function speedUp(sweeper: Sweeper, start: Float64Array, most: number): Iterate {
  const x = start.slice();
  let left = most;
  let before = Number.POSITIVE_INFINITY;
  let best: Iterate = { x: start, settled: false };
  while (left > 0) {
    left -= descend(sweeper, x, left);
    const { change, largest } = sweeper.missing(x);
    const now = change / largest;
    // Not a number, where it broke down, is no better either.
    if (!(now < before)) break;
    best = { x: x.slice(), settled: now <= ROUNDED };
    if (now <= ENOUGH || now > before / 2) break;
    before = now;
  }
  return best;
}

/** Betters `x` in place; gives the sweeps that it took. */
function descend(sweeper: Sweeper, x: Float64Array, most: number): number {
  const size = x.length;
  const applied = (to: Float64Array): Float64Array<ArrayBuffer> => {
    const swept = Float64Array.from(to);
    sweeper.sweep(swept, true);
    for (let i = 0; i < size; i++) swept[i] = to[i]! - swept[i]!;
    return swept;
  };
  const residual = x.slice();
  sweeper.sweep(residual, false);
  for (let i = 0; i < size; i++) residual[i] = residual[i]! - x[i]!;
  const shadow = residual.slice();
  const aim = ENOUGH * ENOUGH * dot(x, x);
  const direction = new Float64Array(size);
  let moved = new Float64Array(size);
  let [rho, alpha, omega] = [1, 1, 1];
  let sweeps = 1;
  while (sweeps < most) {
    const now = dot(shadow, residual);
    const beta = (now / rho) * (alpha / omega);
    rho = now;
    for (let i = 0; i < size; i++) direction[i] = residual[i]! + beta * (direction[i]! - omega * moved[i]!);
    moved = applied(direction);
    alpha = rho / dot(shadow, moved);
    if (!Number.isFinite(alpha)) break;
    for (let i = 0; i < size; i++) residual[i] = residual[i]! - alpha * moved[i]!;
    const turned = applied(residual);
    const square = dot(turned, turned);
    omega = square > 0 ? dot(turned, residual) / square : 0;
    for (let i = 0; i < size; i++) {
      x[i] = x[i]! + alpha * direction[i]! + omega * residual[i]!;
      residual[i] = residual[i]! - omega * turned[i]!;
    }
    sweeps += 2;
    if (omega === 0 || dot(residual, residual) <= aim / size) break;
  }
  return sweeps;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
