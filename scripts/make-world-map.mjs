// Makes src/web/pictures/data/world.tsv, the outlines that maps are drawn from.
//
// Source: Natural Earth, "Admin 0 – Countries", 1:110m for the outlines, 1:50m and 1:10m for the places of countries that
// are too small for them (https://www.naturalearthdata.com/, public domain), as packed in the npm package world-atlas
// (ISC). Borders are those of the source: this script neither joins nor splits anything.
//
// How to run it again, in a folder outside the repository:
//   npm install world-atlas@2.0.2 topojson-client@3.1.0 topojson-simplify@3.0.3 d3-geo@3.1.2 i18n-iso-countries@7.14.0
//   node .../scripts/make-world-map.mjs .../catalogue/vocabularies/countries.yaml > world.tsv
//
// Each line: country code or "-" | place of its dot | area in square units | outline (SVG path, relative, whole units).
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "x.js"));
const { feature } = require("topojson-client");
const { presimplify, simplify } = require("topojson-simplify");
const { geoEqualEarth, geoPath, geoArea, geoCentroid } = require("d3-geo");

const WIDTH = 1600;
// Weight below which a corner is left out, in square degrees; chosen so that the whole file stays under 45 kB.
const SIMPLIFY = 0.02;

// Numeric codes of ISO 3166-1, which the atlas uses, and the alpha-2 codes, which the catalogue uses.
const numeric = Object.fromEntries(require("i18n-iso-countries/codes.json").map(([two, , number]) => [number, two]));
// Natural Earth gives no number to these; the catalogue's code where it has one.
const byName = { Kosovo: "XK" };
// Parts of a state that the source draws within its outline, and islands that it leaves out: longitude, latitude.
const byHand = {
  BQ: [-68.25, 12.18], BV: [3.36, -54.42], CC: [96.83, -12.17], CX: [105.63, -10.45], GF: [-53.1, 4.0], GP: [-61.55, 16.2],
  MQ: [-61.02, 14.65], RE: [55.53, -21.12], SJ: [16.0, 78.5], TK: [-171.85, -9.2], TV: [179.2, -8.52], UM: [-160.0, -0.38],
  YT: [45.16, -12.83], GI: [-5.35, 36.14],
};

const codeOf = (f) => numeric[f.id] ?? byName[f.properties.name] ?? "-";
const atlas = (scale) => JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`)));
const wanted = [...readFileSync(process.argv[2], "utf8").matchAll(/^- id: '?([A-Z]{2})'?$/gm)].map((m) => m[1]);

const topology = simplify(presimplify(atlas("110m")), SIMPLIFY);
const countries = feature(topology, topology.objects.countries).features.filter((f) => codeOf(f) !== "AQ");
const all = { type: "FeatureCollection", features: countries };
const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, { type: "Sphere" });
const path = geoPath(projection);

/** The biggest piece of a country: its dot belongs there and not in the sea between islands. */
function mainPiece(f) {
  if (f.geometry.type !== "MultiPolygon") return f;
  const pieces = f.geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
  return pieces.reduce((best, one) => (geoArea(one) > geoArea(best) ? one : best));
}

/** Whole units, relative: a third of the length of absolute ones. Pieces smaller than a unit vanish. */
function compact(d) {
  let out = "";
  for (const ring of d.split("M").slice(1)) {
    const points = ring.replace("Z", "").split("L").map((p) => p.split(",").map(Number).map(Math.round));
    const kept = points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
    const last = kept.at(-1);
    if (kept.length > 1 && last[0] === kept[0][0] && last[1] === kept[0][1]) kept.pop();
    if (kept.length < 3) continue;
    let [x, y] = kept[0];
    out += `M${x} ${y}l`;
    let first = true;
    for (const [nx, ny] of kept.slice(1)) {
      const [dx, dy] = [nx - x, ny - y];
      out += (first || dx < 0 ? "" : " ") + dx + (dy < 0 ? "" : " ") + dy;
      first = false;
      [x, y] = [nx, ny];
    }
    out += "z";
  }
  return out;
}

const dots = {};
for (const scale of ["10m", "50m"]) {
  const t = atlas(scale);
  for (const f of feature(t, t.objects.countries).features) dots[codeOf(f)] = geoCentroid(mainPiece(f));
}
Object.assign(dots, byHand);

const lines = [];
const drawn = new Set();
for (const f of countries) {
  const code = codeOf(f);
  const known = wanted.includes(code);
  const d = compact(path(f) ?? "");
  if (!d) continue;
  const [x, y] = (known ? projection(dots[code]) : [0, 0]).map(Math.round);
  lines.push([known ? code : "-", `${x} ${y}`, Math.round(path.area(f)), d]);
  if (known) drawn.add(code);
}
for (const code of wanted) {
  if (drawn.has(code) || code === "AQ") continue;
  if (!dots[code]) throw new Error(`no place for ${code}`);
  const [x, y] = projection(dots[code]).map(Math.round);
  lines.push([code, `${x} ${y}`, 0, ""]);
}
lines.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
const [[, top], [, bottom]] = path.bounds(all);
console.error(`rows ${Math.floor(top)} to ${Math.ceil(bottom)}, ${drawn.size} drawn, ${lines.length} lines`);
for (const line of lines) console.log(line.join("\t"));
