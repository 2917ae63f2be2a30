import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { SurveyAnswerView } from '../../../bot/api/contract';
import { Problem } from '../../api/problem';
import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { Away } from '../../parts/Away';
import { Bones } from '../../parts/Bones';
import { Loaded } from '../../parts/Loaded';
import { ActProblem, Notice } from '../../parts/Notice';
import { readerZone, sayBothTimes } from '../../time';
import { formsWords } from './formsWords';
import { Questions } from './Questions';
import { Results } from './Results';
import { surveyWords } from './surveyWords';

const FormsPart = lazy(() => import('./FormsPart').then((module) => ({ default: module.FormsPart })));

/** One survey: its questions while it is open, its results afterwards. */
export function SurveyPage({ surveyId }: { surveyId: string }) {
  const query = useRead(['survey', surveyId], (api, id) => api.survey(id, surveyId));
  if (query.error instanceof Problem && query.error.status === 404) return <NothingHere heading={surveyWords.goneHeading} text={surveyWords.gone} />;
  return (
    <article className="survey">
      <p><a href={hashOf({ page: 'surveys' })}>{surveyWords.back}</a></p>
      <Loaded query={query}>{(survey) => <Survey survey={survey} reload={() => void query.refetch()} />}</Loaded>
    </article>
  );
}

function Survey({ survey, reload }: { survey: SurveyAnswerView; reload: () => void }) {
  const { view } = useCommunity();
  usePageTitle(survey.title);
  const closed = survey.state === 'closed';
  if (!closed && survey.instrument === 'leaver') return <Leaving survey={survey} reload={reload} />;
  return (
    <>
      <h1 className="title" dir="auto">{survey.title}</h1>
      {!closed && <p className="quiet">{surveyWords.until(sayBothTimes(survey.closesAt, view.zone, readerZone(), serverNow()))}</p>}
      {closed && survey.formsUrl !== null && !survey.imported ? <p>{formsWords.waiting}</p>
        : closed ? <Results survey={survey} />
        : survey.formsUrl !== null ? <><p>{formsWords.there}</p><Away href={survey.formsUrl} label={formsWords.answerThere} /></>
        : survey.answered ? <Notice tone="info">{surveyWords.thanks}</Notice>
          : may(view, 'answerSurvey') ? <Questions survey={survey} sent={reload} /> : <p>{surveyWords.notMember}</p>}
      {survey.formsUrl !== null && !survey.imported && may(view, 'importForms') && <Suspense fallback={<Bones />}><FormsPart survey={survey} taken={reload} /></Suspense>}
      {!closed && may(view, 'closeSurvey') && <Close survey={survey} closed={reload} />}
    </>
  );
}

/** For whoever leaves, by their own choice; it ends with the year, and nobody can end it before. */
function Leaving({ survey, reload }: { survey: SurveyAnswerView; reload: () => void }) {
  const { view } = useCommunity();
  return (
    <>
      <h1 className="title" dir="auto">{survey.title}</h1>
      <p>{surveyWords.leavingLead}</p>
      {survey.answered ? <Notice tone="info">{surveyWords.leavingThanks}</Notice>
        : may(view, 'answerLeaving') ? <Questions survey={survey} sent={reload} type="answerLeaving" promise={surveyWords.leavingPromise} /> : <p>{surveyWords.notMember}</p>}
    </>
  );
}

function Close({ survey, closed }: { survey: SurveyAnswerView; closed: () => void }) {
  const acting = useAct();
  const [open, setOpen] = useState(false);
  const close = async (): Promise<void> => {
    if (!(await acting.act({ type: 'closeSurvey', surveyId: survey.id }))) return;
    setOpen(false);
    closed();
  };
  return (
    <>
      <Button appearance="subtle" onClick={() => setOpen(true)}>{surveyWords.close}</Button>
      <Ask open={open} heading={`${surveyWords.close}: ${survey.title}`} close={() => setOpen(false)} act={{ label: surveyWords.close, busy: acting.busy, run: () => void close() }}>
        <p>{surveyWords.closeLead}</p>
        <ActProblem acting={acting} />
      </Ask>
    </>
  );
}
