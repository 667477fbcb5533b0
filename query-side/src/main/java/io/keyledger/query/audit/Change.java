package io.keyledger.query.audit;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyNameFreed;
import io.keyledger.events.KeyNameTaken;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationRegistered;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a fact changed, as JSON of the fields concerned before and after it; null where there was nothing.
 *
 * @param keyId the key it is about, if it is about one
 */
record Change(
        @Nullable String keyId,
        @Nullable String before,
        @Nullable String after) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Change of(Fact fact) {
        return switch (fact) {
            case KeyEvent event -> of(event);
            case KeyNameEvent event -> of(event);
            case OrganizationEvent event -> of(event);
        };
    }

    private static Change of(KeyEvent event) {
        String key = event.key().text();
        return switch (event) {
            case KeyIssued issued ->
                new Change(
                        key,
                        null,
                        json(
                                "name", issued.name(),
                                "permission", issued.permission().name(),
                                "environment", issued.environment().text(),
                                "expiresAt", issued.expiresAt(),
                                "secretVersion", issued.version().number()));
            case KeyRotated rotated ->
                new Change(
                        key,
                        json("secretVersion", rotated.version().number() - 1, "previousSecretValidUntil", null),
                        json(
                                "secretVersion", rotated.version().number(),
                                "previousSecretValidUntil", rotated.previousValidUntil()));
            case KeyRevoked revoked ->
                new Change(
                        key,
                        json("state", "ACTIVE"),
                        json(
                                "state", "REVOKED",
                                "reason", revoked.reason().name(),
                                "comment", revoked.comment()));
        };
    }

    private static Change of(KeyNameEvent event) {
        String key = event.key().text();
        String name = json("name", event.name().text());
        return switch (event) {
            case KeyNameTaken taken -> new Change(key, null, name);
            case KeyNameFreed freed -> new Change(key, name, null);
        };
    }

    private static Change of(OrganizationEvent event) {
        return switch (event) {
            case OrganizationRegistered registered -> new Change(null, null, json("name", registered.name()));
            case MemberJoined joined ->
                new Change(
                        null,
                        null,
                        json(
                                "issuer", joined.member().issuer(),
                                "subject", joined.member().subject(),
                                "role", joined.role().name()));
        };
    }

    /** Names and values in turn; values are written as their text, but for numbers and null. */
    private static String json(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            fields.put(
                    String.valueOf(namesAndValues[i]),
                    value == null || value instanceof Number ? value : value.toString());
        }
        return JSON.writeValueAsString(fields);
    }
}
