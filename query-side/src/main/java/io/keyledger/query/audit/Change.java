package io.keyledger.query.audit;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyNameFreed;
import io.keyledger.events.KeyNameTaken;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeyState;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.events.SubjectId;
import java.time.Instant;
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

    /** @param earlier how the key stood that the fact is about; null if it is about none, or nothing was known of the key */
    static Change of(Fact fact, @Nullable AuditedKey earlier) {
        return switch (fact) {
            case KeyIssued issued -> of(issued);
            case KeyEvent event -> of(event, earlier);
            case KeyNameEvent event -> of(event);
            case OrganizationEvent event -> of(event);
        };
    }

    private static Change of(KeyIssued issued) {
        return new Change(
                issued.key().text(),
                null,
                json(
                        "name", issued.name(),
                        "permission", issued.permission().name(),
                        "environment", issued.environment().text(),
                        "expiresAt", issued.expiresAt(),
                        "secretVersion", issued.version().number()));
    }

    private static Change of(KeyEvent event, @Nullable AuditedKey earlier) {
        String key = event.key().text();
        KeyState state = earlier == null ? null : earlier.stateAt(event.at());
        Instant previousValidUntil = earlier == null ? null : earlier.previousValidUntil;
        return switch (event) {
            case KeyIssued issued -> of(issued);
            case KeyRotated rotated ->
                new Change(
                        key,
                        json(
                                "secretVersion",
                                rotated.version().number() - 1,
                                "previousSecretValidUntil",
                                previousValidUntil),
                        json(
                                "secretVersion", rotated.version().number(),
                                "previousSecretValidUntil", rotated.previousValidUntil()));
            case PreviousSecretRetired end ->
                new Change(
                        key,
                        json("previousSecretValidUntil", previousValidUntil),
                        json(
                                "previousSecretValidUntil", end.validUntil(),
                                "retiredSecretVersion", end.version().number(),
                                "cause", end.cause().name()));
            case KeyRenamed renamed ->
                new Change(key, json("name", renamed.previousName()), json("name", renamed.name()));
            case KeySuspended suspended ->
                new Change(key, json("state", state), json("state", "SUSPENDED", "comment", suspended.comment()));
            case KeyResumed resumed -> new Change(key, json("state", state), json("state", "ACTIVE"));
            case KeyExpiryChanged changed ->
                new Change(key, json("expiresAt", changed.previousExpiresAt()), json("expiresAt", changed.expiresAt()));
            case KeyExpired end ->
                new Change(
                        key,
                        json("state", earlier == null ? null : earlier.recorded()),
                        json("state", "EXPIRED", "expiredAt", end.expiredAt()));
            case KeyRevoked revoked ->
                new Change(
                        key,
                        json("state", state),
                        json(
                                "state", "REVOKED",
                                "reason", revoked.reason().name(),
                                "comment", revoked.comment()));
        };
    }

    private static Change of(KeyNameEvent event) {
        String key = event.key().text();
        String name = json("nameId", event.name().text());
        return switch (event) {
            case KeyNameTaken taken -> new Change(key, null, name);
            case KeyNameFreed freed -> new Change(key, name, null);
        };
    }

    private static Change of(OrganizationEvent event) {
        return switch (event) {
            case OrganizationRegistered registered -> new Change(null, null, json("name", registered.name()));
            case OrganizationRenamed renamed ->
                new Change(null, json("name", renamed.previousName()), json("name", renamed.name()));
            case OrganizationClosed closed ->
                new Change(null, json("closed", "false"), json("closed", "true", "comment", closed.comment()));
            case MemberJoined joined -> new Change(null, null, member(joined.member(), joined.role()));
            case MemberRoleChanged changed ->
                new Change(
                        null,
                        member(changed.member(), changed.previousRole()),
                        member(changed.member(), changed.role()));
            case MemberLeft left -> new Change(null, member(left.member(), left.role()), null);
            case RotationPolicyChanged changed ->
                new Change(null, policy(changed.previousPolicy()), policy(changed.policy()));
        };
    }

    private static String member(SubjectId member, Role role) {
        return json("issuer", member.issuer(), "subject", member.subject(), "role", role.name());
    }

    private static String policy(RotationPolicy policy) {
        return json(
                "maximumSecretAge", policy.maximumSecretAge(),
                "defaultOverlap", policy.defaultOverlap(),
                "maximumOverlap", policy.maximumOverlap());
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
