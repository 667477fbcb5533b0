package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Who says who is asking: the realm that Keycloak is started with. */
final class IdentityChecks {

    private static final String CLIENT = "/clients/0";
    private static final String AUDIENCE = CLIENT + "/protocolMappers/0";
    private static final String SUBJECT = CLIENT + "/protocolMappers/1";
    private static final String USER = "/users/0";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private IdentityChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "a realm takes tokens' requests over plain HTTP, from nobody who is not known",
                        IdentityChecks::realm),
                new Check("a client gets tokens for itself, by a secret that no file holds", IdentityChecks::client),
                new Check("a token names Keyledger as its audience and who bears it", IdentityChecks::token),
                new Check("the first Owner is that client's account", IdentityChecks::owner));
    }

    private static void realm(Installation files) {
        assertThat(files.realm().json().propertyNames())
                .containsExactlyInAnyOrder(
                        "realm",
                        "enabled",
                        "sslRequired",
                        "registrationAllowed",
                        "bruteForceProtected",
                        "clients",
                        "users");
        says(
                files,
                Map.of(
                        "/realm", "keyledger",
                        "/enabled", "true",
                        "/sslRequired", "none",
                        "/registrationAllowed", "false",
                        "/bruteForceProtected", "true"));
    }

    private static void client(Installation files) {
        assertThat(files.realm().json().at("/clients")).hasSize(1);
        says(
                files,
                Map.of(
                        CLIENT + "/enabled", "true",
                        CLIENT + "/publicClient", "false",
                        CLIENT + "/serviceAccountsEnabled", "true",
                        CLIENT + "/standardFlowEnabled", "false",
                        CLIENT + "/directAccessGrantsEnabled", "false",
                        CLIENT + "/clientId", Checkout.find(Compose.FILE, "-d client_id=(\\S+)")));
        String secret = files.realm().text(CLIENT + "/secret");
        assertThat(secret).matches("\\$\\{\\w+}");
        assertThat(Checkout.text("docker/keycloak/start.sh").lines())
                .contains(
                        secret.substring(2, secret.length() - 1) + "=$(</run/secrets/walk-secret)",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD=$(</run/secrets/keycloak-admin-password)",
                        "export KC_BOOTSTRAP_ADMIN_PASSWORD " + secret.substring(2, secret.length() - 1),
                        "exec /opt/keycloak/bin/kc.sh start --import-realm");
    }

    private static void token(Installation files) {
        assertThat(files.realm().json().at(CLIENT + "/protocolMappers")).hasSize(2);
        says(
                files,
                Map.of(
                        AUDIENCE + "/protocol", "openid-connect",
                        AUDIENCE + "/protocolMapper", "oidc-audience-mapper",
                        AUDIENCE + "/config/access.token.claim", "true",
                        AUDIENCE + "/config/included.custom.audience",
                                Checkout.find(
                                        "identity/src/main/java/io/keyledger/identity/IdentityProperties.java",
                                        "@DefaultValue\\(\"(\\w+)\"\\) String audience"),
                        SUBJECT + "/protocol", "openid-connect",
                        SUBJECT + "/protocolMapper", "oidc-sub-mapper",
                        SUBJECT + "/config/access.token.claim", "true",
                        SUBJECT + "/config/introspection.token.claim", "true"));
    }

    private static void owner(Installation files) {
        JsonNode users = files.realm().json().at("/users");
        assertThat(users).hasSize(1);
        assertThat(users.get(0).propertyNames())
                .containsExactlyInAnyOrder("id", "username", "enabled", "serviceAccountClientId");
        String client = files.realm().text(CLIENT + "/clientId");
        assertThat(files.realm().text(USER + "/id")).matches(ID);
        says(
                files,
                Map.of(
                        USER + "/id",
                        files.compose().variable(Compose.FIRST_START, "KEYLEDGER_FIRSTOWNER"),
                        USER + "/username",
                        "service-account-" + client,
                        USER + "/enabled",
                        "true",
                        USER + "/serviceAccountClientId",
                        client));
    }

    private static void says(Installation files, Map<String, String> values) {
        values.forEach((pointer, value) ->
                assertThat(files.realm().text(pointer)).as(pointer).isEqualTo(value));
    }
}
