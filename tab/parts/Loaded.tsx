import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import { words } from '../words';
import { Bones } from './Bones';
import { Notice } from './Notice';

/** What was read, its shape until it is there, or why it is not. What is shown already stays when reading it again fails. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  return (
    <>
      {query.error && <Notice tone="problem" act={{ label: words.again, run: () => void query.refetch() }}>{query.error instanceof Problem ? query.error.message : words.problems.offline}</Notice>}
      {query.data !== undefined ? children(query.data) : !query.error && <Bones />}
    </>
  );
}
