//! Published test vectors: RFC 8032 section 7.1, and `eddsa-jcs-2022` of the W3C's vc-di-eddsa (appendix B.3).

use ed25519_dalek::{Signature, Signer};
use serde_json::{Map, Value, json};

use crate::core::session::form::hex;
use crate::credential::key::from_hex;
use crate::credential::multikey::from_multibase;
use crate::credential::proof::{Proof, hashes};
use crate::credential::{IssuerKey, SigningKey, canonical};

// Secret key, public key, message, signature.
const RFC_8032: [(&str, &str, &str, &str); 5] = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5",
        "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
        include_str!("rfc8032-1024.hex"),
        "0aab4c900501b3e24d7cdf4663326a3a87df5e4843b2cbdb67cbf6e460fec350aa5371b1508f9f4528ecea23c436d94b5e8fcd4f681e30a6ac00a9704a188a03",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
];

#[test]
fn ed25519_is_that_of_rfc_8032() {
    for (secret, public, message, signature) in RFC_8032 {
        let message: String = message.split_whitespace().collect();
        let (pairs, _) = message.as_bytes().as_chunks::<2>();
        let message: Vec<u8> = pairs
            .iter()
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).expect("text"), 16))
            .collect::<Result<_, _>>()
            .expect("hex");
        let key = SigningKey::from_bytes(&from_hex(secret).expect("32 bytes"));
        assert_eq!(IssuerKey::of(&key).to_string(), public);
        let made = key.sign(&message);
        assert_eq!(hex(&made.to_bytes()), signature);
        let given = Signature::from_bytes(&from_hex(signature).expect("64 bytes"));
        let public = IssuerKey::of(&key);
        assert!(public.verifying().verify_strict(&message, &given).is_ok());
        let longer = [&message[..], b"x"].concat();
        assert!(public.verifying().verify_strict(&longer, &given).is_err());
    }
}

const KEY: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
const SECRET: &str = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";

fn secret() -> SigningKey {
    let bytes = from_multibase(SECRET, 60).expect("base58");
    // Behind the multicodec `ed25519-priv`.
    let [0x80, 0x26, secret @ ..] = &bytes[..] else {
        panic!("another kind of key");
    };
    SigningKey::from_bytes(secret.try_into().expect("32 bytes"))
}

fn map(value: Value) -> Map<String, Value> {
    value.as_object().expect("an object").clone()
}

fn alumni() -> Map<String, Value> {
    map(json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
    }))
}

fn options(method: &str) -> Map<String, Value> {
    map(json!({
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    }))
}

#[test]
fn the_key_pair_of_the_w3c_is_read() {
    assert_eq!(IssuerKey::of(&secret()).multikey(), KEY);
    assert_eq!(IssuerKey::from_multikey(KEY), Ok(IssuerKey::of(&secret())));
}

#[test]
fn the_canonical_forms_and_hashes_are_those_of_the_w3c() {
    assert_eq!(
        canonical(&alumni()),
        r#"{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"credentialSubject":{"alumniOf":"The School of Examples","id":"did:example:abcdefgh"},"description":"A minimum viable example of an Alumni Credential.","id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33","issuer":"https://vc.example/issuers/5678","name":"Alumni Credential","type":["VerifiableCredential","AlumniCredential"],"validFrom":"2023-01-01T00:00:00Z"}"#
    );
    let options = options(&format!("did:key:{KEY}#{KEY}"));
    assert_eq!(
        canonical(&options),
        r#"{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"created":"2023-02-24T23:36:38Z","cryptosuite":"eddsa-jcs-2022","proofPurpose":"assertionMethod","type":"DataIntegrityProof","verificationMethod":"did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"}"#
    );
    assert_eq!(
        hex(&hashes(&canonical(&options), &canonical(&alumni()))),
        "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
    );
}

// The Recommendation names the key by its DID, the later draft by the issuer's address; each has its own signature.
const SIGNATURES: [(&str, &str, &str); 2] = [
    (
        "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        "407cd12654b33d718ecbb99179a1506daaa849450bf3fc523cce3e1c96f8b80351da3f253d725c6f00b07c9e5448d50b3ef78012b9ab54255116d069c6dd2808",
        "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX",
    ),
    (
        "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        "fc91dec6565f35fbe185a77352e7fc512f95d1904da305cfef32ab8135469301f5a72d4e7a58368fc6ffc497b44633993bac054e3bc1436e3c846db8f1544503",
        "z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4",
    ),
];

#[test]
fn both_published_signatures_are_made_and_checked_as_the_w3c_has_them() {
    for (method, signature, value) in SIGNATURES {
        let hashes = hashes(&canonical(&options(method)), &canonical(&alumni()));
        let made = secret().sign(&hashes);
        assert_eq!(hex(&made.to_bytes()), signature, "{method}");
        let bytes = from_multibase(value, 90).expect("base58");
        assert_eq!(hex(&bytes), signature, "{method}");
        let key = IssuerKey::from_multikey(KEY).expect("a key");
        let given = Signature::from_slice(&bytes).expect("64 bytes");
        assert!(key.verifying().verify_strict(&hashes, &given).is_ok());
    }
}

#[test]
fn a_foreign_credential_is_refused_for_what_it_has_that_ours_has_not() {
    let mut document = alumni();
    let (method, _, value) = SIGNATURES[0];
    let mut proof = options(method);
    proof.insert("proofValue".into(), value.into());
    document.insert("proof".into(), vec![Value::Object(proof)].into());
    let refused = Proof::take(&mut document).expect_err("a proof with fields of its own");
    assert!(refused.to_string().contains("@context"), "{refused}");
}

#[test]
fn the_quick_canonical_form_is_that_of_rfc_8785() {
    let all: String = (0..0x300).filter_map(char::from_u32).collect();
    let value = map(json!({
        "z": [all, "\u{2028}\u{fffe}\u{ffff}\u{1f600}", "</script>\"\\/"],
        "a": {"b": 0, "B": 9_007_199_254_740_991_u64, "_": null, "-": true, "": {}},
        "10": [], "9": false,
    }));
    let text = serde_jcs::to_string(&value).expect("JSON");
    assert_eq!(canonical(&value), text);
    for odd in [
        json!({"n": 9_007_199_254_740_993_u64}),
        json!({"n": -5, "m": 1.5, "k": 1e21}),
        json!({"\u{ff61}": 1, "\u{1f600}": 2}),
    ] {
        let odd = map(odd);
        assert_eq!(canonical(&odd), serde_jcs::to_string(&odd).expect("JSON"));
    }
}
