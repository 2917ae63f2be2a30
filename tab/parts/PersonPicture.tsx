import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonRef } from '../../bot/api/contract';
import { useCommunity } from '../app/communityContext';

const hour = 60 * 60_000;

/** Somebody's photo where they show one, else their initials; their name stands beside it. */
export function PersonPicture({ person }: { person: PersonRef }) {
  const { api, view } = useCommunity();
  const [broken, setBroken] = useState(false);
  // One question for all of a page: nobody is asked about a photo who shows none.
  const shown = useQuery({ queryKey: ['photos', view.id, view.revision], queryFn: () => api.photos(view.id), staleTime: hour, retry: false });
  const isShown = shown.data?.of.includes(person.id) === true;
  const photo = useQuery({
    queryKey: ['photo', view.id, person.id], enabled: isShown, staleTime: hour, retry: false,
    queryFn: async () => addressOf(await api.file(view.id, `people/${encodeURIComponent(person.id)}/photo`)),
  });
  if (isShown && photo.data !== undefined && !broken) return <img className="initials" src={photo.data} alt="" width={32} height={32} onError={() => setBroken(true)} />;
  return <span className="initials" aria-hidden="true">{initialsOf(person.name)}</span>;
}

/** The picture as an address of its own: the tab's policy takes no others than its own and these. */
function addressOf(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error('the picture could not be read'));
    reader.readAsDataURL(picture);
  });
}

/** The first letters of the first and the last name, whole characters. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = [...(parts[0] ?? '')][0] ?? '';
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
