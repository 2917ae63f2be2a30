import { Button } from '@fluentui/react-components';
import type { SeriesView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Folded } from '../../parts/Folded';
import { ActProblem, Notice } from '../../parts/Notice';
import { eventWords } from './eventWords';

/** Goes on with the meetings in one's own calendar: where the organiser has left, or folded away while they are there. */
export function TakeOver({ series }: { series: SeriesView }) {
  const { view } = useCommunity();
  const acting = useAct();
  if (!may(view, 'takeOverMeetings') || series.next.length === 0) return null;
  const run = (gone: boolean) => (): void => void acting.act({ type: 'takeOverMeetings', stepId: series.stepId, seriesId: series.id, gone });
  const mine = series.organiserId === view.me.id;
  if (mine && series.stillWith !== null && series.state !== 'booked') {
    return (
      <>
        <p>{eventWords.stillWith(series.stillWith)}</p>
        <Button disabledFocusable={acting.busy} onClick={run(true)}>{eventWords.goneThere}</Button>
        <ActProblem acting={acting} />
      </>
    );
  }
  if (series.state === 'asked' || (mine && series.state !== 'gone')) return null;
  const offer = (
    <>
      <p className="quiet">{eventWords.takeOverLead(series.organiserName)}</p>
      <Button disabledFocusable={acting.busy} onClick={run(false)}>{eventWords.takeOver}</Button>
      <ActProblem acting={acting} />
    </>
  );
  if (series.organiserLeft) return <><Notice tone="warning">{eventWords.left(series.organiserName)}</Notice>{offer}</>;
  return series.state === 'gone' ? offer : <Folded summary={eventWords.takeOverOther}>{offer}</Folded>;
}
