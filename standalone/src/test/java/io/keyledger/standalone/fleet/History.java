package io.keyledger.standalone.fleet;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The store as somebody reads it who has nothing but its rows and the papers: what became of each secret, up to any position
 * and at any time. It shares no code with the program.
 */
final class History {

    /** A row. */
    record Fact(long position, String type, JsonNode payload) {

        String text(String field) {
            return payload.path(field).asString("");
        }

        Instant instant(String field) {
            return payload.path(field).isString() ? Instant.parse(text(field)) : Instant.MAX;
        }
    }

    /** What Axon Server holds beside facts (ADR 0019). */
    private static final String TURN = "keyledger.TurnTaken";

    private final List<Long> positions = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, List<Fact>> byKey = new HashMap<>();
    private final Map<String, Fact> closures = new HashMap<>();

    private History() {}

    static History of(Fleet fleet) {
        History history = new History();
        if (AxonServerUnderTest.isStore()) {
            AxonServerUnderTest.read(history::add);
        } else {
            history.addRows(fleet.database());
        }
        return history;
    }

    /** That of PostgreSQL, whatever the tests are run against. */
    static History ofPostgres(Fleet fleet) {
        History history = new History();
        history.addRows(fleet.database());
        return history;
    }

    private void addRows(FleetDatabase database) {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select position, type, payload from eventstore.event order by position")) {
            while (row.next()) {
                add(row.getLong(1), row.getString(2), row.getString(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(long position, String type, String payload) {
        positions.add(position);
        if (!type.equals(TURN)) {
            add(new Fact(
                    position,
                    type.substring("keyledger.".length()),
                    JsonMapper.shared().readTree(payload)));
        }
    }

    private void add(Fact fact) {
        facts.add(fact);
        if (fact.type().equals("OrganizationClosed")) {
            closures.put(fact.text("organization"), fact);
        } else if (fact.payload().has("key") && !fact.type().startsWith("KeyName")) {
            byKey.computeIfAbsent(fact.text("key"), key -> new ArrayList<>()).add(fact);
        }
    }

    /** Of everything that is stored, facts or not. */
    List<Long> positions() {
        return positions;
    }

    List<Fact> facts() {
        return facts;
    }

    List<Fact> ofKey(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The keys of an organization, the first issued first. */
    List<String> issuedIn(OrganizationId organization) {
        return facts.stream()
                .filter(fact -> fact.type().equals("KeyIssued")
                        && fact.text("organization").equals(organization.text()))
                .map(fact -> fact.text("key"))
                .toList();
    }

    /** The verdict on a secret for one who knows everything up to that position, at that time. */
    String verdict(Diary.Secret secret, long position, Instant at) {
        List<Fact> known = ofKey(secret.key()).stream()
                .filter(fact -> fact.position() <= position)
                .toList();
        if (known.stream()
                .noneMatch(fact -> fact.payload().path("version").asInt() == secret.version()
                        && !fact.type().equals("PreviousSecretRetired"))) {
            return "NOT_FOUND";
        }
        Fact closure = closures.get(known.getFirst().text("organization"));
        if (has(known, "KeyRevoked") || (closure != null && closure.position() <= position)) {
            return "REVOKED";
        }
        Instant end = end(known, secret.version());
        Instant expiry = expiry(known);
        if (!at.isBefore(end) && end.isBefore(expiry)) {
            return "RETIRED_SECRET";
        }
        if (!at.isBefore(expiry)) {
            return "EXPIRED";
        }
        return isSuspended(known) ? "SUSPENDED" : "VALID";
    }

    /** When time alone may change the verdict, for one who knows everything up to that position. */
    List<Instant> boundaries(Diary.Secret secret, long position) {
        List<Fact> known = ofKey(secret.key()).stream()
                .filter(fact -> fact.position() <= position)
                .toList();
        return known.isEmpty() ? List.of() : List.of(expiry(known), end(known, secret.version()));
    }

    private static boolean has(List<Fact> known, String type) {
        return known.stream().anyMatch(fact -> fact.type().equals(type));
    }

    private static Instant expiry(List<Fact> known) {
        return known.stream()
                .filter(fact -> fact.type().equals("KeyIssued") || fact.type().equals("KeyExpiryChanged"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .instant("expiresAt");
    }

    /** When a secret's overlap ends or was ended; never for the current one. */
    private static Instant end(List<Fact> known, int version) {
        Instant end = Instant.MAX;
        for (Fact fact : known) {
            int named = fact.payload().path("version").asInt();
            if (fact.type().equals("KeyRotated") && named == version + 1) {
                end = fact.instant("previousValidUntil");
            } else if (fact.type().equals("PreviousSecretRetired") && named == version) {
                end = fact.instant("validUntil");
            }
        }
        return end;
    }

    private static boolean isSuspended(List<Fact> known) {
        return known.stream()
                .filter(fact ->
                        fact.type().equals("KeySuspended") || fact.type().equals("KeyResumed"))
                .reduce((earlier, later) -> later)
                .filter(last -> last.type().equals("KeySuspended"))
                .isPresent();
    }
}
