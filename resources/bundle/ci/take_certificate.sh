#!/usr/bin/env bash
# Puts a Developer ID certificate into a keychain that ends with the job, and tells the steps that follow whose name
# the application bears. Without a certificate it says so, and the application is signed by nobody.
set -euo pipefail

if [ -z "${CERTIFICATE:-}" ]; then
    echo "There is no certificate here: the application is signed by nobody, and not released."
    echo "signed=false" >>"$GITHUB_OUTPUT"
    exit
fi

keychain=$RUNNER_TEMP/heartstudio.keychain-db
certificate=$RUNNER_TEMP/certificate.p12
key_file=$RUNNER_TEMP/notary.p8
password=$(openssl rand -hex 24)

printf '%s' "$CERTIFICATE" | base64 --decode >"$certificate"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$certificate" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
rm "$certificate"
# Without this, codesign would ask a person for permission.
security set-key-partition-list -S apple-tool:,apple:,codesign: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db

identity=$(security find-identity -v -p codesigning "$keychain" |
    sed -n 's/.*"\(Developer ID Application: .*\)".*/\1/p' | head -n 1)
if [ -z "$identity" ]; then
    echo "The certificate is none of a Developer ID Application." >&2
    exit 1
fi
(umask 077 && printf '%s\n' "$NOTARY_KEY" >"$key_file")

{
    echo "HEARTSTUDIO_SIGN_IDENTITY=$identity"
    echo "HEARTSTUDIO_NOTARY_KEY=$key_file"
    echo "HEARTSTUDIO_NOTARY_KEY_ID=$NOTARY_KEY_ID"
    echo "HEARTSTUDIO_NOTARY_ISSUER=$NOTARY_ISSUER"
} >>"$GITHUB_ENV"
echo "signed=true" >>"$GITHUB_OUTPUT"
