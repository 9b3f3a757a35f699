import { kindWords } from '../../../problems/kind-words';
import { ScrollRegion } from '../../../ui/scroll-region';
import table from '../../../ui/table.module.css';
import { Time } from '../../../ui/time';
import type { Bar, Cause } from './chart-data';

/** The numbers of the chart as a table, newest first. Steps of time without refusals are left out. */
export function Numbers({ bars, causes }: { bars: readonly Bar[]; causes: readonly Cause[] }) {
  return (
    <details>
      <summary>Show as a table</summary>
      <ScrollRegion label="Refused requests over time">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {causes.map(({ kind }) => (
                <th key={kind} scope="col">
                  {kindWords[kind].word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ total }) => total > 0)
              .toReversed()
              .map(({ from, counts }) => (
                <tr key={from}>
                  <th scope="row">
                    <Time time={from} precision="minute" />
                  </th>
                  {causes.map(({ kind }) => (
                    <td key={kind}>{counts[kind]}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
