import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import type { Api } from '../api/client';
import type { CommunityView } from '../../bot/api/contract';
import type { Host } from '../host/teams';
import { ErrorWall } from '../parts/ErrorWall';
import { Bones } from '../parts/Bones';
import { Notice } from '../parts/Notice';
import { words } from '../words';
import { forStage } from './stage';
import { CommunityContext } from './communityContext';
import { DialogFoot } from './DialogFoot';
import { Notices } from './notices';
import { Nav } from './Nav';
import type { Route } from './routes';
import { NothingHere } from './NothingHere';
import { useLive } from './useLive';

const HomePage = lazy(() => import('../pages/home/HomePage').then((module) => ({ default: module.HomePage })));
const StepPage = lazy(() => import('../pages/step/StepPage').then((module) => ({ default: module.StepPage })));
const CharterPage = lazy(() => import('../pages/charter/CharterPage').then((module) => ({ default: module.CharterPage })));
const ActionsPage = lazy(() => import('../pages/actions/ActionsPage').then((module) => ({ default: module.ActionsPage })));
const MeasuresPage = lazy(() => import('../pages/measures/MeasuresPage').then((module) => ({ default: module.MeasuresPage })));
const CalendarPage = lazy(() => import('../pages/calendar/CalendarPage').then((module) => ({ default: module.CalendarPage })));
const EventPage = lazy(() => import('../pages/calendar/EventPage').then((module) => ({ default: module.EventPage })));
const ResourcesPage = lazy(() => import('../pages/resources/ResourcesPage').then((module) => ({ default: module.ResourcesPage })));
const ConnectionsPage = lazy(() => import('../pages/connections/ConnectionsPage').then((module) => ({ default: module.ConnectionsPage })));
const SendingPage = lazy(() => import('../pages/sending/SendingPage').then((module) => ({ default: module.SendingPage })));
const SurveysPage = lazy(() => import('../pages/surveys/SurveysPage').then((module) => ({ default: module.SurveysPage })));
const SurveyPage = lazy(() => import('../pages/surveys/SurveyPage').then((module) => ({ default: module.SurveyPage })));
const SettingsPage = lazy(() => import('../pages/settings/SettingsPage').then((module) => ({ default: module.SettingsPage })));
const ReviewPage = lazy(() => import('../pages/review/ReviewPage').then((module) => ({ default: module.ReviewPage })));
const MembersPage = lazy(() => import('../pages/members/MembersPage').then((module) => ({ default: module.MembersPage })));
const PeoplePage = lazy(() => import('../pages/people/PeoplePage').then((module) => ({ default: module.PeoplePage })));
const CommunicationsPage = lazy(() => import('../pages/communications/CommunicationsPage').then((module) => ({ default: module.CommunicationsPage })));
const FilesPage = lazy(() => import('../pages/files/FilesPage').then((module) => ({ default: module.FilesPage })));
const SponsorPage = lazy(() => import('../pages/sponsor/SponsorPage').then((module) => ({ default: module.SponsorPage })));
const MinePage = lazy(() => import('../pages/mine/MinePage').then((module) => ({ default: module.MinePage })));
const GlossaryPage = lazy(() => import('../pages/GlossaryPage').then((module) => ({ default: module.GlossaryPage })));
const DialogPage = lazy(() => import('../pages/step/DialogPage').then((module) => ({ default: module.DialogPage })));

interface Props {
  id: string;
  first: CommunityView;
  api: Api;
  host: Host | null;
  route: Route;
  /** True if there are other communities to change to. */
  several: boolean;
}

/** Pages that show the reader’s own things, which nobody else at a meeting should see. */
const ofReader: readonly Route['page'][] = ['mine', 'survey', 'people'];

/** One community: its pages, kept up to date while they are open. */
export function Community({ id, first, api, host, route, several }: Props) {
  const query = useQuery({ queryKey: ['community', id], queryFn: () => api.community(id), initialData: first });
  const whole = query.data;
  const view = useMemo(() => (host?.onStage ? forStage(whole) : whole), [host, whole]);
  const interrupted = useLive(api, id, view.revision);
  const context = useMemo(() => ({ api, host, view }), [api, host, view]);
  const main = useRef<HTMLElement>(null);
  useFocusOnMove(route, main);

  const inDialog = route.page === 'dialog';
  return (
    <CommunityContext value={context}>
      {!inDialog && <Nav route={route} several={several} />}
      <main className={inDialog ? 'page page-dialog' : 'page'} ref={main} tabIndex={-1} id="page">
        {interrupted && <Notice tone="warning">{words.problems.stale}</Notice>}
        <ErrorWall inside key={JSON.stringify(route)}>
          <Suspense fallback={<Bones />}>
            {host?.onStage && ofReader.includes(route.page) ? <NothingHere heading={words.problems.stageHeading} text={words.problems.ownPage} /> : <Page route={route} />}
          </Suspense>
        </ErrorWall>
      </main>
      <Notices />
    </CommunityContext>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
    case 'communities':
    case 'listing':
    case 'configure':
      return <HomePage />;
    case 'portfolio': return <NothingHere heading={words.problems.portfolioHeading} text={words.problems.portfolio} />;
    case 'step': return <StepPage key={route.stepId} stepId={route.stepId} />;
    case 'charter': return <CharterPage />;
    case 'actions': return <ActionsPage />;
    case 'calendar': return <CalendarPage />;
    case 'event': return <EventPage key={route.eventId} eventId={route.eventId} signingIn={route.here ?? false} />;
    case 'resources': return <ResourcesPage key="all" />;
    case 'resource': return <ResourcesPage key={route.resourceId} only={route.resourceId} />;
    case 'measures': return <MeasuresPage />;
    case 'review': return <ReviewPage />;
    case 'members': return <MembersPage />;
    case 'people': return <PeoplePage />;
    case 'communications': return <CommunicationsPage />;
    case 'files': return <FilesPage />;
    case 'sponsor': return <SponsorPage />;
    case 'mine': return <MinePage />;
    case 'words': return <GlossaryPage />;
    case 'settings': return <SettingsPage />;
    case 'surveys': return <SurveysPage />;
    case 'survey': return <SurveyPage key={route.surveyId} surveyId={route.surveyId} />;
    case 'sending': return <SendingPage />;
    case 'connections': return <ConnectionsPage />;
    case 'dialog':
      if (route.form === 'journey') return <><HomePage /><DialogFoot /></>;
      if (route.form === 'charter') return <><CharterPage /><DialogFoot /></>;
      if (route.form === 'event') return <><EventPage eventId={route.aboutId} /><DialogFoot /></>;
      if (route.form === 'survey') return <><SurveyPage surveyId={route.aboutId} /><DialogFoot /></>;
      if (route.form === 'people') return <><PeoplePage /><DialogFoot /></>;
      return <DialogPage form={route.form} stepId={route.aboutId} />;
    case 'unknown': return <NothingHere heading={words.problems.unknownHeading} text={words.problems.unknownPage} />;
  }
}

/** After a move the reader stands at the top of the new page, also with a screen reader. */
function useFocusOnMove(route: Route, main: { readonly current: HTMLElement | null }): void {
  const where = JSON.stringify(route);
  const before = useRef(where);
  useEffect(() => {
    if (before.current === where) return;
    before.current = where;
    window.scrollTo({ top: 0 });
    main.current?.focus({ preventScroll: true });
  }, [where, main]);
}
