/** What Playwright switches off in Chromium. Of two such lists Chromium heeds the last one only, so ours has it as well. */
const OFF_IN_PLAYWRIGHT: readonly string[] = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Pages of Chromium itself, which each new window would load and draw out of sight, for the address bar. */
const PAGES_OF_CHROMIUM: readonly string[] = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** How Chromium is started everywhere: without a sandbox that containers lack, and without traffic of its own. */
export const BROWSER_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  `--disable-features=${[...OFF_IN_PLAYWRIGHT, ...PAGES_OF_CHROMIUM].join(',')}`,
];
