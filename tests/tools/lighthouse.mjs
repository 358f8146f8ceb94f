// Lighthouse on each address given, in one Chromium: its figures as JSON, an address a line.
// node lighthouse.mjs CHROMIUM FLAGS ADDRESS... (FLAGS: a JSON list)
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, flags, ...addresses] = process.argv.slice(2);
const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless", ...JSON.parse(flags)],
  logLevel: "silent",
});

// On a busy machine Chromium's record of a visit may miss its beginning. Lighthouse then asks to
// be run again ("NO_NAVSTART", "NO_FCP", ...), and says so of a page that it cannot load too.
const TRIES = 3;

async function judged(address, tries) {
  // Lighthouse's own telephone on its own slow 4G, worked out from what was loaded.
  const { lhr } = await lighthouse(address, {
    port: chrome.port,
    output: "json",
    logLevel: "silent",
    throttlingMethod: "simulate",
    formFactor: "mobile",
  });
  return lhr.runtimeError && tries > 1 ? judged(address, tries - 1) : lhr;
}

try {
  for (const address of addresses) {
    const lhr = await judged(address, TRIES);
    const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]);
    const { audits } = lhr;
    console.log(JSON.stringify({
      address,
      error: lhr.runtimeError?.message,
      scores: Object.fromEntries(scores),
      fcp: audits["first-contentful-paint"].numericValue,
      lcp: audits["largest-contentful-paint"].numericValue,
      bytes: audits["total-byte-weight"].numericValue,
      requests: audits["network-requests"].details.items.map(({ url }) => url),
      failed: Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
        .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
        .map(({ id }) => `${id}: ${audits[id].displayValue ?? audits[id].title}`),
    }));
  }
} finally {
  await chrome.kill();
}
