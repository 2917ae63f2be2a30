import { Field, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ListingAnswer } from '../../../bot/api/contract';
import { chatLink } from '../../../bot/domain/helping/chatLink';
import type { Api } from '../../api/client';
import { hashOf } from '../../app/routes';
import { Loaded } from '../../parts/Loaded';
import { words } from '../../words';
import { listingWords } from './listingWords';

interface Props {
  api: Api;
  /** The reader's name, for the first line that they may send. */
  me: string;
  open: (id: string) => void;
}

/** Communities that have put themselves into the list, for whoever looks for one. */
export function ListingPage({ api, me, open }: Props) {
  const query = useQuery({ queryKey: ['listing'], queryFn: () => api.listing(), staleTime: 0 });
  useEffect(() => {
    document.title = `${listingWords.heading} - ${words.app}`;
  }, []);
  return (
    <main className="page" id="page" tabIndex={-1}>
      <p><a href={hashOf({ page: 'home' })}>{listingWords.back}</a></p>
      <h1 className="title">{listingWords.heading}</h1>
      <p className="lead">{listingWords.lead}</p>
      <Loaded query={query}>{({ communities }) => (communities.length === 0 ? <p>{listingWords.none}</p> : <Found communities={communities} me={me} open={open} />)}</Loaded>
    </main>
  );
}

type Row = ListingAnswer['communities'][number];

function Found({ communities, me, open }: { communities: Row[] } & Pick<Props, 'me' | 'open'>) {
  const [find, setFind] = useState('');
  const wanted = find.trim().toLocaleLowerCase();
  const fitting = communities.filter((one) => [one.name, one.topic, one.purpose ?? ''].join(' ').toLocaleLowerCase().includes(wanted));
  return (
    <>
      <div className="shelf-find"><Field label={listingWords.find}><Input type="search" value={find} maxLength={100} onChange={(_event, data) => setFind(data.value)} /></Field></div>
      <p role="status" className="quiet small">{fitting.length === 0 ? listingWords.noneFit : listingWords.count(fitting.length, communities.length)}</p>
      <ul className="plain">{fitting.map((one) => <Listed key={one.id} one={one} me={me} open={open} />)}</ul>
    </>
  );
}

function Listed({ one, me, open }: { one: Row } & Pick<Props, 'me' | 'open'>) {
  const { contact } = one;
  return (
    <li className="entry">
      <h2 className="heading" dir="auto">{one.name}</h2>
      <p dir="auto">{one.topic}</p>
      {one.purpose !== null && <p className="quiet" dir="auto">{`“${one.purpose}”`}</p>}
      {one.near && <p className="small">{listingWords.near(one.near.name, one.near.shared)}</p>}
      {one.mine ? (
        <p>{listingWords.mine} <button type="button" className="link" onClick={() => open(one.id)}>{listingWords.open}<span className="hidden">: {one.name}</span></button></p>
      ) : contact ? (
        <p><a href={chatLink([contact.email], listingWords.hello(me, contact.name, one.name, one.near?.name ?? null))} target="_blank" rel="noreferrer">{listingWords.write(contact.name)}<span className="hidden">, {one.name} ({words.newTab})</span></a></p>
      ) : <p className="quiet">{listingWords.nobody}</p>}
    </li>
  );
}
