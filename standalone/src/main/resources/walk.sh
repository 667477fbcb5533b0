CREDENTIALS=data/initial-credentials.json
field() { sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p'; }
URL=$(field issuer < "$CREDENTIALS")
KEYS=$URL/v1/organizations/$(field organizationId < "$CREDENTIALS")/keys
VALIDATOR=$(field validatorKey < "$CREDENTIALS")

# Who we are: a token for the first client.
TOKEN=$(curl -sS --fail-with-body "$URL/oauth2/token" -d grant_type=client_credentials \
  -u "$(field clientId < "$CREDENTIALS"):$(field clientSecret < "$CREDENTIALS")" | field access_token)
admin() { curl -sS -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' "$@"; }
verify() { curl -sS "$URL/v1/keys/verify" -H "Authorization: Bearer $VALIDATOR" \
  -H 'Content-Type: application/json' -d '{"key":"'"$1"'","permission":"READ"}'; echo; }

# Issue a key. Its secret is shown this once.
ISSUED=$(admin "$KEYS" -d '{"name":"billing","permission":"WRITE","environment":"live"}')
KEY=$(echo "$ISSUED" | field keyId)
FIRST=$(echo "$ISSUED" | field secret)
verify "$FIRST"

# Rotate it. For an hour both secrets work.
SECOND=$(admin "$KEYS/$KEY/rotation" -d '{"overlap":"PT1H"}' | field secret)
verify "$FIRST"
verify "$SECOND"

# Revoke it. Both are refused, at once.
admin "$KEYS/$KEY/revocation" -d '{"reason":"KEY_COMPROMISE","comment":"a walk"}'; echo
verify "$FIRST"
verify "$SECOND"

# The whole story: who did what, when.
admin "$KEYS/$KEY/audit"; echo
