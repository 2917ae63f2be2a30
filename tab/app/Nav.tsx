import { AllSteps } from './AllSteps';
import { useCommunity } from './communityContext';
import { hashOf, type Route } from './routes';
import { words } from '../words';

const pages = ['home', 'charter', 'actions', 'measures'] as const;

/** The four pages, as links; the present one is marked by a line and in words for screen readers. */
export function Nav({ route, several }: { route: Route; several: boolean }) {
  const { view } = useCommunity();
  const here = route.page === 'step' || route.page === 'words' ? 'home' : route.page;
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
        {route.page !== 'home' && <span className="bar-name">{view.name}</span>}
        {several && <a className="bar-switch" href={hashOf({ page: 'communities' })}>{words.nav.switch}</a>}
      </header>
    </>
  );
}
