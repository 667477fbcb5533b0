package io.keyledger.eventstore.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Fact;
import io.keyledger.events.FactType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFactsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final FactSerializer serializer = new FactSerializer();

    static Set<String> names() {
        return new TreeSet<>(GoldenFacts.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFactIsWrittenExactlyAsItsGoldenFileSays(String name) throws IOException {
        SerializedObject<String> written = serializer.serialize(fact(name), String.class);

        assertThat(written.getData()).isEqualTo(golden(name));
        assertThat(name.split("-", 2)[0])
                .isEqualTo(written.getType().getName() + "." + written.getType().getRevision());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGoldenFileStillReadsAsItsFact(String name) throws IOException {
        FactType type = FactType.of(fact(name));

        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                golden(name), String.class, type.typeName(), Integer.toString(type.revision())));

        assertThat(read).isEqualTo(fact(name));
    }

    @Test
    void everyTypeHasItsGoldenFile() {
        assertThat(GoldenFacts.ALL.keySet())
                .containsAll(Arrays.stream(FactType.values())
                        .map(type -> type.typeName() + "." + type.revision())
                        .toList());
    }

    @Test
    void noGoldenFileIsAnOrphan() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(names().stream().map(name -> name + ".json").collect(Collectors.toSet()));
        }
    }

    private static Fact fact(String name) {
        Fact fact = GoldenFacts.ALL.get(name);
        assertThat(fact).as(name).isNotNull();
        return Objects.requireNonNull(fact);
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name + ".json")).strip();
    }
}
