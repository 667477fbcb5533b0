package io.keyledger.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first start killed between any two of its steps leaves a directory with which the next one goes on. */
class FirstStartCutShortTest {

    private static final KeyringMaker KEYRING = file -> Files.writeString(file, "a keyring");

    /** What a first start brings about, in its order. */
    private static final List<String> STEPS = List.of(
            "data/",
            "data/lock",
            "data-keys/",
            "data-keys/keyring.properties.new",
            "data-keys/keyring.properties",
            "data/keyledger.properties.new");

    @TempDir
    private Path place;

    private Path data;
    private Path keyring;

    @BeforeEach
    void names() {
        data = place.resolve("data");
        keyring = place.resolve("data-keys/keyring.properties");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void theNextStartGoesOnAfterAnyStep(int steps) throws IOException {
        for (String step : STEPS.subList(0, steps)) {
            leave(step);
        }
        DataDirectory.open(data, null, KEYRING).close();
        assertThat(data.resolve("keyledger.properties")).content().contains("format=1");
        assertThat(keyring).hasContent(steps < 5 ? "a keyring" : "cut short");
        assertThat(OwnerOnly.unfinished(keyring)).doesNotExist();
    }

    @Test
    void theDirectoryIsNotMarkedBeforeItsKeyringExists() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DataDirectory.open(data, null, file -> {
                    Files.writeString(file, "half");
                    throw new IllegalStateException("killed");
                }));
        assertThat(data.resolve("keyledger.properties")).doesNotExist();
        DataDirectory.open(data, null, KEYRING).close();
        assertThat(keyring).hasContent("a keyring");
    }

    private void leave(String step) throws IOException {
        Path path = place.resolve(step);
        if (step.endsWith("/")) {
            Files.createDirectory(path);
        } else if (step.equals("data-keys/keyring.properties")) {
            Files.move(OwnerOnly.unfinished(path), path);
        } else {
            Files.writeString(path, step.endsWith("lock") ? "" : "cut short");
        }
    }
}
