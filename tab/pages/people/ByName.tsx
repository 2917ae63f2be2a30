import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useCommunity } from '../../app/communityContext';
import { Notice } from '../../parts/Notice';
import { words } from '../../words';
import { thanksWords } from './thanksWords';

/** Finds somebody by the name that a member types: members read no list of who is there. */
export function ByName({ choose }: { choose: (person: { id: string; name: string }) => void }) {
  const { api, view } = useCommunity();
  const [name, setName] = useState('');
  const finding = useMutation({
    mutationFn: () => api.named(view.id, name.trim()),
    onSuccess: ({ people: [one, ...others], more }) => {
      if (one && others.length === 0 && !more) choose(one);
    },
  });
  const asks = name.trim().length >= 2 && !finding.isPending;
  const find = (): void => {
    if (asks) finding.mutate();
  };
  const found = finding.data;
  return (
    <>
      <div className="inline-form">
        <Field label={thanksWords.byName} hint={thanksWords.byNameHint}>
          <Input value={name} maxLength={120} dir="auto" autoComplete="off" onChange={(_event, { value }) => setName(value)} onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // The form around it sends thanks.
            event.preventDefault();
            find();
          }} />
        </Field>
        <Button disabledFocusable={!asks} onClick={find}>{thanksWords.look}</Button>
      </div>
      {finding.error && <Notice tone="problem">{finding.error instanceof Problem ? finding.error.message : words.problems.offline}</Notice>}
      <p role="status" className="quiet small">{found ? thanksWords.found(found.people.length, found.more) : ''}</p>
      {found && found.people.length > 1 && <div className="row">{found.people.map((one) => <Button key={one.id} onClick={() => choose(one)}>{thanksWords.choose(one.name)}</Button>)}</div>}
    </>
  );
}
