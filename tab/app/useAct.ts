import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Command, CommandAnswer } from '../../bot/api/contract';
import { Problem } from '../api/problem';
import { words } from '../words';
import { keepPlace } from './keepPlace';
import { useCommunity } from './communityContext';
import { useNotices } from './notices';

export interface Acting {
  /** Does what the person asked; resolves to null when it failed, which `problem` then says. */
  act: (command: Command, options?: { quiet?: boolean }) => Promise<CommandAnswer | null>;
  busy: boolean;
  problem: Problem | null;
  /** The same act once more, under the same id: it changes nothing twice. */
  again: () => void;
  clear: () => void;
}

interface Asked {
  id: string;
  command: Command;
  /** True if the caller says itself what was done. */
  quiet: boolean;
}

/** Acts of a person on the open community. What was done is said once, for eyes and for screen readers. */
export function useAct(): Acting {
  const { api, view } = useCommunity();
  const queries = useQueryClient();
  const { say } = useNotices();
  const key = ['community', view.id];

  const run = (asked: Asked): Promise<CommandAnswer> => api.command(view.id, { id: asked.id, command: asked.command });
  const mutation = useMutation<CommandAnswer, Error, Asked>({
    mutationFn: run,
    onSuccess: async (answer, asked) => {
      if (answer.said !== null && !asked.quiet) say(answer.said);
      const stay = keepPlace();
      await queries.invalidateQueries({ queryKey: key });
      stay();
    },
    // Somebody was faster: show what stands now beside the sentence that says so.
    onError: (cause) => void (cause instanceof Problem && !cause.passing && queries.invalidateQueries({ queryKey: key })),
  });
  const start = (asked: Asked): Promise<CommandAnswer | null> => mutation.mutateAsync(asked).catch(() => null);

  return {
    act: (command, options = {}) => start({ id: crypto.randomUUID(), command, quiet: options.quiet ?? false }),
    busy: mutation.isPending,
    problem: mutation.error === null ? null : mutation.error instanceof Problem ? mutation.error : new Problem('unknown', words.problems.offline, 0),
    again: () => void (mutation.variables && start(mutation.variables)),
    clear: () => mutation.reset(),
  };
}
