import { machineLine } from "../machine";
import { median } from "../statistics";
import { figure, megabytes, table } from "../table";
import { type BackfillResult, type BackfillVariant, CONTENDERS, type Contender } from "./backfill";
import type { Measure } from "./contender";

const NAMES: Record<Contender, string> = {
  product: "the product, detection included",
  bare: "bare Ponder, storing only",
  floor: "hand-written floor, storing only",
};

/** The result for people. */
export function backfillReport({ machine, options, variants }: BackfillResult): string {
  return [
    `backfill: from process start to the last row or alert; medians of ${options.rounds} rounds, the node listed ${options.endpoints} times`,
    machineLine(machine),
    ...variants.flatMap((variant) => ["", ...variantLines(variant)]),
    ...comparisons(variants),
  ].join("\n");
}

const medianSeconds = (measures: readonly Measure[]) => median(measures.map(({ seconds }) => seconds));

function variantLines({ size, form, blocks, measures, profile }: BackfillVariant): string[] {
  const bare = measures.bare && medianSeconds(measures.bare);
  const rows = CONTENDERS.flatMap((contender) => {
    const taken = measures[contender];
    if (taken === undefined) return [];
    const seconds = medianSeconds(taken);
    const spread = taken.map((each) => each.seconds);
    return [
      [
        NAMES[contender],
        figure(seconds, 1),
        figure(median(taken.map(({ storedSeconds }) => storedSeconds)), 1),
        `${figure(Math.min(...spread), 1)}–${figure(Math.max(...spread), 1)}`,
        figure(size / seconds),
        bare === undefined ? "" : figure(seconds / bare, 2),
        memoryOf(taken),
      ],
    ];
  });
  return [
    `${figure(size)} accesses, ${form}, ${figure(blocks)} blocks`,
    table(["contender", "seconds", "stored after", "range", "facts/s", "of bare", "peak memory"], rows),
    ...(profile === undefined ? [] : ["", "Where the indexer's time goes:", profileTable(profile)]),
  ];
}

function memoryOf(measures: readonly Measure[]): string {
  const names = Object.keys(measures[0]?.peakMemory ?? {});
  return names
    .map((name) => `${name} ${megabytes(Math.max(...measures.map(({ peakMemory }) => peakMemory[name] ?? 0)))}`)
    .join(", ");
}

const profileTable = (profile: NonNullable<BackfillVariant["profile"]>) =>
  table(
    ["function", "self s", "share", "where"],
    profile.map(({ functionName, place, seconds, share }) => [
      functionName,
      figure(seconds, 2),
      `${figure(share * 100, 1)} %`,
      place,
    ]),
  );

/** The product on packed batches against bare Ponder on single logs, by size. */
function comparisons(variants: readonly BackfillVariant[]): string[] {
  return [...new Set(variants.map(({ size }) => size))].flatMap((size) => {
    const packed = variants.find((each) => each.size === size && each.form === "packed")?.measures.product;
    const bare = variants.find((each) => each.size === size && each.form === "single")?.measures.bare;
    if (packed === undefined || bare === undefined) return [];
    const times = medianSeconds(bare) / medianSeconds(packed);
    return [
      "",
      `${figure(size)}: the product on packed batches is ${figure(times, 2)} times as fast as bare Ponder on single logs.`,
    ];
  });
}
