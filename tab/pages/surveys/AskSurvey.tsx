import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Command } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { isFormsLink } from './formsLink';
import { formsWords } from './formsWords';
import { surveyTitles } from './surveyTitles';
import { surveyWords } from './surveyWords';

type OpenSurvey = Extract<Command, { type: 'openSurvey' }>;
type Own = OpenSurvey['own'];

/** Opens a survey: one of the instruments, or questions of the group's own. */
export function AskSurvey({ close }: { close: () => void }) {
  const acting = useAct();
  const [form, setForm] = useState({ instrument: 'pulse', title: '', days: '7', own: [{ text: '', kind: 'scale' }] as Own, tell: true, formsUrl: '' });
  const [checked, setChecked] = useState(false);
  const command = readSurvey(form);
  const setOwn = (n: number, part: Partial<Own[number]>): void => setForm({ ...form, own: form.own.map((one, i) => (i === n ? { ...one, ...part } : one)) });
  const open = async (): Promise<void> => {
    setChecked(true);
    if (command && (await acting.act(command))) close();
  };
  return (
    <Ask open wide heading={surveyWords.ask} close={close} act={{ label: surveyWords.start, busy: acting.busy, run: () => void open() }}>
      <div className="form-grid">
        <Field label={surveyWords.which}>
          <Select value={form.instrument} onChange={(_event, { value }) => setForm({ ...form, instrument: value })}>
            {Object.entries(surveyTitles).map(([id, title]) => <option key={id} value={id}>{title}</option>)}
            <option value="own">{surveyWords.own}</option>
          </Select>
        </Field>
        <Field label={surveyWords.days} required><Input type="number" min={2} max={28} value={form.days} onChange={(_event, { value }) => setForm({ ...form, days: value })} /></Field>
      </div>
      {form.instrument === 'own' && (
        <>
          <Field label={surveyWords.title} required><Input value={form.title} maxLength={300} dir="auto" onChange={(_event, { value }) => setForm({ ...form, title: value })} /></Field>
          {form.own.map((one, n) => (
            <div key={n} className="form-grid">
              <Field label={surveyWords.question(n + 1)} className="wide"><Input value={one.text} maxLength={300} dir="auto" onChange={(_event, { value }) => setOwn(n, { text: value })} /></Field>
              <Field label={surveyWords.kindOf(n + 1)}><Select value={one.kind} onChange={(_event, { value }) => setOwn(n, { kind: value === 'text' ? 'text' : 'scale' })}><option value="scale">{surveyWords.kinds.scale}</option><option value="text">{surveyWords.kinds.text}</option></Select></Field>
            </div>
          ))}
          <Button size="small" disabledFocusable={form.own.length >= 10} onClick={() => setForm({ ...form, own: [...form.own, { text: '', kind: 'scale' }] })}>{surveyWords.addQuestion}</Button>
        </>
      )}
      <Field label={formsWords.link} hint={formsWords.linkHint}><Input type="url" inputMode="url" value={form.formsUrl} maxLength={2_000} onChange={(_event, { value }) => setForm({ ...form, formsUrl: value })} /></Field>
      <Checkbox label={surveyWords.post} checked={form.tell} onChange={(_event, { checked: on }) => setForm({ ...form, tell: on === true })} />
      <p className="quiet">{surveyWords.rules} {surveyWords.tell}</p>
      {checked && !command && <p role="alert">{surveyWords.check}</p>}
      <ActProblem acting={acting} />
    </Ask>
  );
}

/** The form as a command, or null while something is missing or outside its limits (those of the server). */
export function readSurvey(form: { instrument: string; title: string; days: string; own: Own; tell: boolean; formsUrl?: string }): OpenSurvey | null {
  const days = Number(form.days);
  const isOwn = form.instrument === 'own';
  const own = isOwn ? form.own.map((one) => ({ ...one, text: one.text.trim() })).filter((one) => one.text !== '') : [];
  const formsUrl = (form.formsUrl ?? '').trim();
  if (formsUrl !== '' && !isFormsLink(formsUrl)) return null;
  if (!Number.isInteger(days) || days < 2 || days > 28 || (isOwn && (own.length === 0 || form.title.trim() === ''))) return null;
  return { type: 'openSurvey', instrument: form.instrument as OpenSurvey['instrument'], title: isOwn ? form.title.trim() : '', days, eventId: null, own, tell: form.tell, ...(formsUrl === '' ? {} : { formsUrl }) };
}
