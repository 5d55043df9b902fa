export interface Device {
  type: 'desktop' | 'mobile' | 'tablet' | 'bot' | 'other';
  /** Program and system in words, `Firefox on Windows`; null when nothing is recognised. */
  name: string | null;
}

// Order matters: Edge and Opera also say Chrome, Chrome also says Safari, Android also says Linux.
const programs: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/curl\//, 'curl'],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

const firstOf = (table: [RegExp, string][], text: string) => table.find(([pattern]) => pattern.test(text))?.[1];

/** What a user agent says of itself; shown so that people recognise their own sign-ins. Never trusted. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent?.slice(0, 1000) ?? '';
  const program = firstOf(programs, text);
  const system = firstOf(systems, text);
  const name = program && system ? `${program} on ${system}` : (program ?? system ?? null);
  return { type: typeOf(text, system), name };
}

function typeOf(text: string, system: string | undefined): Device['type'] {
  if (/bot|crawler|spider/i.test(text)) return 'bot';
  if (system === 'iPad' || (system === 'Android' && !/Mobile/.test(text))) return 'tablet';
  if (system === 'iPhone' || system === 'Android') return 'mobile';
  return system ? 'desktop' : 'other';
}
