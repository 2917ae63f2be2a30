import { Button, Field, Input } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import type { MembersAnswer } from '../../bot/api/contract';
import { Problem } from '../api/problem';
import { useCommunity } from '../app/communityContext';
import type { Host } from '../host/teams';
import { useSettled } from '../app/useSettled';
import { words } from '../words';
import { Notice } from './Notice';

export type FoundPerson = MembersAnswer['members'][number];

interface Props {
  label: string;
  /** Whom there is no sense in choosing. */
  leaveOut: (person: FoundPerson) => boolean;
  /** What choosing does, for screen readers; it holds the name. */
  sayChoice: (name: string) => string;
  choose: (person: FoundPerson) => void;
  busy?: boolean;
  /** The field, to go back to when the choice has gone from the list. */
  field?: RefObject<HTMLInputElement | null>;
}

/** A field that finds people of the community by name, and a button for each who is found. */
export function PeopleSearch({ label, leaveOut, sayChoice, choose, busy = false, field }: Props) {
  const { api, host, view } = useCommunity();
  const [text, setText] = useState('');
  const find = useSettled(text.trim());
  const query = useQuery({
    // A change of the community may have changed who is where.
    queryKey: ['members', view.id, view.revision, find],
    queryFn: ({ signal }) => api.members(view.id, find, signal),
    placeholderData: keepPreviousData, staleTime: 10_000, gcTime: 60_000,
  });
  const found = query.data?.members.filter((one) => !leaveOut(one)) ?? [];
  return (
    <div className="people">
      <Field label={label}>
        <Input type="search" autoComplete="off" value={text} maxLength={300} {...(field ? { ref: field } : {})} onChange={(_event, data) => setText(data.value)} />
      </Field>
      {query.error && <Notice tone="problem" act={{ label: words.again, run: () => void query.refetch() }}>{query.error instanceof Problem ? query.error.message : words.problems.offline}</Notice>}
      <p role="status" className="quiet small">{query.error ? '' : sayFound(query.data, found.length, find)}</p>
      <ul className="plain people-found">
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" className="person-choice" aria-label={sayChoice(one.name)} aria-disabled={busy} onClick={() => !busy && choose(one)}>
              <span>{one.name}</span>
              {tags(one) !== '' && <span className="quiet small">{tags(one)}</span>}
            </button>
          </li>
        ))}
      </ul>
      {/* Behind the list: whoever types a name comes to the people of that name next. */}
      {host?.pickPerson && <PickInTeams pick={host.pickPerson} title={label} leaveOut={leaveOut} choose={choose} busy={busy} />}
    </div>
  );
}

/** The client's own list of people, beside ours: whoever is chosen there must be in the community, as here. */
function PickInTeams({ pick, title, leaveOut, choose, busy }: Pick<Props, 'leaveOut' | 'choose'> & { pick: NonNullable<Host['pickPerson']>; title: string; busy: boolean }) {
  const { api, view } = useCommunity();
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    setProblem(null);
    try {
      const picked = await pick(title);
      if (!picked) return;
      const { members } = await api.members(view.id, picked.name, new AbortController().signal);
      const person = members.find((one) => one.id === picked.id);
      if (!person) setProblem(words.people.outside(picked.name));
      else if (leaveOut(person)) setProblem(words.people.unfit(picked.name));
      else choose(person);
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause.message : words.people.noPicker);
    }
  };
  return (
    <>
      <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={() => void open()}>{words.people.inTeams}</Button>
      {problem !== null && <Notice tone="info">{problem}</Notice>}
    </>
  );
}

/** What tells somebody from the others: in the core group, an owner of the team, from another organisation. */
const tags = ({ part, role }: FoundPerson): string => [part === 'core' && words.people.inCore, role === 'owner' && words.people.owner, role === 'guest' && words.people.guest].filter((one) => one !== false).join(' · ');

function sayFound(answer: MembersAnswer | undefined, found: number, find: string): string {
  if (!answer) return words.people.looking;
  if (found > 0 || answer.more) return words.people.found(found, answer.more);
  return find === '' ? words.people.nobody : words.people.none(find);
}
