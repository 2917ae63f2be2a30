import { Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Contact } from '../../../bot/api/contract';
import { workday } from '../../../bot/domain/workday';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { todayIn } from '../../clock';
import { Restored } from '../../drafts/Restored';
import { useKeptForm } from '../../drafts/useKept';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { addDays, daysOffOf } from '../../time';
import { words } from '../../words';
import { sponsorWords } from './sponsorWords';

interface Form {
  plannedOn: string;
  kept: boolean;
  keptOn: string;
  about: string;
  replyDays: string;
  asked: string;
  fulfilled: string;
}

/** Plans a talk with the sponsor, or says how one went. */
export function EditContact({ contact, close }: { contact: Contact | null; close: () => void }) {
  const acting = useAct();
  const { view } = useCommunity();
  const today = todayIn(view.zone);
  const kept = useKeptForm<Form>(`talk.${contact ? `${contact.id}.${contact.revision}` : 'new'}`, () => ({
    plannedOn: contact?.plannedOn ?? workday(addDays(today, 14), daysOffOf(view.settings)), kept: contact?.keptOn != null || (contact !== null && contact.plannedOn <= today), keptOn: contact?.keptOn ?? contact?.plannedOn ?? today,
    about: contact?.about ?? '', replyDays: contact?.replyDays?.toString() ?? '', asked: String(contact?.asked ?? 0), fulfilled: String(contact?.fulfilled ?? 0),
  }));
  const { form, set: setForm } = kept;
  const [checked, setChecked] = useState(false);
  const values = readTalk(form);
  const set = (name: Exclude<keyof Form, 'kept'>) => (_event: unknown, data: { value: string }): void => setForm({ ...form, [name]: data.value });
  const save = async (): Promise<void> => {
    setChecked(true);
    if (!values || !(await acting.act({ type: 'saveContact', contactId: contact?.id ?? null, base: contact?.revision ?? 0, ...values }))) return;
    kept.forget();
    close();
  };
  return (
    <Ask open heading={contact ? sponsorWords.note : sponsorWords.plan} close={close} act={{ label: words.save, busy: acting.busy, run: () => void save() }}>
      <Restored kept={kept} />
      <Field label={sponsorWords.plannedOn} required><Input type="date" value={form.plannedOn} onChange={set('plannedOn')} /></Field>
      <Checkbox label={sponsorWords.kept} checked={form.kept} onChange={(_event, data) => setForm({ ...form, kept: data.checked === true })} />
      {form.kept && (
        <div className="form-grid">
          <Field label={sponsorWords.keptOn} required><Input type="date" value={form.keptOn} onChange={set('keptOn')} /></Field>
          <Field label={sponsorWords.replyDays} hint={sponsorWords.replyHint}><Input inputMode="numeric" value={form.replyDays} onChange={set('replyDays')} /></Field>
          <Field label={sponsorWords.asked}><Input inputMode="numeric" value={form.asked} onChange={set('asked')} /></Field>
          <Field label={sponsorWords.fulfilled}><Input inputMode="numeric" value={form.fulfilled} onChange={set('fulfilled')} /></Field>
        </div>
      )}
      <Field label={sponsorWords.about}><Textarea rows={3} resize="vertical" maxLength={2_000} dir="auto" value={form.about} onChange={set('about')} /></Field>
      {checked && !values && <p role="alert">{sponsorWords.wrong}</p>}
      <ActProblem acting={acting} />
    </Ask>
  );
}

type Talk = Pick<Contact, 'plannedOn' | 'keptOn' | 'about' | 'replyDays' | 'asked' | 'fulfilled'>;

/** The form as the server takes it; null while something is missing or cannot be. */
export function readTalk({ plannedOn, kept, keptOn, about, replyDays, asked, fulfilled }: Form): Talk | null {
  const date = /^\d{4}-\d{2}-\d{2}$/;
  if (!date.test(plannedOn)) return null;
  if (!kept) return { plannedOn, keptOn: null, about, replyDays: null, asked: 0, fulfilled: 0 };
  const whole = (text: string, most: number): number | null => (/^\d{1,4}$/.test(text.trim()) && Number(text) <= most ? Number(text) : null);
  const [days, wanted, given] = [whole(replyDays, 1_000), whole(asked, 99), whole(fulfilled, 99)];
  if (!date.test(keptOn) || (replyDays.trim() !== '' && days === null) || wanted === null || given === null || given > wanted) return null;
  return { plannedOn, keptOn, about, replyDays: days, asked: wanted, fulfilled: given };
}
