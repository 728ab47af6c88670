// Judges the keys we write and read with Node's crypto and with openssl: `node keys.mjs PROGRAM FOLDER`, FOLDER to be filled.
// Exit 0: a key of each of the three signs the same in all of them, and keys of other kinds are refused by us.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";

const [program, folder] = process.argv.slice(2).map((each) => path.resolve(each));
fs.rmSync(folder, { recursive: true, force: true });
let wrong = 0;
let right = 0;
const expect = (what, holds) => {
  if (holds) right += 1;
  else wrong += 1;
  if (!holds) console.error(`wrong: ${what}`);
};
const run = (name, args, input) => spawnSync(name, args, { cwd: folder, input, encoding: "utf8" });
// Each computer has a home of its own, so a key of its own.
const computer = (name) => {
  const home = path.join(folder, name);
  fs.mkdirSync(home, { recursive: true });
  return (args, input) =>
    spawnSync(program, args, { cwd: home, env: { HOME: home }, input, encoding: "utf8" });
};
const words = Buffer.from("the words that are signed");
const x = (key) => crypto.createPublicKey(key).export({ format: "jwk" }).x;

// Theirs into ours: Node's and openssl's, as PEM and as JWK.
const node = crypto.generateKeyPairSync("ed25519").privateKey;
fs.mkdirSync(folder, { recursive: true });
const openssl = run("openssl", ["genpkey", "-algorithm", "ed25519"]);
const made = { node };
if (openssl.status === 0) made.openssl = crypto.createPrivateKey(openssl.stdout);
else console.error("openssl is not there: its keys were not read");
for (const [name, key] of Object.entries(made)) {
  for (const [form, text] of [
    ["pem", key.export({ format: "pem", type: "pkcs8" })],
    ["jwk", JSON.stringify(key.export({ format: "jwk" }))],
  ]) {
    const tutela = computer(`${name}-${form}`);
    expect(`${name}'s ${form} is taken over`, tutela(["key", "import", "-"], text).status === 0);
    const pem = tutela(["key", "export", "--as", "pem"]).stdout;
    expect(`${name}'s ${form} comes back as PEM`, pem === crypto.createPublicKey(key).export({ format: "pem", type: "spki" }));
    const jwk = JSON.parse(tutela(["key", "export", "--as", "jwk"]).stdout);
    expect(`${name}'s ${form} comes back as JWK`, jwk.x === x(key) && jwk.d === undefined);
  }
}

// Ours into theirs: what one signs the other verifies.
const ours = computer("ours");
ours(["key", "export"]);
ours(["key", "export", "--secret", "secret.pem", "--as", "pem"]);
ours(["key", "export", "--secret", "secret.jwk", "--as", "jwk"]);
const read = (name) => fs.readFileSync(path.join(folder, "ours", name), "utf8");
const secrets = [
  crypto.createPrivateKey(read("secret.pem")),
  crypto.createPrivateKey({ key: JSON.parse(read("secret.jwk")), format: "jwk" }),
];
const publics = [
  crypto.createPublicKey(ours(["key", "export", "--as", "pem"]).stdout),
  crypto.createPublicKey({ key: JSON.parse(ours(["key", "export", "--as", "jwk"]).stdout), format: "jwk" }),
];
for (const secret of secrets) {
  const signature = crypto.sign(null, words, secret);
  for (const key of publics) expect("Node verifies what it signed with our key", crypto.verify(null, words, key, signature));
}
if (made.openssl) {
  fs.writeFileSync(path.join(folder, "public.pem"), ours(["key", "export", "--as", "pem"]).stdout);
  fs.writeFileSync(path.join(folder, "words"), words);
  const signed = run("openssl", ["pkeyutl", "-sign", "-rawin", "-inkey", "ours/secret.pem", "-in", "words", "-out", "signature"]);
  expect("openssl signs with our secret key", signed.status === 0);
  const checked = run("openssl", ["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "public.pem", "-in", "words", "-sigfile", "signature"]);
  expect("openssl verifies with our public key", checked.status === 0);
}

// What is no Ed25519 key, or is locked, is refused, and our key stays.
const before = ours(["key", "export"]).stdout;
const others = {
  rsa: crypto.generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey,
  p256: crypto.generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
  secp256k1: crypto.generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey,
  x25519: crypto.generateKeyPairSync("x25519").privateKey,
  ed448: crypto.generateKeyPairSync("ed448").privateKey,
};
for (const [name, key] of Object.entries(others)) {
  for (const text of [key.export({ format: "pem", type: "pkcs8" }), JSON.stringify(key.export({ format: "jwk" }))]) {
    const refused = ours(["key", "import", "-"], text);
    expect(`${name} is refused`, refused.status === 3 && /Ed25519/.test(refused.stderr));
  }
}
const locked = node.export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "horse battery" });
const refused = ours(["key", "import", "-"], locked);
expect("a locked key is refused", refused.status === 3 && /passphrase/.test(refused.stderr));
expect("our key stays", ours(["key", "export"]).stdout === before);
console.error(`Node's crypto and openssl: ${right} judged rightly, ${wrong} wrongly`);
process.exit(wrong ? 1 : 0);
