// Builds static/js and static/css into static/dist. Every file carries a hash of its content in its
// name, so no browser shows a stale one; manifest.json says which file each name has become.

import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const packages = join(here, "..", "node_modules");
const inter = join(packages, "@expo-google-fonts", "inter");

// Nothing is written before all of it is built: a fault in a source leaves the last build standing.
const { metafile, outputFiles } = await build({
  entryPoints: [join(here, "js", "app.mjs"), join(here, "css", "app.css")],
  outdir: dist,
  absWorkingDir: here,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "fonts/[name]-[hash]",
  bundle: true,
  format: "esm",
  splitting: true,
  minify: true,
  sourcemap: true,
  target: "es2022",
  loader: { ".woff2": "file", ".svg": "file" },
  legalComments: "linked",
  metafile: true,
  write: false,
}).catch(() => process.exit(1)); // esbuild has said what is wrong, and where.

await rm(dist, { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  if (/\.(css|js)$/.test(path)) await pack(path, contents);
}
await copyPdfFonts();
await writeFile(join(dist, "manifest.json"), JSON.stringify(manifest(metafile), null, 2) + "\n");

// Packed once and well, so that the server need not pack at all.
async function pack(path, contents) {
  await writeFile(`${path}.br`, brotliCompressSync(contents));
  await writeFile(`${path}.gz`, gzipSync(contents, { level: 9 }));
}

// The web fonts come in pieces by alphabet; a PDF needs æøå and the Sámi letters in one file.
async function copyPdfFonts() {
  const fonts = join(dist, "fonts");
  await mkdir(fonts, { recursive: true });
  for (const weight of ["400Regular", "600SemiBold", "700Bold"]) {
    const name = weight.replace(/^\d+/, "");
    await copyFile(join(inter, weight, `Inter_${weight}.ttf`), join(fonts, `Inter-${name}.ttf`));
  }
  await copyFile(join(inter, "LICENSE_FONT"), join(fonts, "OFL.txt"));
}

function manifest({ outputs }) {
  const entries = Object.entries(outputs).filter(([, output]) =>
    /^(js|css)\/app\./.test(output.entryPoint),
  );
  return Object.fromEntries(
    entries.map(([file, { entryPoint }]) => [basename(entryPoint), basename(file)]),
  );
}
