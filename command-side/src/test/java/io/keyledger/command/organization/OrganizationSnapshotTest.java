package io.keyledger.command.organization;

import static io.keyledger.command.organization.OrganizationLife.OPERATOR;
import static io.keyledger.command.organization.OrganizationLife.REGISTERED;
import static io.keyledger.command.organization.OrganizationLife.joined;
import static io.keyledger.command.organization.OrganizationLife.subject;
import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.command.request.RequestId;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.json.SnapshotJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationSnapshotTest {

    private static final RotationPolicy QUARTERLY =
            new RotationPolicy(Duration.ofDays(90), Duration.ofHours(1), Duration.ofDays(7));
    private static final OrganizationState STATE = fold(
            OrganizationState.NONE,
            List.of(
                    new OrganizationRegistered(ACME, "Acme – «Söhne» \"1\"", OPERATOR, NOW),
                    joined(subject(Role.OWNER), Role.OWNER),
                    joined(subject(Role.ADMIN), Role.ADMIN),
                    joined(subject(Role.AUDITOR), Role.AUDITOR),
                    joined(new SubjectId("https://other.example", "owner"), Role.MEMBER),
                    new RotationPolicyChanged(ACME, RotationPolicy.USUAL, QUARTERLY, OPERATOR, NOW)));

    private final OrganizationSnapshots kind = new OrganizationSnapshots();
    private final SnapshotJson json = new SnapshotJson();

    @Test
    void aSnapshotIsWrittenExactlyAsItsGoldenFileSays() throws IOException {
        assertThat(json.write(kind.record(STATE))).isEqualTo(golden());
    }

    @Test
    void theGoldenFileStillReadsAsItsState() throws IOException {
        assertThat(kind.restored(json.read(golden(), kind.recordType()))).isEqualTo(STATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"organization\":\"org_1\",\"name\":\"Acme\",\"members\":{},\"closed\":false}",
                "{\"organization\":\"org_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"name\":\"Acme\"}",
                "{\"organization\":\"org_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"name\":\"Acme\",\"members\":{\"i\":{\"s\":null}}}",
                "{\"organization\":\"org_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"name\":\"Acme\",\"members\":{},\"more\":1}"
            })
    void whatIsNotASnapshotIsNotRead(String text) {
        assertThatThrownBy(() -> kind.restored(json.read(text, kind.recordType())))
                .isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"joins\":null,",
                "\"joins\":{\"x\":\"digest\"},",
                "\"joins\":{\"00000000-0000-0000-0000-000000000000\":null},"
            })
    void namedJoinsAreReadAsTheyAreWrittenOrNotAtAll(String joins) throws IOException {
        String text = golden().replaceFirst("\"joins\":\\{[^}]*},", joins);
        assertThat(text).isNotEqualTo(golden());

        assertThatThrownBy(() -> kind.restored(json.read(text, kind.recordType())))
                .isInstanceOf(RuntimeException.class);
    }

    /** Whatever happened, and whenever it was remembered: what is decided from is the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aStateIsTheSameWithASnapshotAtAnyPoint(int seed) {
        List<OrganizationEvent> events = someHistory(new Random(seed));
        OrganizationState whole = fold(OrganizationState.NONE, events);
        for (int point = 1; point <= events.size(); point++) {
            OrganizationState then = fold(OrganizationState.NONE, events.subList(0, point));

            OrganizationState restored = kind.restored(json.read(json.write(kind.record(then)), kind.recordType()));

            assertThat(restored).isEqualTo(then);
            assertThat(fold(restored, events.subList(point, events.size()))).isEqualTo(whole);
            assertThat(restored).as("not changed by what comes after").isEqualTo(then);
        }
    }

    private static OrganizationState fold(OrganizationState from, List<OrganizationEvent> events) {
        OrganizationState state = from;
        for (OrganizationEvent event : events) {
            state = state.after(event, request(event));
        }
        return state;
    }

    /** Every name but those of plain members' joins. */
    private static @Nullable RequestId request(OrganizationEvent event) {
        if (event instanceof OrganizationRegistered) {
            return new RequestId("registration", "digest");
        }
        return event instanceof MemberJoined joined && joined.role() != Role.MEMBER
                ? new RequestId(joined.member().subject(), "digest of " + joined.role())
                : null;
    }

    private static List<OrganizationEvent> someHistory(Random random) {
        List<OrganizationEvent> events = new ArrayList<>(List.of(REGISTERED));
        for (int i = random.nextInt(60); i > 0; i--) {
            events.add(someEvent(random));
        }
        return events;
    }

    private static OrganizationEvent someEvent(Random random) {
        SubjectId member = new SubjectId("https://issuer" + random.nextInt(3), "member" + random.nextInt(20));
        Role role = List.of(Role.values()).get(random.nextInt(Role.values().length));
        return switch (random.nextInt(12)) {
            case 0 -> new OrganizationRenamed(ACME, "Acme", "Acme " + random.nextInt(9), OPERATOR, NOW);
            case 1 -> new OrganizationClosed(ACME, "", OPERATOR, NOW);
            case 2 -> new RotationPolicyChanged(ACME, RotationPolicy.USUAL, QUARTERLY, OPERATOR, NOW);
            case 3, 4 -> new MemberLeft(ACME, member, role, OPERATOR, NOW);
            case 5, 6 -> new MemberRoleChanged(ACME, member, role, Role.AUDITOR, OPERATOR, NOW);
            default -> new MemberJoined(ACME, member, role, OPERATOR, NOW);
        };
    }

    private String golden() throws IOException {
        return Files.readString(Path.of("src/test/resources/golden", kind.typeName() + "." + kind.revision() + ".json"))
                .strip();
    }
}
