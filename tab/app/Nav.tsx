import { AllSteps } from './AllSteps';
import { DropPanel } from '../parts/DropPanel';
import { useCommunity } from './communityContext';
import { useNotices } from './notices';
import { searchOf, subPageOf } from './named';
import { hashOf, type Route } from './routes';
import { words } from '../words';

const pages = ['home', 'charter', 'actions', 'calendar', 'resources', 'measures'] as const;
const more = ['review', 'surveys', 'people', 'members', 'communications', 'files', 'sending', 'sponsor', 'mine', 'words', 'settings', 'connections', 'listing'] as const;
/** Talks with the sponsor, the look back, and how the group is set up, are the core group's own working. */
const ofCore: readonly Route['page'][] = ['sponsor', 'review', 'settings', 'connections', 'sending'];
/** Pages that belong to one of the bar. */
const under: Partial<Record<Route['page'], (typeof pages)[number]>> = { step: 'home', event: 'calendar', resource: 'resources' };

/** The pages, as links; the present one is marked by a line and in words for screen readers. */
export function Nav({ route, several }: { route: Route; several: boolean }) {
  const { view, host } = useCommunity();
  const { say } = useNotices();
  const here = under[route.page] ?? route.page;
  const others = more.filter((page) => !ofCore.includes(page) || view.me.part === 'core');
  return (
    <>
      <a className="skip-link" href="#page" onClick={(event) => {
        // The address names pages, so this one jump is made by hand.
        event.preventDefault();
        document.getElementById('page')?.focus();
      }}>{words.nav.skip}</a>
      <header className="bar">
        <nav aria-label={words.nav.label} className="bar-pages">
          {pages.map((page) => (
            <a key={page} href={hashOf({ page })} {...(here === page ? { 'aria-current': route.page === page ? 'page' as const : true } : {})}>{words.nav[page]}</a>
          ))}
        </nav>
        <AllSteps />
        <DropPanel label={words.nav.more} name={words.nav.morePages} className="more-panel">
          {(close) => (
            <ul className="plain">
              {host?.share && (
                <li><button type="button" className="more-act" onClick={() => {
                  close();
                  host.share?.(subPageOf(view.id, route.page === 'unknown' ? { page: 'home' } : route), document.title);
                }}>{words.nav.share}</button></li>
              )}
              {host?.toStage && (
                <li><button type="button" className="more-act" onClick={() => {
                  close();
                  host.toStage?.(`${searchOf(view.id)}${hashOf(route.page === 'unknown' ? { page: 'home' } : route)}`).catch((cause: Error) => say(cause.message));
                }}>{words.nav.stage}</button></li>
              )}
              {several && <li className="narrow-only"><a href={hashOf({ page: 'communities' })} onClick={close}>{words.nav.switch}</a></li>}
              {others.map((page) => <li key={page}><a href={hashOf({ page })} onClick={close} {...(here === page ? { 'aria-current': 'page' as const } : {})}>{words.nav[page]}</a></li>)}
            </ul>
          )}
        </DropPanel>
        <div className="bar-where">
          {route.page !== 'home' && <span className="bar-name" title={view.name}>{view.name}</span>}
          {several && <a className="bar-switch" href={hashOf({ page: 'communities' })}>{words.nav.switch}</a>}
        </div>
      </header>
    </>
  );
}
