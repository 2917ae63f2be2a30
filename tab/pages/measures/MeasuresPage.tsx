import type { MeasureView } from '../../../bot/api/contract';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Download } from '../../parts/Download';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { words } from '../../words';
import { sayDate, sayDayOf } from '../../time';
import { LogLink } from '../connections/LogLink';
import { Lights } from './Lights';
import { Measure } from './Measure';
import { measureWords } from './measureWords';
import { WebForm } from './WebForm';

/** The lights with their reason, then each measure with its chart, where it comes from and what it cannot say. */
export function MeasuresPage() {
  usePageTitle(words.nav.measures);
  const { view } = useCommunity();
  const query = useRead(['measures'], (api, id) => api.measures(id));
  return (
    <>
      <h1 className="title">{measureWords.heading}</h1>
      <p className="lead">{measureWords.lead}</p>
      <Loaded query={query}>
        {({ on, lights, measures }) => (
          <>
            <div className="row row-between">
              <p className="quiet small">{measureWords.on(sayDate(on, serverNow()))}</p>
              <div className="row">{view.me.part === 'core' && view.log.webUrl === null && <a href={hashOf({ page: 'connections' })}>{measureWords.toLog}</a>}<LogLink /><Download file="measures.csv" name="measures.csv" label={measureWords.download} /></div>
            </div>
            {view.counting !== null && <p className="quiet small">{measureWords.counting(sayDayOf(view.counting.since, view.zone, serverNow()))} <a href={hashOf({ page: 'mine' })}>{measureWords.mine}</a></p>}
            <h2 className="heading">{measureWords.lights}</h2>
            <Lights lights={lights} />
            <List measures={measures.filter((one) => one.shown)} />
            <Unsaid measures={measures.filter((one) => !one.shown)} alone={measures.every((one) => !one.shown)} />
          </>
        )}
      </Loaded>
      {view.me.part === 'core' && <WebForm />}
    </>
  );
}

function List({ measures }: { measures: MeasureView[] }) {
  return <ul className="plain measures">{measures.map((one) => <Measure key={one.id} measure={one} />)}</ul>;
}

/** What there is too little of to say anything: out of the way of what can be read, and open where there is nothing else. */
function Unsaid({ measures, alone }: { measures: MeasureView[]; alone: boolean }) {
  if (measures.length === 0) return null;
  return <Folded summary={measureWords.unsaid(measures.length)} open={alone}><List measures={measures} /></Folded>;
}
