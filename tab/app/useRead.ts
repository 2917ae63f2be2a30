import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Api } from '../api/client';
import { useCommunity } from './communityContext';

/** Something of the open community that does not come with its view; read again when the community changes. */
export function useRead<T>(key: readonly string[], read: (api: Api, communityId: string) => Promise<T>): UseQueryResult<T> {
  const { api, view } = useCommunity();
  return useQuery({ queryKey: ['community', view.id, ...key], queryFn: () => read(api, view.id), placeholderData: keepPreviousData });
}
