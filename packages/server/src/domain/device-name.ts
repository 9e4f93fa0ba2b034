/** The first that stands in the header counts: most browsers also name those that they descend from. */
const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|HeadlessChrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

const SYSTEMS = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(?:Macintosh|Mac OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** Puts a `User-Agent` header into words that people know their browsers by: "Firefox on Linux"; empty if it says nothing. */
export function nameDevice(userAgent: string): string {
  const nameBy = (names: ReadonlyArray<readonly [RegExp, string]>) => names.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [nameBy(BROWSERS), nameBy(SYSTEMS)].filter((name) => name !== undefined).join(' on ')
}
