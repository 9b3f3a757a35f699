import type { DataOf } from '@repo/api-client';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { loadData } from '../../browser/load-data';
import { ButtonLink } from '../../ui/button';

interface Props {
  cursor: string;
  /** Called with the older notes; with undefined if no usable response came, or the API asks to try again later. */
  onLoaded: (page: DataOf<'GET /notes'> | undefined) => void;
}

/** A link to older notes, which loads them into this page where scripts run. */
export function OlderNotes({ cursor, onLoaded }: Props) {
  const [isLoading, setLoading] = useState(false);
  const loading = useRef<AbortController>(undefined);
  const address = `/notes?cursor=${cursor}`;

  useEffect(() => () => loading.current?.abort(), []);

  async function load(): Promise<void> {
    setLoading(true);
    const { signal } = (loading.current = new AbortController());
    const result = await loadData(address, 'GET /notes', signal);
    if (signal.aborted) return;
    setLoading(false);
    if (result.ok) onLoaded(result.data);
    else if (result.problem && result.problem.retry !== 'after_delay') location.assign(address);
    else onLoaded(undefined);
  }

  function onClick(event: MouseEvent): void {
    // With a modifier, the browser opens the link elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!isLoading) void load();
  }

  return (
    <ButtonLink href={address} look="quiet" onClick={onClick} aria-disabled={isLoading}>
      Older notes
    </ButtonLink>
  );
}
