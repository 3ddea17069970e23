const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of `8h`, `90m`, `PT8H`, `P90D`, `PT1H30M`, or of a number of seconds; undefined when it is no duration. */
export function readDuration(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value : undefined;
  const short = /^(\d+)\s*([smhd])$/.exec(value.trim());
  if (short) return positive(Number(short[1]) * (SECONDS[short[2] ?? 's'] ?? 1));
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value.trim());
  if (!iso) return undefined;
  const [days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
  return positive((days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0));
}

function positive(seconds: number): number | undefined {
  return seconds > 0 ? seconds : undefined;
}
