package io.keyledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyledger.command.key.NewExpiry;
import io.keyledger.command.key.Overlap;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.OrganizationCommand;
import io.keyledger.eventstore.json.CommandSerializer;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command can be handed to another process. */
class CommandsTravelTest {

    private static final SubjectId ADA = new SubjectId("https://id.example", "ada");

    /** One value for each type that a command is made of; a type that is missing here fails the test. */
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(KeyId.class, KeyId.of(new UUID(1, 2))),
            Map.entry(OrganizationId.class, OrganizationId.of(new UUID(3, 4))),
            Map.entry(Name.class, new Name("Größe 😀")),
            Map.entry(Permission.class, Permission.WRITE),
            Map.entry(Environment.class, Environment.of("live")),
            Map.entry(String.class, "kl"),
            Map.entry(SecretDigest.class, new SecretDigest("p1", "ab".repeat(32))),
            Map.entry(Instant.class, Instant.parse("2026-11-26T12:00:00.123Z")),
            Map.entry(RequestId.class, new RequestId("8e03978e", "ab".repeat(32))),
            Map.entry(Actor.class, Actor.person(ADA)),
            Map.entry(Comment.class, new Comment("lost\nin a log")),
            Map.entry(RevocationReason.class, RevocationReason.KEY_COMPROMISE),
            Map.entry(NewExpiry.class, new NewExpiry(null)),
            Map.entry(Overlap.class, new Overlap(Duration.ofMillis(86_400_001))),
            Map.entry(boolean.class, true),
            Map.entry(Role.class, Role.ADMIN),
            Map.entry(SubjectId.class, ADA),
            Map.entry(List.class, List.of(ADA)),
            Map.entry(RotationPolicy.class, RotationPolicy.USUAL));

    private final CommandSerializer serializer = new CommandSerializer();

    static List<Class<?>> commands() {
        List<Class<?>> commands = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.keyledger.command")
                        .stream()
                        .filter(type -> type.isAssignableTo(OrganizationCommand.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
        assertThat(commands).hasSizeGreaterThan(15);
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandArrivesAsItWasSent(Class<?> type) throws Exception {
        Object command = sample(type);

        SerializedObject<byte[]> sent = serializer.serialize(command, byte[].class);

        assertThat(serializer.<byte[], Object>deserialize(sent)).isEqualTo(command);
    }

    @Test
    void whatIsNotOursIsNotRead() {
        SerializedObject<byte[]> foreign =
                new SimpleSerializedObject<>("{}".getBytes(), byte[].class, "java.util.HashMap", null);

        assertThat(serializer.<byte[], Object>deserialize(foreign)).isInstanceOf(UnknownSerializedType.class);
    }

    private static Object sample(Class<?> type) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> canonical = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        canonical.setAccessible(true);
        return canonical.newInstance(Arrays.stream(components)
                .map(component -> {
                    Object value = VALUES.get(component.getType());
                    assertThat(value).as(component.toString()).isNotNull();
                    return value;
                })
                .toArray());
    }
}
