import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Problem } from '../api/problem';
import { useCommunity } from '../app/communityContext';
import { words } from '../words';
import { Notice } from './Notice';

/** A button that fetches a file of the community and hands it to the reader; says so where that fails. */
export function Download({ file, name, label }: { file: string; name: string; label: string }) {
  const { api, view } = useCommunity();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setProblem(null);
    setBusy(true);
    try {
      saveAs(await api.file(view.id, file), name);
    } catch (cause) {
      setProblem(cause instanceof Problem ? `${words.problems.download} ${cause.message}` : words.problems.download);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button disabledFocusable={busy} onClick={() => void download()}>{label}</Button>
      {problem !== null && <Notice tone="problem" act={{ label: words.again, run: () => void download() }}>{problem}</Notice>}
    </>
  );
}

/** Hands a file to the reader under a name. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
