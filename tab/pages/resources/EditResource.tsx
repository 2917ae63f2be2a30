import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ResourceRow } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { Restored } from '../../drafts/Restored';
import { useKeptForm } from '../../drafts/useKept';
import { fieldProblem } from '../../parts/fieldProblem';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { words } from '../../words';
import { resourceWords } from './resourceWords';

type StoryPart = keyof typeof resourceWords.storyParts;
const parts = Object.keys(resourceWords.storyParts) as StoryPart[];
const origins = Object.keys(resourceWords.origins) as ResourceRow['origin'][];

/** Puts something on the shelf, or changes what stands there. */
export function EditResource({ kind, resource, close }: { kind: ResourceRow['kind']; resource: ResourceRow | null; close: () => void }) {
  const acting = useAct();
  const kept = useKeptForm(`resource.${resource ? `${resource.id}.${resource.revision}` : kind}`, () => ({
    title: resource?.title ?? '', url: resource?.url ?? '', about: resource?.about ?? '', origin: resource?.origin ?? (kind === 'story' ? 'experience' : 'external'), tags: resource?.tags.join(', ') ?? '',
    story: resource?.story ?? { happened: '', got: '', did: '', led: '' },
  }));
  const { form, set: setForm } = kept;
  const [checked, setChecked] = useState(false);
  const isStory = kind === 'story';
  const tags = readTags(form.tags);
  const wrong = { title: form.title.trim() === '', url: !isAddress(form.url.trim()), tags: tags === null, story: isStory && form.story.happened.trim() === '' };
  const problem = (on: boolean, text: string) => fieldProblem(checked && on, text);

  const save = async (): Promise<void> => {
    setChecked(true);
    if (tags === null || wrong.title || wrong.url || wrong.story) return;
    const done = await acting.act({
      type: 'saveResource', resourceId: resource?.id ?? null, base: resource?.revision ?? 0, kind, title: form.title.trim(), url: form.url.trim(), about: form.about, tags, origin: form.origin, story: isStory ? form.story : null,
    });
    if (!done) return;
    kept.forget();
    close();
  };
  const heading = resource ? resourceWords.change : isStory ? resourceWords.tell : resourceWords.add;
  return (
    <Ask open wide heading={heading} close={close} act={{ label: resource ? words.save : resourceWords.saveNew, busy: acting.busy, run: () => void save() }}>
      <Restored kept={kept} />
      <Field label={resourceWords.title} required {...problem(wrong.title, resourceWords.titleNeeded)}><Input value={form.title} maxLength={300} dir="auto" onChange={(_event, { value }) => setForm({ ...form, title: value })} /></Field>
      {isStory && parts.map((part) => (
        <Field key={part} label={resourceWords.storyParts[part]} required={part === 'happened'} {...problem(part === 'happened' && wrong.story, resourceWords.storyNeeds)}>
          <Textarea rows={3} resize="vertical" maxLength={5_000} dir="auto" value={form.story[part]} onChange={(_event, { value }) => setForm({ ...form, story: { ...form.story, [part]: value } })} />
        </Field>
      ))}
      {!isStory && <Field label={resourceWords.about}><Textarea rows={3} resize="vertical" maxLength={2_000} dir="auto" value={form.about} onChange={(_event, { value }) => setForm({ ...form, about: value })} /></Field>}
      <Field label={resourceWords.url} hint={resourceWords.urlHint} {...problem(wrong.url, resourceWords.urlWrong)}><Input type="url" inputMode="url" value={form.url} maxLength={2_000} onChange={(_event, { value }) => setForm({ ...form, url: value })} /></Field>
      <Field label={resourceWords.tags} hint={resourceWords.tagsHint} {...problem(wrong.tags, resourceWords.tagsLong)}><Input value={form.tags} maxLength={600} dir="auto" onChange={(_event, { value }) => setForm({ ...form, tags: value })} /></Field>
      {!isStory && <Field label={resourceWords.origin}><Select value={form.origin} onChange={(_event, { value }) => setForm({ ...form, origin: origins.find((one) => one === value) ?? 'external' })}>{origins.map((one) => <option key={one} value={one}>{resourceWords.origins[one]}</option>)}</Select></Field>}
      <ActProblem acting={acting} />
    </Ask>
  );
}

/** The topics of a line with commas; null where there are more or longer ones than the server takes. */
export function readTags(line: string): string[] | null {
  const tags = line.split(/[,;]/).map((tag) => tag.trim()).filter(Boolean);
  return tags.length > 12 || tags.some((tag) => tag.length > 40) ? null : tags;
}

/** Whether the server takes it: nothing, or an https address. */
export function isAddress(text: string): boolean {
  if (text === '') return true;
  return /^https:\/\/[^\s]+\.[^\s]+$/.test(text) && URL.canParse(text);
}
