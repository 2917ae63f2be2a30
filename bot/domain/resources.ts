import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { dateIn } from './kinds/event';
import { mayChangeResource } from './permissions';
import type { Change, Resource } from './record';

/** The shelf: what members put there for each other, and the stories that they tell. */

const put = (before: Resource, more: Partial<Resource>): Change => ({ put: 'resources', row: { ...before, ...more, revision: before.revision + 1 } });

export function saveResource(situation: Situation, command: CommandOf<'saveResource'>): Decision {
  const { record, act } = situation;
  const { resourceId, base, type: _type, ...rest } = command;
  // One spelling of a tag: small letters, each once.
  const fields = { ...rest, url: rest.url === '' ? null : rest.url, tags: [...new Set(rest.tags.map((tag) => tag.toLocaleLowerCase('en')))], story: rest.kind === 'story' ? rest.story : null };
  if (resourceId === null) {
    if (record.resources.some((one) => one.id === act.id)) return already('said.resource-saved');
    const row: Resource = { id: act.id, ...fields, addedBy: act.personId, addedAt: act.now, checkedBy: null, checkedAt: null, reviewOn: null, removedAt: null, revision: 1 };
    return done([{ put: 'resources', row }], [], { key: 'said.resource-saved' });
  }
  const before = record.resources.find((one) => one.id === resourceId);
  if (!before) return refuse('not-found', 'refuse.no-resource');
  if (!mayChangeResource(record, act.personId, before)) return refuse('not-allowed', 'refuse.resource-of-other');
  const row: Resource = { ...before, ...fields };
  if (JSON.stringify(row) === JSON.stringify(before)) return already('said.resource-saved');
  if (before.revision !== base) return refuse('changed-meanwhile', 'refuse.resource-changed');
  return done([put(before, fields)], [], { key: 'said.resource-saved' });
}

export function removeResource(situation: Situation, { resourceId, removed }: CommandOf<'removeResource'>): Decision {
  const { record, act } = situation;
  const before = record.resources.find((one) => one.id === resourceId);
  if (!before) return refuse('not-found', 'refuse.no-resource');
  if (!mayChangeResource(record, act.personId, before)) return refuse('not-allowed', 'refuse.resource-of-other');
  const said = removed ? 'said.resource-removed' : 'said.resource-back';
  if ((before.removedAt !== null) === removed) return already(said);
  return done([put(before, { removedAt: removed ? act.now : null })], [], { key: said });
}

export function checkResource(situation: Situation, { resourceId, reviewOn }: CommandOf<'checkResource'>): Decision {
  const { record, act } = situation;
  const before = record.resources.find((one) => one.id === resourceId);
  if (!before) return refuse('not-found', 'refuse.no-resource');
  if (before.reviewOn === reviewOn && before.checkedBy === act.personId) return already('said.resource-checked');
  if (reviewOn <= dateIn(record.community.zone, act.now)) return refuse('not-readable', 'refuse.review-past');
  return done([put(before, { checkedBy: act.personId, checkedAt: act.now, reviewOn })], [], { key: 'said.resource-checked' });
}
