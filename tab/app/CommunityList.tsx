import { lazy, Suspense } from 'react';
import type { Api } from '../api/client';
import type { Known } from '../host/place';
import { Bones } from '../parts/Bones';
import { words } from '../words';
import { hashOf } from './routes';

const Things = lazy(() => import('../pages/portfolio/Things').then((module) => ({ default: module.Things })));

interface Props {
  communities: Known[];
  api: Api;
  /** Whether the reader may see the figures of all communities. */
  portfolio: boolean;
  /** Opens a community, at a page of it. */
  open: (id: string, hash?: string) => void;
}

/** The reader's communities, and what they have to do in all of them. */
export function CommunityList({ communities, api, portfolio, open }: Props) {
  return (
    <main className="page">
      <h1 className="title">{words.choose.heading}</h1>
      <p>{communities.length === 1 ? words.choose.leadOne : words.choose.lead}</p>
      <ul className="plain choices">
        {communities.map((one) => (
          <li key={one.id}>
            <button type="button" className="choice" onClick={() => open(one.id)}>
              <span className="choice-name">{one.name}</span>
              <span className="quiet">{words.choose.parts[one.part]}</span>
            </button>
          </li>
        ))}
      </ul>
      <Suspense fallback={<Bones />}><Things api={api} open={open} /></Suspense>
      <p><a href={hashOf({ page: 'listing' })}>{words.choose.listing}</a></p>
      {portfolio && <p><a href={hashOf({ page: 'portfolio' })}>{words.choose.portfolio}</a></p>}
    </main>
  );
}
