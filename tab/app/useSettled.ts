import { useEffect, useState } from 'react';

/** Milliseconds without a key before the server is asked. */
const pauseMs = 300;

/** The text once nothing has been typed for a while. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
