#!/usr/bin/env bash
# Keycloak reads passwords from its environment only; so that they stand in no file but the secrets, they are put there here.
set -eu
KC_BOOTSTRAP_ADMIN_PASSWORD=$(</run/secrets/keycloak-admin-password)
KEYLEDGER_WALK_SECRET=$(</run/secrets/walk-secret)
export KC_BOOTSTRAP_ADMIN_PASSWORD KEYLEDGER_WALK_SECRET
exec /opt/keycloak/bin/kc.sh start --import-realm
