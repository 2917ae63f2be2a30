import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { eventWords } from './eventWords';
import { ScheduleForm } from './ScheduleForm';
import { SeriesPart } from './SeriesPart';

/** The recurring check-ins: scheduled once, then shown with their next dates. */
export function EventStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const series = view.checkIns;
  const open = (series === null || series.state === 'failed') && step.eventDefaults !== null && may(view, 'scheduleCheckIns');
  return (
    <>
      {series && <SeriesPart series={series} />}
      {open && step.eventDefaults && <ScheduleForm stepId={step.id} defaults={step.eventDefaults} again={series !== null} />}
      {!series && !open && <p>{eventWords.memberOnly}</p>}
    </>
  );
}
