import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createViewDetail, LARGE_MAP, updateViewDetail } from '@/components/canvas/view-detail';
import { createZoomWatch, ZOOM_REST_MS } from '@/components/canvas/zoom-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('[CV-140] zooming begins with the second change in a row and ends when none follows; a jump is none', () => {
  const told: boolean[] = [];
  const watch = createZoomWatch(1, (zooming) => told.push(zooming));
  watch.at(1);
  watch.at(0.2);
  vi.advanceTimersByTime(ZOOM_REST_MS);
  watch.at(0.3);
  expect(told).toEqual([]);
  watch.at(0.31);
  watch.at(0.32);
  vi.advanceTimersByTime(ZOOM_REST_MS - 1);
  watch.at(0.33);
  vi.advanceTimersByTime(ZOOM_REST_MS - 1);
  watch.at(0.33);
  expect(told).toEqual([true]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([true, false]);
  watch.at(0.4);
  watch.at(0.5);
  watch.destroy();
  vi.advanceTimersByTime(ZOOM_REST_MS);
  expect(told).toEqual([true, false, true]);
});

test('[CV-140] coming near, the cards of a large map wait until zooming rests; going out they are painted at once', () => {
  const detail = createViewDetail();
  const many = LARGE_MAP + 1;
  const at = (zoom: number): boolean => {
    updateViewDetail(detail, zoom, many);
    return detail.getState().cards;
  };
  detail.setState({ zooming: true });
  expect([at(0.7), at(0.3), at(0.7)]).toEqual([true, false, false]);
  detail.setState({ zooming: false });
  expect(at(0.7)).toBe(true);
});
