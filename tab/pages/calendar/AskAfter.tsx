import { Button } from '@fluentui/react-components';
import type { EventRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { calendarWords } from './calendarWords';

/** Days that people have to say how an event was. */
const days = 7;
/** Days after an event in which people still know how it was. */
const fresh = 28;

/** What people say of an event without their names: one tap, one choice, one line. */
export function AskAfter({ event }: { event: EventRow }) {
  const { view } = useCommunity();
  const acting = useAct();
  const { data, refetch } = useRead(['surveys'], (api, id) => api.surveys(id));
  if (!data) return null;
  const survey = data.surveys.find((one) => one.eventId === event.id);
  const late = serverNow().getTime() - Date.parse(event.startsAt) > fresh * 86_400_000;
  if (!survey && (late || !may(view, 'openSurvey'))) return null;
  const open = async (): Promise<void> => {
    if (await acting.act({ type: 'openSurvey', instrument: 'event', title: '', days, eventId: event.id, own: [] })) await refetch();
  };
  return (
    <section className="block no-print">
      <h2 className="heading">{calendarWords.howWasIt}</h2>
      {survey ? <p><a href={hashOf({ page: 'survey', surveyId: survey.id })}>{survey.state === 'open' ? (survey.answered ? calendarWords.surveyAnswered : calendarWords.surveyOpen) : calendarWords.surveyResults}</a></p> : (
        <>
          <p className="quiet">{calendarWords.askAfterLead}</p>
          <ActProblem acting={acting} />
          <Button disabledFocusable={acting.busy} onClick={() => void open()}>{calendarWords.askAfter}</Button>
        </>
      )}
    </section>
  );
}
