import type { LightView } from '../../../bot/api/contract';

/** The lights, each with its reason in words. */
export function Lights({ lights }: { lights: LightView[] }) {
  return <ul className="plain lights">{lights.map((one) => <Light key={one.id} light={one} />)}</ul>;
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
