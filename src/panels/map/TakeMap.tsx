import { useState } from 'react';
import type { SideText } from '../../store/mapSides';
import { useLabState } from '../../store/labContext';
import type { SweptMap } from '../../store/sweptMap';
import { commandFor } from './mapWords';
import { mapCsv } from './mapCsv';

interface TakeMapProps {
  readonly shown: SweptMap | null;
  readonly x: SideText;
  readonly y: SideText;
  readonly seeds: number;
}

/** The command that computes the same map, every cell to its end, and the cells that are here as a file. */
export function TakeMap({ shown, x, y, seeds }: TakeMapProps) {
  const recipe = useLabState((state) => state.recipe);
  const [said, setSaid] = useState('');
  const command = commandFor(recipe, x, y, seeds);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(command);
      setSaid('Copied.');
    } catch {
      setSaid('The browser did not allow copying: select the line and copy it yourself.');
    }
  }
  return (
    <div className="map-take">
      <h3>Take it away</h3>
      <p data-explain="map:command">The command line runs every cell to its end and writes all numbers:</p>
      {/* A line that scrolls must be within the keyboard's reach. */}
      <pre className="map-command" role="region" aria-label="Command" tabIndex={0}>
        <code>{command}</code>
      </pre>
      <p className="map-buttons">
        <button type="button" className="button small" onClick={() => void copy()}>
          Copy the command
        </button>
        <button
          type="button"
          className="button small"
          disabled={!shown}
          onClick={() => shown && save('long-game-map.csv', mapCsv(shown))}
        >
          Save these cells
        </button>
      </p>
      <p className="map-said" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

function save(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers begin to read it only after a question to the reader
}
