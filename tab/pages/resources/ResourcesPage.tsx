import { Button, Field, Input } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ResourceRow, ResourcesAnswer } from '../../../bot/api/contract';
import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { useRead } from '../../app/useRead';
import { useSettled } from '../../app/useSettled';
import { Choice } from '../../parts/Choice';
import { Loaded } from '../../parts/Loaded';
import { words } from '../../words';
import { ResourceItem } from './ResourceItem';
import { resourceWords } from './resourceWords';

const EditResource = lazy(() => import('./EditResource').then((module) => ({ default: module.EditResource })));

type Kind = ResourceRow['kind'];
const shown: ['' | Kind, string][] = [['', resourceWords.kinds.all], ['resource', resourceWords.kinds.resource], ['story', resourceWords.kinds.story]];

/** What members put on the shelf for each other: found by words and topics. */
export function ResourcesPage({ only: asksFor = '' }: { /** The one that a link names; empty for all. */ only?: string }) {
  const { view } = useCommunity();
  usePageTitle(words.nav.resources);
  const [find, setFind] = useState('');
  const [tag, setTag] = useState('');
  const [only, setOnly] = useState(asksFor);
  const [kind, setKind] = useState<'' | Kind>('');
  const [editing, setEditing] = useState<{ kind: Kind; resource: ResourceRow | null } | null>(null);
  const asked = useSettled(find.trim());
  const query = useRead(['resources', asked, tag, kind, only], (api, id) => api.resources(id, { find: asked, tag, kind, only }));
  const all = asked === '' && tag === '' && kind === '' && only === '';
  const showAll = (): void => {
    setFind('');
    setTag('');
    setKind('');
    setOnly('');
  };
  // Whoever looks for something means the whole shelf.
  const look = <T,>(set: (value: T) => void) => (value: T): void => {
    setOnly('');
    set(value);
  };
  return (
    <>
      <h1 className="title">{resourceWords.heading}</h1>
      <p className="lead">{resourceWords.lead}</p>
      {may(view, 'saveResource') && (
        <div className="row">
          <Button appearance="primary" onClick={() => setEditing({ kind: 'resource', resource: null })}>{resourceWords.add}</Button>
          <Button onClick={() => setEditing({ kind: 'story', resource: null })}>{resourceWords.tell}</Button>
        </div>
      )}
      <div className="shelf-find">
        <Field label={resourceWords.find}><Input type="search" value={find} maxLength={100} autoComplete="off" onChange={(_event, data) => look(setFind)(data.value)} /></Field>
        <Choice legend={resourceWords.show} value={kind} options={shown} choose={look(setKind)} />
      </div>
      <Loaded query={query}>
        {(answer) => (
          <>
            <Topics tags={answer.tags} chosen={tag} choose={look(setTag)} />
            {only !== '' && answer.total > 0 && <p role="status">{resourceWords.onlyOne} <button type="button" className="link" onClick={showAll}>{resourceWords.showAll}</button></p>}
            {only === '' && answer.total > 0 && <p role="status" className="quiet small">{resourceWords.count(answer.found.length, answer.total)}</p>}
            {answer.total === 0 && (all ? <Empty /> : <p role="status">{only === '' ? resourceWords.noneFound : resourceWords.goneOne} <button type="button" className="link" onClick={showAll}>{resourceWords.showAll}</button></p>)}
            <ul className="plain shelf">{answer.found.map((one) => <ResourceItem key={one.id} resource={one} edit={() => setEditing({ kind: one.kind, resource: one })} choose={look(setTag)} />)}</ul>
          </>
        )}
      </Loaded>
      {editing && <Suspense fallback={null}><EditResource kind={editing.kind} resource={editing.resource} close={() => setEditing(null)} /></Suspense>}
    </>
  );
}

function Empty() {
  return (
    <div className="empty">
      <h2 className="heading">{resourceWords.emptyHeading}</h2>
      <p>{resourceWords.empty}</p>
      <p className="quiet">{resourceWords.example}</p>
    </div>
  );
}

/** What the shelf is about, the commonest first; choosing one shows only that. */
function Topics({ tags, chosen, choose }: { tags: ResourcesAnswer['tags']; chosen: string; choose: (tag: string) => void }) {
  const known = chosen === '' || tags.some((one) => one.tag === chosen) ? tags : [...tags, { tag: chosen, count: 0 }];
  if (known.length === 0) return null;
  return (
    <section aria-label={resourceWords.topics} className="choice-row">
      {known.map((one) => (
        <button key={one.tag} type="button" className={one.tag === chosen ? 'pill pill-on' : 'pill'} aria-pressed={one.tag === chosen} onClick={() => choose(one.tag === chosen ? '' : one.tag)}>{one.tag} <span className="quiet">{one.count}</span></button>
      ))}
    </section>
  );
}
