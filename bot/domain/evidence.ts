import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { alongWith, putDate } from './dates';
import { dateIn } from './kinds/event';
import { measureIds } from './measuring/ids';
import type { Contact, Remark, WebCount } from './record';

/** What people write down for the measures: talks with the sponsor, the website's own figures, remarks, and what each chooses about themselves. */

export function saveContact(situation: Situation, command: CommandOf<'saveContact'>): Decision {
  const { record, act } = situation;
  const { contactId, base, type: _type, ...fields } = command;
  if (fields.keptOn !== null && fields.keptOn > dateIn(record.community.zone, act.now)) return refuse('not-readable', 'refuse.kept-to-come');
  if (fields.fulfilled > fields.asked) return refuse('not-readable', 'refuse.more-than-asked');
  const stamp = { writtenBy: act.personId, writtenAt: act.now };
  if (contactId === null) {
    if (record.contacts.some((one) => one.id === act.id)) return already('said.contact-saved');
    return done([{ put: 'contacts', row: { id: act.id, ...fields, ...stamp, removedAt: null, appointment: null, revision: 1 } }], [], { key: 'said.contact-saved' });
  }
  const before = record.contacts.find((one) => one.id === contactId);
  if (!before) return refuse('not-found', 'refuse.no-contact');
  if (JSON.stringify({ ...before, ...fields }) === JSON.stringify(before)) return already('said.contact-saved');
  if (before.revision !== base) return refuse('changed-meanwhile', 'refuse.contact-changed');
  const row: Contact = { ...before, ...fields, ...stamp, appointment: alongWith(before.appointment, fields.plannedOn, record.community.zone, act.now), revision: before.revision + 1 };
  const { changes, effects } = putDate(record, row, act.now);
  return done(changes, effects, { key: 'said.contact-saved' });
}

export function removeContact({ record, act }: Situation, { contactId, removed }: CommandOf<'removeContact'>): Decision {
  const before = record.contacts.find((one) => one.id === contactId);
  if (!before) return refuse('not-found', 'refuse.no-contact');
  const said = removed ? 'said.contact-removed' : 'said.contact-back';
  if ((before.removedAt !== null) === removed) return already(said);
  const { changes, effects } = putDate(record, { ...before, removedAt: removed ? act.now : null, revision: before.revision + 1 }, act.now);
  return done(changes, effects, { key: said });
}

/** The last figure for a quarter stands: whoever reads the statistics again reads better ones. */
export function saveWebCount({ record, act }: Situation, { quarter, visits, visitors }: CommandOf<'saveWebCount'>): Decision {
  if (visitors > visits) return refuse('not-readable', 'refuse.more-visitors');
  const before = record.webCounts.find((one) => one.quarter === quarter);
  if (before?.visits === visits && before.visitors === visitors) return already('said.web-saved');
  const row: WebCount = { quarter, visits, visitors, writtenBy: act.personId, writtenAt: act.now, revision: (before?.revision ?? 0) + 1 };
  return done([{ put: 'webCounts', row }], [], { key: 'said.web-saved' });
}

export function addRemark({ record, act }: Situation, { measureId, text }: CommandOf<'addRemark'>): Decision {
  if (!measureIds.some((one) => one === measureId)) return refuse('not-found', 'refuse.no-measure');
  if (record.remarks.some((one) => one.id === act.id)) return already('said.remark-added');
  const row: Remark = { id: act.id, measureId, text, writtenBy: act.personId, writtenAt: act.now, removedAt: null };
  return done([{ put: 'remarks', row }], [], { key: 'said.remark-added' });
}

/** One takes back one's own. */
export function removeRemark({ record, act }: Situation, { remarkId, removed }: CommandOf<'removeRemark'>): Decision {
  const before = record.remarks.find((one) => one.id === remarkId);
  if (!before) return refuse('not-found', 'refuse.no-remark');
  if (before.writtenBy !== act.personId) return refuse('not-allowed', 'refuse.remark-of-other');
  const said = removed ? 'said.remark-removed' : 'said.remark-added';
  if ((before.removedAt !== null) === removed) return already(said);
  return done([{ put: 'remarks', row: { ...before, removedAt: removed ? act.now : null } }], [], { key: said });
}

export function chooseMine({ record, act }: Situation, { area, counted, knows, photo }: CommandOf<'chooseMine'>): Decision {
  const before = record.choices.find((one) => one.personId === act.personId);
  const row = { personId: act.personId, area: area === '' ? null : area, counted, knows: [...new Set(knows ?? before?.knows ?? [])], photo: photo ?? before?.photo ?? false, coffee: before?.coffee ?? null };
  const same = before ? before.area === row.area && before.counted === counted && before.knows.join('\n') === row.knows.join('\n') && (before.photo ?? false) === row.photo : row.area === null && counted && row.knows.length === 0 && !row.photo;
  if (same) return already('said.mine-saved');
  return done([{ put: 'choices', row }], [], { key: 'said.mine-saved' });
}
