import { RotateCw } from 'lucide-react';
import { CaptionButton } from '../../ui/caption-button';
import type { PartFaultProps } from '../../ui/lazy-part';
import { Panel } from '../../ui/panel';

/** In the place of the bar for the selection when its code did not come. */
export function BarFault({ onRetry }: PartFaultProps) {
  return (
    <Panel role="alert" className="pointer-events-auto flex items-center gap-2 p-1 pl-3 text-detail shadow-float">
      What can be done with the selection could not be loaded.
      <CaptionButton
        name="Try again"
        caption="Again"
        picture={<RotateCw size={19} strokeWidth={1.8} aria-hidden />}
        onClick={onRetry}
      />
    </Panel>
  );
}
