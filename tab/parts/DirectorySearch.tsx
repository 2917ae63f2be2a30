import { Field, Input } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DirectoryAnswer, DirectoryPerson } from '../../bot/api/contract';
import { Problem } from '../api/problem';
import { useCommunity } from '../app/communityContext';
import { useSettled } from '../app/useSettled';
import { words } from '../words';
import { Notice } from './Notice';

interface Props {
  label: string;
  /** What choosing does, for screen readers; it holds the name. */
  sayChoice: (name: string) => string;
  choose: (person: DirectoryPerson) => void;
  busy?: boolean;
}

/** Letters from which on people are looked for. */
const fewest = 2;

/**
 * A field that finds people of the whole university. Where nobody may look for them it says so once, asks no more, and
 * leaves its place to the fields into which the name is typed.
 */
export function DirectorySearch({ label, sayChoice, choose, busy = false }: Props) {
  const { api, view } = useCommunity();
  const [text, setText] = useState('');
  const [off, setOff] = useState<string | null>(null);
  const find = useSettled(text.trim());
  const query = useQuery({
    queryKey: ['directory', view.id, find], enabled: off === null && find.length >= fewest,
    queryFn: async ({ signal }) => {
      const answer = await api.directory(view.id, find, signal);
      if (answer.off) setOff(answer.problem);
      return answer;
    },
    placeholderData: keepPreviousData, staleTime: 60_000, gcTime: 60_000, retry: false,
  });
  if (off !== null) return <Notice tone="info">{off}</Notice>;
  const answer = find.length >= fewest ? query.data : undefined;
  return (
    <div className="people">
      <Field label={label} hint={words.directory.hint}>
        <Input type="search" autoComplete="off" value={text} maxLength={100} onChange={(_event, data) => setText(data.value)} />
      </Field>
      {query.error && <Notice tone="problem" act={{ label: words.again, run: () => void query.refetch() }}>{query.error instanceof Problem ? query.error.message : words.problems.offline}</Notice>}
      <p role="status" className="quiet small">{query.error || find.length < fewest ? '' : sayFound(answer, find)}</p>
      <ul className="plain people-found">
        {answer?.people.map((one) => (
          <li key={one.id}>
            <button type="button" className="person-choice" aria-label={sayChoice(one.name)} aria-disabled={busy} onClick={() => {
              if (busy) return;
              setText('');
              choose(one);
            }}>
              <span>{one.name}</span>
              <span className="quiet small">{one.email ?? words.directory.noEmail}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function sayFound(answer: DirectoryAnswer | undefined, find: string): string {
  if (!answer) return words.people.looking;
  if (answer.problem !== null) return answer.problem;
  return answer.people.length > 0 ? words.people.found(answer.people.length, false) : words.directory.none(find);
}
