"use client";

import clsx from "clsx";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { type ChartEvent, placeEvents } from "./events";
import { axisLabel, countTicks, niceTop, spreadLabels, tickDays, widthOf } from "./labels";
import { LoneDot } from "./lone-dot";
import { everyDay, gapsOf, isolatedDays, type TrendSeries } from "./series";
import styles from "./trend-chart.module.css";
import { TrendTip } from "./trend-tip";

export interface TrendChartProps {
  /** The first is the one that matters; at most two more. */
  readonly series: readonly TrendSeries[];
  readonly from: string;
  readonly to: string;
  readonly target: { value: number; label: string } | null;
  readonly events: readonly ChartEvent[];
  /** Rates run from 0 to 1; counts from 0 to a round number. */
  readonly rate: boolean;
  readonly formatValue: (value: number) => string;
  readonly formatDay: (day: string) => string;
  readonly noRecord: string;
}

const colours = ["var(--c1)", "var(--c2)", "var(--c3)"];
const margin = { top: 24, right: 128, bottom: 0, left: 0 };
const axis = { height: 28, width: 44 };
const height = 252;
/** The plot's width on a narrow desktop, by which names are placed: on a wider one there is room to spare. */
const leastWidth = 480;

/** A trend over days, with target, events and hatched stretches of which nothing is recorded. Drawn in the browser. */
export function TrendChart(props: TrendChartProps) {
  const { series, from, to, target, events, rate, formatValue, formatDay, noRecord } = props;
  const days = everyDay([], from, to).map(({ day }) => day);
  const byDay = series.map(({ points }) => new Map(points.map(({ day, value }) => [day, value])));
  const data = days.map((day) => ({
    day,
    ...Object.fromEntries(byDay.map((values, at) => [`s${at}`, values.get(day) ?? null])),
  }));
  const alone = series.map(({ points }) => isolatedDays(points));
  const all = series.flatMap(({ points }) => points.map(({ value }) => value ?? 0));
  const top = rate ? 1 : niceTop(Math.max(target?.value ?? 0, ...all));
  const inner = height - margin.top - axis.height;
  const ends = series.flatMap(({ id, name, points }, at) => {
    const value = points.findLast((point) => point.value !== null)?.value;
    return value === null || value === undefined ? [] : [{ id, name, value, at }];
  });
  const marks = [...ends.map(({ value }) => value), ...(target ? [target.value] : [])];
  const at = spreadLabels(
    marks.map((value) => (1 - value / top) * inner),
    16,
    inner,
  );

  return (
    <div className={styles.chart}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 720, height }}>
        <LineChart data={data} margin={margin} accessibilityLayer={false}>
          <defs>
            <pattern id="no-record" width="6" height="6" patternUnits="userSpaceOnUse">
              <path d="M0 6L6 0" stroke="var(--line-strong)" strokeWidth="1" />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          {gapsOf(series[0]?.points ?? [], from, to).map((gap) => (
            <ReferenceArea
              key={gap.from}
              x1={gap.from}
              x2={gap.to}
              fill="url(#no-record)"
              fillOpacity={1}
              ifOverflow="visible"
            />
          ))}
          <XAxis
            dataKey="day"
            ticks={tickDays(days, 6)}
            tickFormatter={formatDay}
            interval="preserveStartEnd"
            minTickGap={12}
            height={axis.height}
            tickLine={false}
            axisLine={{ stroke: "var(--line-strong)" }}
          />
          <YAxis
            domain={[0, top]}
            ticks={rate ? [0, 0.25, 0.5, 0.75, 1] : countTicks(top)}
            tickFormatter={(value: number) => axisLabel(value, rate)}
            width={axis.width}
            tickLine={false}
            axisLine={false}
          />
          {events.map(({ day, label }) => (
            <ReferenceLine key={day + label} x={day} stroke="var(--line-strong)" />
          ))}
          {target && <ReferenceLine y={target.value} stroke="var(--ink-2)" strokeDasharray="5 4" />}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--control)" }}
            content={<TrendTip series={series} formatValue={formatValue} noRecord={noRecord} />}
          />
          {[...series].reverse().map(({ id }, index) => {
            const place = series.length - 1 - index;
            return (
              <Line
                key={id}
                dataKey={`s${place}`}
                stroke={colours[place]}
                strokeWidth={place === 0 ? 2.5 : 1.75}
                dot={<LoneDot days={alone[place]} />}
                activeDot={{ r: 4, stroke: "var(--surface)", strokeWidth: 2 }}
                connectNulls={false}
                isAnimationActive={false}
              />
            );
          })}
          {placeEvents(events, days, (label) => widthOf(label) / leastWidth).map(
            ({ day, label, at: along, side }) =>
              side && (
                <text
                  key={day + label}
                  className={styles.event}
                  textAnchor={side === "left" ? "end" : "start"}
                  dx={side === "left" ? -5 : 5}
                  y={14}
                  style={{
                    transform: `translateX(calc(${axis.width}px + (100% - ${axis.width + margin.right}px) * ${along}))`,
                  }}
                >
                  {label}
                </text>
              ),
          )}
          {[...ends, ...(target ? [null] : [])].map((end, index) => (
            <text
              key={end?.id ?? "target"}
              className={clsx(styles.label, !end && styles.target, end?.at === 0 && styles.first)}
              x="100%"
              dx={12 - margin.right}
              y={margin.top + (at[index] ?? 0) + 4}
            >
              {end ? `${end.name} ${formatValue(end.value)}` : target?.label}
            </text>
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
