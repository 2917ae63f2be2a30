import { useCommunity, usePageTitle } from '../../app/communityContext';
import { useRead } from '../../app/useRead';
import type { LightView } from '../../../bot/api/contract';
import { Download } from '../../parts/Download';
import { Loaded } from '../../parts/Loaded';
import { words } from '../../words';
import { sayDate } from '../../time';
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
              <p className="quiet small">{measureWords.on(sayDate(on, new Date()))}</p>
              <Download file="measures.csv" name="measures.csv" label={measureWords.download} />
            </div>
            <h2 className="heading">{measureWords.lights}</h2>
            <ul className="plain lights">{lights.map((one) => <Light key={one.id} light={one} />)}</ul>
            <ul className="plain measures">{measures.map((one) => <Measure key={one.id} measure={one} />)}</ul>
          </>
        )}
      </Loaded>
      {view.me.part === 'core' && <WebForm />}
    </>
  );
}

function Light({ light }: { light: LightView }) {
  return (
    <li className="light">
      <h3 className="light-heading"><LightMark colour={light.colour} /><span>{light.heading}</span><span className="light-state">{light.state}</span></h3>
      <p>{light.reason}</p>
    </li>
  );
}

/** A shape for each colour: a full disc, a triangle, a square, a dashed ring. */
function LightMark({ colour }: { colour: LightView['colour'] }) {
  return (
    <svg className={`light-mark light-${colour}`} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      {colour === 'green' && <circle cx="10" cy="10" r="8" />}
      {colour === 'amber' && <path d="M10 2 19 18H1Z" />}
      {colour === 'red' && <path d="M2.5 2.5h15v15h-15z" />}
      {colour === 'too-few' && <circle cx="10" cy="10" r="7.5" fill="none" strokeDasharray="3 3" />}
    </svg>
  );
}
