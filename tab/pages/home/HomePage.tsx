import { useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { serverNow } from '../../clock';
import { sayDate } from '../../time';
import { words } from '../../words';
import { CoreGroup } from './CoreGroup';
import { Journey } from './Journey';
import { NextPanel } from './NextPanel';
import { Pending } from './Pending';
import { Summaries } from './Summaries';

/** Where the community stands and the one next thing. */
export function HomePage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.home);
  // Where nobody can go on, taking it up comes first.
  const rests = view.core.length === 0;
  return (
    <>
      <header className="home-head">
        <div className="home-name">
          <h1 className="title">{view.name}</h1>
          {view.nextReview && <p className="quiet home-review">{words.home.nextReview(sayDate(view.nextReview.onDate, serverNow()))}</p>}
        </div>
        {view.purpose === null
          ? <><p className="home-topic">{view.topic}</p><p className="quiet">{words.home.noPurpose}</p></>
          : <blockquote className="home-purpose">“{view.purpose}”</blockquote>}
      </header>
      <NextPanel />
      {rests && <CoreGroup />}
      <Journey />
      <Summaries />
      {!rests && <CoreGroup />}
      <Pending />
      <p className="quiet"><a href={hashOf({ page: 'words' })}>{words.glossary.heading}</a></p>
    </>
  );
}
