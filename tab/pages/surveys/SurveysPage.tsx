import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { SurveysAnswer, SurveySummary } from '../../../bot/api/contract';
import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Loaded } from '../../parts/Loaded';
import { sayDayOf, sayTime } from '../../time';
import { words } from '../../words';
import { surveyWords } from './surveyWords';

const AskSurvey = lazy(() => import('./AskSurvey').then((module) => ({ default: module.AskSurvey })));

/** What people are asked, and what came of it. */
export function SurveysPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.surveys);
  const query = useRead(['surveys'], (api, id) => api.surveys(id));
  return (
    <>
      <h1 className="title">{words.nav.surveys}</h1>
      <p className="lead">{surveyWords.lead}</p>
      <Loaded query={query}>{(answer) => <Lists answer={answer} core={may(view, 'openSurvey')} />}</Loaded>
    </>
  );
}

function Lists({ answer, core }: { answer: SurveysAnswer; core: boolean }) {
  const { view } = useCommunity();
  const [asking, setAsking] = useState(false);
  const open = answer.surveys.filter((one) => one.state === 'open');
  const closed = answer.surveys.filter((one) => one.state === 'closed');
  const now = serverNow();
  const tooSoon = answer.nextFrom !== null && answer.nextFrom > now.toISOString();
  return (
    <>
      {core && (tooSoon ? <p className="quiet">{surveyWords.notYet(sayDayOf(answer.nextFrom ?? '', view.zone, now))}</p> : <Button appearance="primary" onClick={() => setAsking(true)}>{surveyWords.ask}</Button>)}
      {answer.surveys.length === 0 && <div className="empty"><p>{surveyWords.none}</p>{core && <p className="quiet">{surveyWords.noneExample}</p>}</div>}
      {open.length > 0 && <section><h2 className="heading">{surveyWords.open}</h2><ul className="plain">{open.map((one) => <Line key={one.id} survey={one} now={now} />)}</ul></section>}
      {closed.length > 0 && <section><h2 className="heading">{surveyWords.closed}</h2><ul className="plain">{closed.map((one) => <Line key={one.id} survey={one} now={now} />)}</ul></section>}
      {core && <p className="quiet">{surveyWords.ofSponsor} <a href={hashOf({ page: 'sponsor' })}>{words.nav.sponsor}</a></p>}
      {asking && <Suspense fallback={null}><AskSurvey close={() => setAsking(false)} /></Suspense>}
    </>
  );
}

function Line({ survey, now }: { survey: SurveySummary; now: Date }) {
  const { view } = useCommunity();
  const ended = survey.state === 'closed';
  return (
    <li className="entry">
      <h3><a href={hashOf({ page: 'survey', surveyId: survey.id })} dir="auto">{survey.title}</a></h3>
      <p className="quiet small">
        {ended ? surveyWords.ended(sayDayOf(survey.closesAt, view.zone, now)) : surveyWords.until(sayTime(survey.closesAt, view.zone, now))}
        {!ended && ` · ${survey.answered ? surveyWords.answered : surveyWords.toAnswer}`}
      </p>
    </li>
  );
}
