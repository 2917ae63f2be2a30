import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { useRead } from '../../app/useRead';
import { Loaded } from '../../parts/Loaded';
import { words } from '../../words';
import { Coffee } from './Coffee';
import { Help } from './Help';
import { HelpDesk } from './HelpDesk';
import { Ideas } from './Ideas';
import { peopleWords } from './peopleWords';
import { Thanks } from './Thanks';
import { Welcome } from './Welcome';

/** What people do for each other: whoever looks after others finds first what waits for them. */
export function PeoplePage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.people);
  const query = useRead(['helping'], (api, id) => api.helping(id));
  if (!may(view, 'askHelp')) return <NothingHere heading={words.nav.people} text={peopleWords.membersOnly} />;
  const core = view.me.part === 'core';
  return (
    <>
      <h1 className="title">{words.nav.people}</h1>
      <p className="lead">{peopleWords.lead}</p>
      <Loaded query={query}>{(answer) => (
        <div className="helping">
          {answer.welcome && <Welcome welcome={answer.welcome} />}
          {answer.help.desk && <HelpDesk requests={answer.help.desk} goalDays={core ? answer.help.goalDays : null} />}
          <Coffee coffee={answer.coffee} />
          <Help help={answer.help} />
          <Thanks thanks={answer.thanks} />
          <Ideas ideas={answer.ideas} />
        </div>
      )}</Loaded>
    </>
  );
}
