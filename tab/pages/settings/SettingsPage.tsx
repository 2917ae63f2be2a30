import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { fieldProblem } from '../../parts/fieldProblem';
import { Folded } from '../../parts/Folded';
import { ActProblem, Notice } from '../../parts/Notice';
import { cityOf, sayDate, zonesWith } from '../../time';
import { words } from '../../words';
import { CountingPart } from './CountingPart';
import { PackPart } from './PackPart';
import { Spans } from './Spans';
import { cutOffIds, formOf, readForm, typedCutOffs, type CutOffId, type SettingsForm } from './settingsForm';
import { settingsWords } from './settingsWords';

/** What the group has settled: its name and zone, its days off and terms, when the lights change. */
export function SettingsPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.settings);
  const now = formOf(view);
  if (!now) return <NothingHere heading={words.nav.settings} text={words.coreOnly} />;
  return (
    <>
      <h1 className="title">{words.nav.settings}</h1>
      <p className="lead">{settingsWords.lead}</p>
      <Form now={now} />
      <CountingPart />
      <PackPart />
      <p className="quiet">{settingsWords.reviews}</p>
    </>
  );
}

/** The form keeps what is typed while others change theirs: whoever saves over a newer one is told first. */
function Form({ now }: { now: SettingsForm }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [opened, setOpened] = useState({ form: now, base: view.settings.revision });
  const [form, setForm] = useState(now);
  const [checked, setChecked] = useState(false);
  const command = readForm(form, opened.base);
  const touched = JSON.stringify(form) !== JSON.stringify(opened.form);
  const overtaken = view.settings.revision > opened.base;
  const restart = (): void => {
    setOpened({ form: now, base: view.settings.revision });
    setForm(now);
  };
  // What was saved is there, or others have changed what nobody is changing here.
  if (overtaken && (!touched || JSON.stringify(form) === JSON.stringify(now))) restart();
  const set = (part: Partial<SettingsForm>): void => setForm({ ...form, ...part });

  const missing = (value: string) => fieldProblem(checked && value.trim() === '', settingsWords.missing);

  const save = async (): Promise<void> => {
    setChecked(true);
    if (!command || acting.busy) return;
    setForm({ ...form, name: command.name, topic: command.topic, closed: command.closed, terms: command.terms ?? form.terms });
    if (await acting.act(command)) setChecked(false);
  };
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      void save();
    }}>
      {overtaken && touched && !acting.busy && <Notice tone="warning" act={{ label: settingsWords.show, run: restart }}>{settingsWords.changed}</Notice>}
      <section className="block">
        <h2 className="heading">{settingsWords.community}</h2>
        <div className="form-grid form-wide">
          <Field label={settingsWords.name} required {...missing(form.name)}><Input value={form.name} maxLength={120} dir="auto" onChange={(_event, { value }) => set({ name: value })} /></Field>
          <Field label={settingsWords.topic} required className="wide" {...missing(form.topic)}><Input value={form.topic} maxLength={300} dir="auto" onChange={(_event, { value }) => set({ topic: value })} /></Field>
          <Field label={settingsWords.zone} hint={settingsWords.zoneHint}>
            <Select value={form.zone} onChange={(_event, { value }) => set({ zone: value })}>{zonesWith(form.zone).map((one) => <option key={one} value={one}>{cityOf(one)} ({one})</option>)}</Select>
          </Field>
        </div>
        <Checkbox className="settings-listed" label={settingsWords.listed} checked={form.listed} onChange={(_event, { checked: listed }) => set({ listed: listed === true })} />
        <p className="quiet small">{settingsWords.listedHint} <a href={hashOf({ page: 'listing' })}>{settingsWords.toListing}</a></p>
      </section>
      <section className="block">
        <h2 className="heading">{settingsWords.closed}</h2>
        <p className="quiet">{settingsWords.closedLead}</p>
        {view.settings.closedAbove.length > 0 && <p>{settingsWords.universityClosed(view.settings.closedAbove.map((one) => `${one.name}, ${sayDate(one.from, serverNow())} – ${sayDate(one.until, serverNow())}`))}</p>}
        <Spans spans={form.closed} words={settingsWords.daysOff} most={60} checked={checked} set={(closed) => set({ closed })} />
      </section>
      <section className="block">
        <h2 className="heading">{settingsWords.terms}</h2>
        <p className="quiet">{settingsWords.termsLead}</p>
        {form.terms.length === 0 && view.settings.terms && <p>{settingsWords.university(view.settings.terms.university.map((one) => `${one.name}, ${sayDate(one.from, serverNow())} – ${sayDate(one.until, serverNow())}`))}</p>}
        <Spans spans={form.terms} words={settingsWords.ownTerms} most={30} checked={checked} set={(terms) => set({ terms })} />
      </section>
      <Folded summary={settingsWords.lights}>
        <p className="quiet">{settingsWords.lightsLead}</p>
        {cutOffIds.map((id) => <CutOff key={id} id={id} form={form} set={(value) => set({ cutOffs: { ...form.cutOffs, [id]: value } })} />)}
        <Button size="small" onClick={() => view.settings.cutOffs && set({ cutOffs: typedCutOffs(view.settings.cutOffs.ours) })}>{settingsWords.ours}</Button>
      </Folded>
      {checked && !command && <p role="alert">{settingsWords.check}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={acting.busy || !touched}>{settingsWords.save}</Button>
        {touched && <span className="quiet small">{settingsWords.unsaved}</span>}
      </div>
    </form>
  );
}

function CutOff({ id, form, set }: { id: CutOffId; form: SettingsForm; set: (value: SettingsForm['cutOffs'][CutOffId]) => void }) {
  const { green, red } = form.cutOffs[id];
  return (
    <fieldset className="cut-off">
      <legend>{settingsWords.cutOffs[id]}</legend>
      <Field label={settingsWords.good}><Input type="number" min={0} value={green} onChange={(_event, { value }) => set({ green: value, red })} /></Field>
      {red !== null && <Field label={settingsWords.care}><Input type="number" min={0} value={red} onChange={(_event, { value }) => set({ green, red: value })} /></Field>}
    </fieldset>
  );
}
