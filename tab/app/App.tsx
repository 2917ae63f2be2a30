import { FluentProvider } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Problem } from '../api/problem';
import { ErrorWall } from '../parts/ErrorWall';
import { FullPage } from '../parts/FullPage';
import { PageBones } from '../parts/Bones';
import { words } from '../words';
import { Community } from './Community';
import { CommunityList } from './CommunityList';
import { remembered, type Opened, type Opening } from './opening';
import { NoticesProvider } from './notices';
import { useTheme } from './theme';
import { hashOf, type Route } from './routes';
import { useRoute } from './useRoute';

const ConfigurePage = lazy(() => import('../pages/configure/ConfigurePage').then((module) => ({ default: module.ConfigurePage })));
const ListingPage = lazy(() => import('../pages/listing/ListingPage').then((module) => ({ default: module.ListingPage })));
const PortfolioPage = lazy(() => import('../pages/portfolio/PortfolioPage').then((module) => ({ default: module.PortfolioPage })));

type State = { at: 'waiting' } | { at: 'failed'; problem: Problem } | { at: 'open'; opened: Opened };

/** Waits for what was begun before the interface was there, then shows a community, or the choice of one. */
export function App({ opening }: { opening: Opening }) {
  const theme = useTheme(opening.host);
  const [state, setState] = useState<State>({ at: 'waiting' });
  const follow = useCallback((opened: Promise<Opened>) => {
    opened.then(
      (value) => setState({ at: 'open', opened: value }),
      (cause: unknown) => setState({ at: 'failed', problem: cause instanceof Problem ? cause : new Problem('unknown', words.problems.page, 0) }),
    );
  }, []);
  useEffect(() => follow(opening.opened), [follow, opening]);
  useHostNews(opening, state);
  useLookout(opening, state, setState);

  const again = (communityId?: string): void => {
    setState({ at: 'waiting' });
    follow(opening.again(communityId));
  };
  return (
    <FluentProvider theme={theme}>
      <ErrorWall>
        <NoticesProvider>
          <div className="surface">
            <Stage opening={opening} state={state} again={() => again()} choose={(id) => {
              remembered.write(id);
              again(id);
            }} />
          </div>
        </NoticesProvider>
      </ErrorWall>
    </FluentProvider>
  );
}

interface StageProps {
  opening: Opening;
  state: State;
  again: () => void;
  choose: (id: string) => void;
}

/** Pages that belong to no community. */
const ofNone: readonly Route['page'][] = ['communities', 'portfolio', 'listing'];

function Stage({ opening, state, again, choose }: StageProps) {
  const route = useRoute();
  if (state.at === 'waiting') return <PageBones />;
  if (state.at === 'failed') {
    const lost = state.problem.code === 'outside-teams' || state.problem.code === 'no-host';
    const heading = state.problem.code === 'outside-teams' ? words.problems.outsideHeading : words.problems.heading;
    return <FullPage heading={heading} text={state.problem.message} {...(lost ? {} : { act: { label: words.again, run: again } })} />;
  }
  const { me, choice, view } = state.opened;
  if (route.page === 'configure') return <Suspense fallback={<PageBones />}><ConfigurePage me={me} host={opening.host} again={again} /></Suspense>;
  const { api } = opening;
  // A page that a link named is kept while the community is being chosen.
  const goTo = (id: string, hash = ofNone.includes(route.page) ? '#/' : window.location.hash): void => {
    window.location.hash = hash;
    choose(id);
  };
  if (route.page === 'listing' && api) return <Suspense fallback={<PageBones />}><ListingPage api={api} me={me.me.name} open={goTo} /></Suspense>;
  const others = { label: words.choose.listing, href: hashOf({ page: 'listing' }) };
  if (choice.kind === 'closed') return <FullPage heading={words.choose.closedHeading} text={words.choose.closed} act={{ label: words.choose.look, run: again }} more={others} />;
  if (choice.kind === 'none') {
    const text = choice.here ? words.choose.noneHere : words.choose.nonePersonal;
    return <FullPage heading={words.choose.noneHeading} text={text} example={words.choose.example} act={{ label: words.choose.look, run: again }} more={others} />;
  }
  if (!api) return null;
  if (route.page === 'portfolio' && me.portfolio) return <Suspense fallback={<PageBones />}><PortfolioPage api={api} mine={me.communities.map((one) => one.id)} open={goTo} /></Suspense>;
  const several = choice.kind === 'one' && (choice.others.length > 0 || me.portfolio);
  const listed = <CommunityList communities={several || choice.kind !== 'one' ? me.communities : me.communities.filter((one) => one.id === choice.id)} api={api} portfolio={me.portfolio} open={goTo} />;
  if (choice.kind === 'many' || view === null || route.page === 'communities') return listed;
  return <Community key={choice.id} id={choice.id} first={view} api={api} host={opening.host} route={route} several={several} />;
}

/** Milliseconds between two looks for a community where there is none yet. */
const lookEvery = 2_000;

const nothingYet = ({ choice }: Opened): boolean => choice.kind === 'none' || choice.kind === 'closed';

/** Where nobody has started a community yet, or let the reader in, the page finds it by itself as soon as somebody does. */
function useLookout(opening: Opening, state: State, set: (state: State) => void): void {
  const none = state.at === 'open' && nothingYet(state.opened);
  useEffect(() => {
    if (!none) return undefined;
    const timer = setInterval(() => {
      if (document.hidden) return;
      // A look that fails is followed by another; the button says what is wrong.
      opening.again().then((opened) => !nothingYet(opened) && set({ at: 'open', opened }), () => undefined);
    }, lookEvery);
    return () => clearInterval(timer);
  }, [none, opening, set]);
}

/** Teams takes its waiting picture away as soon as something real is drawn, or is told why not. */
function useHostNews({ host }: Opening, state: State): void {
  useEffect(() => {
    if (state.at === 'open') host?.drawn();
    if (state.at === 'failed') host?.failed(state.problem.status === 401 ? 'sign-in' : 'other', state.problem.message);
  }, [host, state]);
}
