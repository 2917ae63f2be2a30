import { Button } from '@fluentui/react-components';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { localOf, sayTime } from '../../time';
import { eventWords } from './eventWords';

interface Props {
  stepId: string;
  finding: StepView['finding'];
  form: { firstOn: string; minutes: string };
  /** Takes a time into the form: local date and time of the community. */
  use: (firstOn: string, at: string) => void;
}

/** Asks when the core group is free; the answer comes a moment later, and each time is one press away from the form. */
export function FindTimes({ stepId, finding, form, use }: Props) {
  const { view } = useCommunity();
  const acting = useAct();
  if (!may(view, 'findTimes')) return null;
  const now = serverNow();
  const minutes = Number(form.minutes);
  const ready = form.firstOn !== '' && Number.isInteger(minutes) && minutes >= 10 && minutes <= 240;
  return (
    <div>
      <p className="quiet small">{eventWords.findLead}</p>
      <Button disabledFocusable={acting.busy || !ready} onClick={() => void acting.act({ type: 'findTimes', stepId, fromOn: form.firstOn, minutes })}>{eventWords.find}</Button>
      <div role="status">
        {finding?.state === 'asked' && <p>{eventWords.finding}</p>}
        {finding !== null && finding.problem !== null && <p>{finding.problem}</p>}
        {finding !== null && finding.slots.length > 0 && (
          <ul className="plain">
            {finding.slots.map((one) => {
              const when = sayTime(one.startsAt, view.zone, now);
              const { date, time } = localOf(one.startsAt, view.zone);
              return (
                <li key={one.startsAt} className="turn">
                  <span>{when} · <span className="quiet">{eventWords.free(one.free, one.of)}</span></span>
                  <Button size="small" aria-label={`${eventWords.choose}: ${when}`} onClick={() => use(date, time)}>{eventWords.choose}</Button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
      <ActProblem acting={acting} />
    </div>
  );
}
