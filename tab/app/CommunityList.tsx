import type { Known } from '../host/place';
import { words } from '../words';

/** The communities to choose from, in the personal app or where a place has more than one. */
export function CommunityList({ communities, choose }: { communities: Known[]; choose: (id: string) => void }) {
  return (
    <main className="page">
      <h1 className="title">{words.choose.heading}</h1>
      <p>{words.choose.lead}</p>
      <ul className="plain choices">
        {communities.map((one) => (
          <li key={one.id}>
            <button type="button" className="choice" onClick={() => choose(one.id)}>
              <span className="choice-name">{one.name}</span>
              <span className="quiet">{words.choose.parts[one.part]}</span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
