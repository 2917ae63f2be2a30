import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MannersAnswer, MannersChoice } from '../../../bot/api/contract';
import { Problem } from '../../api/problem';
import { useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { readerZone, zonesWith, cityOf } from '../../time';
import { words } from '../../words';
import { mannersWords } from './mannersWords';

/** How the reader wants to be written to, over all their communities. */
export function MyManners() {
  const { api } = useCommunity();
  const query = useQuery({ queryKey: ['manners'], queryFn: () => api.manners() });
  return (
    <section className="block">
      <h2 className="heading">{mannersWords.heading}</h2>
      <p className="quiet">{mannersWords.lead}</p>
      <Loaded query={query}>{(answer) => <Form key={answer.revision} own={answer} />}</Loaded>
    </section>
  );
}

const kinds = Object.keys(mannersWords.kinds) as (keyof typeof mannersWords.kinds)[];
const digests = Object.keys(mannersWords.digests) as (keyof typeof mannersWords.digests)[];
const toggled = <T,>(list: readonly T[], one: T, on: boolean): T[] => (on ? [...list.filter((other) => other !== one), one] : list.filter((other) => other !== one));

function Form({ own }: { own: MannersAnswer }) {
  const { api } = useCommunity();
  const { say } = useNotices();
  const queries = useQueryClient();
  const { communities, revision, ...before } = own;
  const [form, setForm] = useState<Omit<MannersChoice, 'base'>>({ ...before, days: [...before.days], off: [...before.off], later: [...before.later], muted: [...before.muted] });
  const saving = useMutation({
    mutationFn: () => api.chooseManners({ ...form, base: revision }),
    onSuccess: (answer) => {
      queries.setQueryData(['manners'], answer);
      say(mannersWords.saved);
    },
  });
  const set = (part: Partial<typeof form>): void => setForm({ ...form, ...part });
  const noDay = form.days.length === 0;
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      if (!noDay && !saving.isPending) saving.mutate();
    }}>
      <div className="form-grid">
        <Field label={mannersWords.digest}>
          <Select value={form.digest} onChange={(_event, { value }) => set({ digest: value as typeof form.digest })}>{digests.map((one) => <option key={one} value={one}>{mannersWords.digests[one]}</option>)}</Select>
        </Field>
        <Field label={mannersWords.zone}>
          <Select value={form.zone ?? ''} onChange={(_event, { value }) => set({ zone: value === '' ? null : value })}>
            <option value="">{mannersWords.ofCommunity}</option>
            {zonesWith(form.zone ?? readerZone()).map((one) => <option key={one} value={one}>{cityOf(one)} ({one})</option>)}
          </Select>
        </Field>
        {form.digest !== 'never' && <NotBefore kind="digest" name={mannersWords.digest} later={form.later} set={(later) => set({ later })} />}
        <Field label={mannersWords.pausedUntil} hint={mannersWords.pausedHint}><Input type="date" value={form.pausedUntil ?? ''} onChange={(_event, { value }) => set({ pausedUntil: value === '' ? null : value })} /></Field>
      </div>
      <fieldset className="choices choices-row">
        <legend>{mannersWords.days}</legend>
        {mannersWords.dayNames.map((name, i) => <Checkbox key={name} label={name} checked={form.days.includes(i + 1)} onChange={(_event, { checked }) => set({ days: toggled(form.days, i + 1, checked === true) })} />)}
      </fieldset>
      {noDay && <p role="alert">{mannersWords.noDay}</p>}
      <fieldset className="choices">
        <legend>{mannersWords.also}</legend>
        <p className="quiet small">{mannersWords.notBeforeHint}</p>
        {kinds.map((kind) => (
          <div key={kind} className="kind-choice">
            <Checkbox label={mannersWords.kinds[kind]} checked={!form.off.includes(kind)} onChange={(_event, { checked }) => set({ off: toggled(form.off, kind, checked !== true) })} />
            {!form.off.includes(kind) && <NotBefore kind={kind} name={mannersWords.kinds[kind]} later={form.later} set={(later) => set({ later })} />}
          </div>
        ))}
      </fieldset>
      {communities.length > 1 && (
        <fieldset className="choices">
          <legend>{mannersWords.muted}</legend>
          {communities.map(({ id, name }) => <Checkbox key={id} label={name} checked={form.muted.includes(id)} onChange={(_event, { checked }) => set({ muted: toggled(form.muted, id, checked === true) })} />)}
        </fieldset>
      )}
      {saving.error && <Notice tone="problem">{saving.error instanceof Problem ? saving.error.message : words.problems.offline}</Notice>}
      <Button type="submit" disabledFocusable={noDay || saving.isPending}>{mannersWords.save}</Button>
    </form>
  );
}

type Later = MannersChoice['later'];

/** From when on one kind comes again; empty for at once. */
function NotBefore({ kind, name, later, set }: { kind: Later[number]['what']; name: string; later: Later; set: (later: Later) => void }) {
  const untilOn = later.find((one) => one.what === kind)?.untilOn ?? '';
  const others = later.filter((one) => one.what !== kind);
  return (
    <Field label={<>{mannersWords.notBefore}<span className="hidden">: {name}</span></>}>
      <Input type="date" value={untilOn} onChange={(_event, { value }) => set(value === '' ? others : [...others, { what: kind, untilOn: value }])} />
    </Field>
  );
}
