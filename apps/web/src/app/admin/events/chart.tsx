import type { ProblemKind } from '@repo/errors';
import { kindOrder } from '../../../problems/kind-words';
import { TimeText, TimeTitle } from '../../../ui/time';
import { type Bar, sum } from './chart-data';
import { fillOf, KindFills } from './kind-fills';

/** The top and bottom of the bars, in pixels from the top. The scale is above them, the time below. */
const TOP = 24;
const BOTTOM = 184;
const HEIGHT = 208;

interface Props {
  /** Describes the chart in a sentence. The numbers are in a table. */
  label: string;
  bars: readonly Bar[];
  /** The part of a bar's time to show, so that its text differs from that of every other bar. */
  precision: 'clock' | 'dayAndClock';
}

/**
 * A stacked bar chart over time. Only horizontal positions and widths are in percent and grow with the page, so text is
 * not distorted.
 */
export function Chart({ label, bars, precision }: Props) {
  const highest = Math.max(...bars.map(({ total }) => total));
  const width = 100 / bars.length;
  const named = [0, Math.floor(bars.length / 2)];
  return (
    <svg
      role="img"
      aria-label={label}
      width="100%"
      height={HEIGHT}
      fill="var(--ink-soft)"
      fontSize="var(--size-1)"
    >
      <KindFills />
      <text y={TOP - 8}>{highest}</text>
      <line x2="100%" y1={TOP} y2={TOP} stroke="var(--line)" />
      <line x2="100%" y1={BOTTOM} y2={BOTTOM} stroke="var(--line-strong)" />
      {bars.map((bar, place) => (
        <g key={bar.from}>
          <TimeTitle time={bar.from} precision={precision} count={bar.total} />
          {stack(bar, (BOTTOM - TOP) / highest).map(({ kind, height, y }) => (
            <rect
              key={kind}
              data-kind={kind}
              x={`${(place + 0.1) * width}%`}
              y={y}
              width={`${0.8 * width}%`}
              height={height}
              fill={fillOf(kind)}
              stroke="var(--kind)"
            />
          ))}
        </g>
      ))}
      {named.map((place) => (
        <text key={place} x={`${place * width}%`} y={HEIGHT - 4}>
          {bars[place] && <TimeText time={bars[place].from} precision={precision} />}
        </text>
      ))}
      <text x="100%" y={HEIGHT - 4} textAnchor="end">
        Now
      </text>
    </svg>
  );
}

interface Part {
  readonly kind: ProblemKind;
  readonly y: number;
  readonly height: number;
}

/** The parts of a bar, from the bottom up. */
function stack({ counts }: Bar, scale: number): Part[] {
  return kindOrder
    .map((kind, place) => {
      const below = sum(kindOrder.slice(0, place).map((each) => counts[each]));
      const height = counts[kind] * scale;
      return { kind, y: BOTTOM - below * scale - height, height };
    })
    .filter(({ height }) => height > 0);
}
