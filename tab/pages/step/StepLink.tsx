import type { ReactNode } from 'react';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRoute } from '../../app/useRoute';

/** Leads to another step; in a dialog to its page in that dialog, so that the way to close it stays. */
export function StepLink({ stepId, children }: { stepId: string; children: ReactNode }) {
  const { view } = useCommunity();
  const inDialog = useRoute().page === 'dialog';
  return <a href={hashOf(inDialog ? { page: 'dialog', form: 'answer', communityId: view.id, aboutId: stepId } : { page: 'step', stepId })}>{children}</a>;
}
