import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ResourceRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { useUndoable } from '../../app/useUndoable';
import { serverNow, todayIn } from '../../clock';
import { Folded } from '../../parts/Folded';
import { MoreActs } from '../../parts/MoreActs';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { sayDate, sayDayOf } from '../../time';
import { words } from '../../words';
import { CheckResource } from './CheckResource';
import { resourceWords } from './resourceWords';

const storyParts = Object.keys(resourceWords.storyParts) as (keyof typeof resourceWords.storyParts)[];

/** One thing on the shelf: what it is, who put it there, whether somebody has checked it. */
export function ResourceItem({ resource, edit, choose }: { resource: ResourceRow; edit: () => void; choose: (tag: string) => void }) {
  const { view } = useCommunity();
  const { story } = resource;
  return (
    <li className="block shelf-item">
      {story && <span className="tag">{resourceWords.story}</span>}
      <h2 className="heading" dir="auto">{resource.url === null ? resource.title : <a href={resource.url} target="_blank" rel="noopener noreferrer">{resource.title}<span className="hidden">, {words.newTab}</span></a>}</h2>
      {resource.about !== '' && <PlainText text={resource.about} />}
      {story && (
        <Folded summary={resourceWords.readStory}>
          <dl className="pairs">{storyParts.filter((part) => story[part] !== '').map((part) => <div key={part}><dt>{resourceWords.storyParts[part]}</dt><dd><PlainText text={story[part]} /></dd></div>)}</dl>
        </Folded>
      )}
      <p className="quiet small">
        {resourceWords.addedBy(resource.addedByName, sayDayOf(resource.addedAt, view.zone, serverNow()))} · {resourceWords.origins[resource.origin]}
        {resource.tags.map((tag) => <span key={tag}> · <button type="button" className="link small" onClick={() => choose(tag)}>{tag}</button></span>)}
      </p>
      <Checked resource={resource} />
      <Acts resource={resource} edit={edit} />
    </li>
  );
}

/** Whether somebody should look at it again, by today's date. */
const isDue = ({ reviewOn }: ResourceRow, zone: string): boolean => reviewOn !== null && reviewOn <= todayIn(zone);

function Checked({ resource }: { resource: ResourceRow }) {
  const { view } = useCommunity();
  if (resource.checkedByName === null || resource.reviewOn === null) return null;
  const due = isDue(resource, view.zone);
  return <p className="small">{due ? resourceWords.checkedDue : resourceWords.checked(resource.checkedByName, sayDate(resource.reviewOn, serverNow()))}</p>;
}

function Acts({ resource, edit }: { resource: ResourceRow; edit: () => void }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [checking, setChecking] = useState(false);
  const own = may(view, 'saveResource') && (view.me.part === 'core' || resource.addedBy === view.me.id);
  const undoable = useUndoable(acting);
  const remove = () => undoable({ type: 'removeResource', resourceId: resource.id, removed: true }, resourceWords.removed(resource.title), { type: 'removeResource', resourceId: resource.id, removed: false });
  const mayCheck = may(view, 'checkResource');
  const unchecked = resource.checkedByName === null || isDue(resource, view.zone);
  const rarer = [
    ...(mayCheck && !unchecked ? [{ label: resourceWords.check, run: () => setChecking(true) }] : []),
    ...(own ? [{ label: resourceWords.change, run: edit }, { label: resourceWords.remove, run: () => void (!acting.busy && remove()) }] : []),
  ];
  return (
    <>
      {(mayCheck || own) && (
        <div className="row">
          {mayCheck && unchecked && <Button size="small" onClick={() => setChecking(true)}>{resourceWords.check}<span className="hidden">: {resource.title}</span></Button>}
          {rarer.length > 0 && <MoreActs about={resource.title} acts={rarer} />}
        </div>
      )}
      <ActProblem acting={acting} />
      {checking && <CheckResource resource={resource} close={() => setChecking(false)} />}
    </>
  );
}
