package io.keyledger.command.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.events.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Keys of one organization, issued at both deciding sides in turn, to which something happens by time alone. */
final class KeysInTime {

    private static final String NEVER = "null";

    private final TwoCommandSides sides;
    private final OrganizationId organization;
    private final AtomicInteger turns = new AtomicInteger();

    KeysInTime(TwoCommandSides sides) {
        this.sides = sides;
        this.organization = sides.anOrganization();
        warmUp();
    }

    /** A process's first request takes seconds, in which what is soon due would be due already. */
    private void warmUp() {
        issue(NEVER);
        issue(NEVER);
    }

    OrganizationId organization() {
        return organization;
    }

    List<String> expiring(int count, Duration after) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(one -> issue("\"" + Instant.now().plus(after) + "\""))
                .toList();
    }

    List<String> overlapping(int count, Duration overlap) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(one -> {
                    String key = issue(NEVER);
                    rotate(next(), key, overlap);
                    return key;
                })
                .toList();
    }

    void rotate(CommandSideProcess at, String key, Duration overlap) {
        expect(201, sides.post(at, path(key) + "/rotation", "{\"overlap\": \"" + overlap + "\"}"));
    }

    void revoke(CommandSideProcess at, String key) {
        expect(200, sides.post(at, path(key) + "/revocation", "{\"reason\": \"KEY_COMPROMISE\"}"));
    }

    /** What is on record of a key, in order, without the prefix. */
    List<String> facts(String key) {
        return sides.stored().stream(key).stream()
                .map(fact -> fact.type().replace("keyledger.", ""))
                .toList();
    }

    private String issue(String expiresAt) {
        int turn = turns.incrementAndGet();
        return expect(201, sides.post(sides.at(turn), path(""), """
                        {"name": "key %d", "permission": "READ", "environment": "live", "expiresAt": %s}""".formatted(turn, expiresAt)))
                .field("keyId");
    }

    private CommandSideProcess next() {
        return sides.at(turns.incrementAndGet());
    }

    private String path(String key) {
        return "/v1/organizations/" + organization + "/keys" + (key.isEmpty() ? "" : "/" + key);
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }
}
